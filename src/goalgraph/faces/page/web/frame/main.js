"use strict";
/**
 * Puts the page together and keeps it in step with its state.
 *
 * @needs all announce bands BASES byId data drawFoot drawnBy el fill fillPanel firstLang fit focusStage foreign
 *   fragment go input isCard lang must name needOptions obeyed palette plan planPicker readFragment reload render
 *   resource rove savePicture say searchBox sizeTools state svg t unreadable view views VIEWS wasStale whenWhole
 */
{
  const { byId, el, t } = Page;
  let built = "";
  /** @param {string} id @param {string} text @param {() => unknown} onclick @param {Attributes} [more] */
  const button = (id, text, onclick, more) => el("button", { type: "button", class: "button", id, onclick, ...more }, text);

  /** @param {string} lang */
  const speak = (lang) => {
    Page.lang = lang;
    Page.go({}, "language");
  };
  // One other language is a button, several are a list.
  const languages = () => {
    const all = Object.keys(Page.data.texts);
    /** @param {string} lang */
    const name = (lang) => Page.data.texts[lang].language;
    const [other, ...more] = all.filter((lang) => lang !== Page.lang);
    if (!other) return [];
    if (!more.length) return button("language", name(other), () => speak(other), { lang: other });
    return el("select", { id: "language", class: "button", "aria-label": t("languages"), onchange: (event) => speak(event.target.value) },
      all.map((lang) => el("option", { value: lang, lang, selected: lang === Page.lang }, name(lang))));
  };

  // The header has room for two short lines rather than a long one; after a comma rather than elsewhere.
  /** @param {string} text */
  const halves = (text) => {
    const places = [...text.matchAll(text.includes(", ") ? /(?<=,) /g : / /g)].map(({ index }) => index);
    if (!places.length) return [text];
    const at = places.reduce((best, one) => (Math.abs(one - text.length / 2) < Math.abs(best - text.length / 2) ? one : best));
    return [text.slice(0, at), text.slice(at + 1)];
  };
  const frame = () => {
    document.documentElement.lang = Page.lang;
    const label = Page.plan?.label ?? Page.data.plan;
    const title = Page.say(label);
    document.title = title;
    byId("title").title = title;
    Page.fill(byId("title"), halves(title).map((half, n) => [n ? " " : "", el("span", { lang: Page.foreign(label) }, half)]));
    byId("skip").textContent = t("skip");
    byId("views").setAttribute("aria-label", t("views"));
    Page.fill(byId("tools"), 
      Page.sizeTools(),
      button("save", t("save_image"), Page.savePicture),
      languages(),
    );
    document.documentElement.classList.toggle("no-plan", Boolean(Page.data.plans) && !Page.plan);
    byId("title").classList.toggle("hidden", Boolean(Page.data.plans) && !Page.plan);
    Page.fill(byId("picker"), Page.planPicker());
    byId("search").hidden = Boolean(Page.data.plans) && !Page.plan;
    Page.fill(byId("search"), Page.searchBox());
  };

  // The tabs: views with the same tab share it, and the first of them is the way in.
  const views = () => {
    const tabs = new Map();
    for (const name of Page.VIEWS) {
      const { tab, when } = Page.must(Page.views.get(name), name);
      if (tab && !tabs.has(tab) && when()) tabs.set(tab, name);
    }
    const current = Page.view();
    Page.fill(byId("views"), [...tabs].map(([tab, name]) => {
      const id = `v-${tab.replace("view_", "")}`;
      const to = name === "oversikt" && Page.state.chosen ? "trad" : name;
      return button(id, t(tab), () => Page.go({ view: to, leaf: null }, Page.views.get(to)?.focus ?? id), { "aria-pressed": String(tab === current.tab) });
    }));
    Page.input("save").disabled = !current.picture;
    for (const { mark } of Page.views.values()) if (mark) document.documentElement.classList.toggle(mark, mark === current.mark);
  };

  /** @param {Basis | "thread"} basis */
  const sample = (basis) => {
    /** @param {number} width @param {string} colour @param {string} [dashes] */
    const line = (width, colour, dashes) => Page.svg("line", { x1: 0, x2: 44, y1: 6, y2: 6, stroke: colour, "stroke-width": width, "stroke-dasharray": dashes });
    const colours = Page.palette();
    const lines = {
      stated: [line(2, colours.line)], derived: [line(2, colours.line, "8 7")], decided: [line(6, colours.line), line(2, colours.paper)],
      thread: [line(4, colours.thread)],
    };
    return Page.svg("svg", { class: "sample", viewBox: "0 0 44 12", "aria-hidden": "true" }, lines[basis]);
  };

  const filters = () => {
    const { state } = Page;
    /** @param {string} value @param {string} text @param {string} now @param {string | null} [lang] */
    const option = (value, text, now, lang) => el("option", { value, selected: value === now, lang }, text);
    const needs = Page.needOptions((value, text, lang) => option(value, text, state.need, lang));
    /** @param {Basis} key */
    const basis = (key) => el("label", null,
      el("input", {
        type: "checkbox", id: `b-${key}`, checked: state.bases.includes(key),
        onchange: (event) => Page.go({ bases: Page.BASES.filter((one) => (one === key ? event.target.checked : state.bases.includes(one))) }, `b-${key}`),
      }), sample(key), t(`basis.${key}`));
    /** @param {string} id @param {"area" | "need"} key @param {string} label @param {Child} options */
    const choose = (id, key, label, options) => {
      const select = el("select", { id, onchange: (event) => filtered(key, event.target.value, id) }, options);
      select.title = select.selectedOptions[0].text;
      return el("label", null, label, select);
    };
    const view = Page.view();
    Page.fill(byId("bar"), [
      state.view === "fokus" ? button("back", `← ${t("back")}`, () => Page.go({ view: "oversikt", chosen: null, leaf: null }, `c-${state.chosen}`)) : null,
      view.filters ? [
        Page.data.areas.length ? choose("f-area", "area", t("filter_area"), [option("", t("filter_area_all"), state.area),
          ...Page.data.areas.map((area) => option(area.id, Page.say(Page.resource(area.id).short), state.area, Page.foreign(Page.resource(area.id).short)))]) : null,
        choose("f-need", "need", t("filter_status"), [option("", t("filter_status_all"), state.need), ...needs.filter(Boolean)]),
      ] : null,
      view.bases ? el("fieldset", null, el("legend", null, t("filter_basis")), Page.BASES.map(basis)) : null,
      view.cards ? el("span", { class: "legend" }, sample("thread"), t("legend_thread")) : null,
      view.cards ? button("marks", t("rules.marks"), () => Page.go({ marks: !state.marks }, "marks"), { "aria-pressed": String(state.marks) }) : null,
      view.tools ? el("div", { class: "tools" }, view.tools()) : null,
      Page.obeyed().length ? button("reset", t("filter_reset"), () => Page.go({ area: "", need: "" }, "f-area")) : null,
    ]);
  };
  /** @param {"area" | "need"} key @param {string} value @param {string} focus */
  const filtered = (key, value, focus) => {
    const changes = { [key]: value };
    Object.assign(Page.state, changes);
    const left = Page.bands().flatMap((band) => Object.values(band).flat());
    if (Page.state.chosen && !left.includes(Page.state.chosen)) Object.assign(changes, { chosen: null, leaf: null, view: "oversikt" });
    Page.go(changes, focus);
    Page.announce(t("live.filtered", { n: left.filter((id) => Page.resource(id).kind === "board-goal").length }));
  };

  const signature = () => {
    const { state, lang } = Page;
    return JSON.stringify([lang, state.area, state.need, state.marks, Page.view().make.name, Page.view().parts()]);
  };
  const build = () => {
    const { cards, make } = Page.view();
    const old = /** @type {Stage | null} */ (document.getElementById("stage"));
    old?.network?.destroy();
    if (old) old.network = null;
    byId("view").replaceChildren(
      make(),
      ...(cards ? [el("p", { class: "hint" }, t("hint")), el("p", { class: "hidden", id: "stage-help" }, t("stage_help"))] : []),
    );
  };

  const tell = () => {
    const { state } = Page;
    const name = state.chosen && Page.name(state.chosen);
    if (state.leaf) return t("live.leaf", { name: Page.name(state.leaf) });
    if (state.view === "trad") {
      const list = (Page.data.traces[state.chosen ?? ""] ?? []).filter((id) => id !== state.chosen && Page.isCard(id)).map(Page.name).join(", ");
      return t("live.trace", { name, list });
    }
    if (state.view === "oversikt" && Page.obeyed().length) return t("live.filtered", Page.view().told?.());
    return t(Page.view().live, { name, ...Page.view().told?.() });
  };

  let framed = "";
  Page.drawnBy((focus) => {
    const wanted = focus ?? document.activeElement?.id;
    if (framed !== Page.lang) frame();
    framed = Page.lang;
    views();
    filters();
    const now = signature();
    if (Page.wasStale() || now !== built) build();
    built = now;
    Page.fillPanel();
    Page.drawFoot();
    Page.fit();
    const stops = Page.all(document, "#stage [data-stop]");
    Page.rove(stops.find((stop) => stop.id === wanted) ?? stops.find((stop) => stop.dataset.id === Page.state.chosen) ?? stops[0]);
    const target = wanted && document.getElementById(wanted);
    if (target) target.focus({ preventScroll: false });
    else if (focus) Page.focusStage();
    Page.announce(tell());
  });

  const restore = () => {
    const named = new URLSearchParams(location.hash.slice(1)).get("plan");
    if (Page.data.plans && !Page.unreadable && (Page.plan?.id ?? null) !== (Page.data.plans.some((plan) => plan.id === named) ? named : null)) {
      if (!Page.reload()) history.pushState(null, "", Page.fragment());
      return;
    }
    Page.lang = Page.firstLang;
    Page.readFragment();
    Page.render();
  };
  addEventListener("popstate", restore);
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    Page.focusStage();
  });
  Page.whenWhole(() => {
    restore();
    document.fonts?.ready.then(Page.fit);
    if (history.state?.picked) {
      history.replaceState(null, "");
      byId(Page.plan ? "title" : "stage").focus();
    }
    document.documentElement.dataset.ready = "";
  });
}
