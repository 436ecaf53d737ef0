"use strict";
// Puts the page together and keeps it in step with its state.
{
  const { el, t } = Page;
  const SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
  let size = 2;
  let built = "";
  const byId = (id) => document.getElementById(id);
  const button = (id, text, onclick, more) => el("button", { type: "button", class: "button", id, onclick, ...more }, text);

  const resize = (step) => {
    size = Math.max(0, Math.min(SIZES.length - 1, size + step));
    document.documentElement.style.setProperty("--size", String(SIZES[size]));
    document.documentElement.classList.toggle("wide-text", SIZES[size] > 1);
    byId("smaller").disabled = size === 0;
    byId("larger").disabled = size === SIZES.length - 1;
    Page.announce(t("live.size", { n: Math.round(SIZES[size] * 100) }));
    draw();
  };
  const switchLanguage = () => {
    Page.lang = Object.keys(Page.data.texts).find((lang) => lang !== Page.lang);
    Page.go({}, "language");
  };

  const frame = () => {
    document.documentElement.lang = Page.lang;
    const title = Page.say(Page.data.plan);
    document.title = title;
    byId("title").textContent = title;
    byId("skip").textContent = t("skip");
    byId("views").setAttribute("aria-label", t("views"));
    byId("tools").replaceChildren(
      button("smaller", "A−", () => resize(-1), { "aria-label": t("smaller"), disabled: size === 0 }),
      button("larger", "A+", () => resize(1), { "aria-label": t("larger"), disabled: size === SIZES.length - 1 }),
      button("save", t("save_image"), Page.savePicture),
      button("language", t("other_language"), switchLanguage, { lang: Page.lang === "sv" ? "en" : "sv" }),
    );
    byId("search").replaceChildren(...Page.searchBox());
  };

  const views = () => {
    const { view, chosen } = Page.state;
    const thread = !Page.UNDRAWN.includes(view) && view !== "natverk";
    const tab = (id, key, on, to) => button(id, t(key), () => Page.go({ view: to, leaf: null }, id), { "aria-pressed": String(on) });
    byId("views").replaceChildren(
      tab("v-thread", "view_thread", thread, chosen ? "trad" : "oversikt"),
      tab("v-network", "view_network", view === "natverk", "natverk"),
      tab("v-table", "view_table", view === "tabell", "tabell"),
      tab("v-summary", "view_summary", view === "sammanstallning", "sammanstallning"),
    );
    byId("save").disabled = Page.UNDRAWN.includes(view);
    document.documentElement.classList.toggle("minutes", view === "sammanstallning");
  };

  const sample = (basis) => {
    const line = (width, colour, dashes) => Page.svg("line", { x1: 0, x2: 44, y1: 6, y2: 6, stroke: colour, "stroke-width": width, "stroke-dasharray": dashes });
    const { COLOUR } = Page;
    const lines = {
      stated: [line(2, COLOUR.line)], derived: [line(2, COLOUR.line, "8 7")], decided: [line(6, COLOUR.line), line(2, "#ffffff")],
      thread: [line(4, COLOUR.thread)],
    };
    return Page.svg("svg", { class: "sample", viewBox: "0 0 44 12", "aria-hidden": "true" }, lines[basis]);
  };

  const filters = () => {
    const { state } = Page;
    const option = (value, text, now) => el("option", { value, selected: value === now }, text);
    const items = new Map(Object.values(Page.data.readiness).flat().map((item) => [item.requirement, item]));
    const needs = [...items.values()].map((item) => el("optgroup", { label: Page.say(item.name) },
      ["not-met", "unclear", "met"].map((status) =>
        option(`${item.requirement}:${status}`, `${Page.MARKS[status]} ${Page.say(item.name)}: ${t(`status.${status}`)}`, state.need))));
    const basis = (key) => el("label", null,
      el("input", {
        type: "checkbox", id: `b-${key}`, checked: state.bases.includes(key),
        onchange: (event) => Page.go({ bases: Page.BASES.filter((one) => (one === key ? event.target.checked : state.bases.includes(one))) }, `b-${key}`),
      }), sample(key), t(`basis.${key}`));
    const choose = (id, key, label, options) => el("label", null, label,
      el("select", { id, onchange: (event) => filtered(key, event.target.value, id) }, options));
    const stage = ["oversikt", "trad"].includes(state.view);
    byId("bar").replaceChildren(...[
      state.view === "fokus" ? button("back", `← ${t("back")}`, () => Page.go({ view: "oversikt", chosen: null, leaf: null }, `c-${state.chosen}`)) : null,
      stage || state.view === "tabell" ? [
        choose("f-area", "area", t("filter_area"), [option("", t("filter_area_all"), state.area),
          ...Page.data.areas.map((area) => option(area.id, Page.say(Page.resource(area.id).short), state.area))]),
        choose("f-need", "need", t("filter_status"), [option("", t("filter_status_all"), state.need), ...needs]),
      ] : null,
      state.view === "sammanstallning" ? null : el("fieldset", null, el("legend", null, t("filter_basis")), Page.BASES.map(basis)),
      stage || state.view === "fokus" ? el("span", { class: "legend" }, sample("thread"), t("legend_thread")) : null,
      state.view === "natverk" ? el("div", { class: "tools" }, Page.networkTools()) : null,
      state.area || state.need ? button("reset", t("filter_reset"), () => Page.go({ area: "", need: "" }, "f-area")) : null,
    ].flat(Infinity).filter(Boolean));
  };
  const filtered = (key, value, focus) => {
    const changes = { [key]: value };
    Object.assign(Page.state, changes);
    const left = Page.bands().flatMap((band) => Object.values(band).flat());
    if (Page.state.chosen && !left.includes(Page.state.chosen)) Object.assign(changes, { chosen: null, leaf: null, view: "oversikt" });
    Page.go(changes, focus);
    Page.announce(t("live.filtered", { n: left.filter((id) => Page.resource(id).kind === "board-goal").length }));
  };

  // What the view is made of; the same again needs no rebuilding.
  const signature = () => {
    const { state, lang } = Page;
    const inner = { fokus: [state.chosen, state.leaf, [...Page.unfolded]], tabell: [state.bases], natverk: [], sammanstallning: [] }[state.view] ?? ["stage"];
    return JSON.stringify([lang, state.area, state.need, ["oversikt", "trad"].includes(state.view) ? "stage" : state.view, inner]);
  };
  const build = () => {
    const make = { fokus: Page.focusView, tabell: Page.tableView, natverk: Page.networkView, sammanstallning: Page.summaryView }[Page.state.view] ?? Page.overview;
    byId("stage")?.network?.destroy();
    const cards = ["oversikt", "trad", "fokus"].includes(Page.state.view);
    byId("view").replaceChildren(
      make(),
      ...(cards ? [el("p", { class: "hint" }, t("hint")), el("p", { class: "hidden", id: "stage-help" }, t("stage_help"))] : []),
    );
    document.documentElement.classList.toggle("drawn", cards && innerWidth > 1000);
  };
  const draw = () => {
    const stage = byId("stage");
    const { view } = Page.state;
    if (view === "fokus") Page.drawFocus(stage);
    else if (view === "natverk") Page.drawNetwork(stage);
    else if (!Page.UNDRAWN.includes(view)) {
      // Closer together when not everything fits, and only then.
      const { classList } = document.documentElement;
      const main = byId("main");
      classList.remove("tight");
      classList.toggle("tight", main.scrollHeight > main.clientHeight && innerWidth > 1000);
      Page.drawOverview(stage);
    }
  };

  const tell = () => {
    const { state } = Page;
    const name = state.chosen && Page.name(state.chosen);
    if (state.leaf) return t("live.leaf", { name: Page.name(state.leaf) });
    if (state.view === "trad") {
      const list = (Page.data.traces[state.chosen] ?? []).filter((id) => id !== state.chosen && Page.isCard(id)).map(Page.name).join(", ");
      return t("live.trace", { name, list });
    }
    return t({ fokus: "live.focus", tabell: "live.table", natverk: "live.network", sammanstallning: "live.summary" }[state.view] ?? "live.overview", { name });
  };

  let framed = "";
  Page.render = (focus) => {
    const wanted = focus ?? document.activeElement?.id;
    if (framed !== Page.lang) frame();
    framed = Page.lang;
    views();
    filters();
    const now = signature();
    if (now !== built) build();
    built = now;
    Page.fillPanel();
    draw();
    const stops = [...document.querySelectorAll("#stage [data-stop]")];
    Page.rove(stops.find((stop) => stop.id === wanted) ?? stops.find((stop) => stop.dataset.id === Page.state.chosen) ?? stops[0]);
    const target = wanted && byId(wanted);
    if (target) target.focus({ preventScroll: false });
    else if (focus) Page.focusStage();
    Page.announce(tell());
  };

  // The same state shown anew: what lies behind it has changed.
  Page.stale = () => {
    built = "";
  };
  Page.redraw = () => {
    Page.stale();
    Page.render();
  };

  const restore = () => {
    Page.lang = Page.firstLang;
    Page.readFragment();
    Page.render();
  };
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      document.documentElement.classList.toggle("drawn", !["natverk", ...Page.UNDRAWN].includes(Page.state.view) && innerWidth > 1000);
      draw();
    }, 80);
  });
  addEventListener("popstate", restore);
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    Page.focusStage();
  });
  Page.firstLang = document.documentElement.lang;
  restore();
  document.fonts?.ready.then(draw);
  document.documentElement.dataset.ready = "";
}
