"use strict";
/**
 * Puts the page together and keeps it in step with its state.
 *
 * @needs all announce byId data drawBar drawFoot drawHeader drawnBy drawPlaces drawRail drawTitle dropNotice el fillPanel
 *   firstLang fit focusStage fragment hasPanel isCard lang name obeyed plan readFragment reload render rove state t
 *   unreadable view wasStale whenWhole
*/
{
  const { byId, el, t } = Page;
  let built = "";
  const signature = () => {
    const { state, lang } = Page;
    return JSON.stringify([lang, state.area, state.need, state.marks, Page.view().make.name, Page.view().parts()]);
  };
  const build = () => {
    const { cards, make } = Page.view();
    const old = /** @type {Stage | null} */ (document.getElementById("stage"));
    old?.network?.destroy();
    if (old) old.network = null;
    byId("view").replaceChildren(make(), ...(cards ? [el("p", { class: "hidden", id: "stage-help" }, t("stage_help"))] : []));
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
    if (framed !== Page.lang) Page.drawHeader();
    framed = Page.lang;
    Page.drawPlaces();
    Page.drawBar();
    document.documentElement.classList.toggle("with-panel", Page.hasPanel());
    document.documentElement.classList.toggle("with-leaf", Boolean(Page.state.leaf));
    document.documentElement.dataset.view = Page.state.view;
    const now = signature();
    Page.dropNotice();
    if (Page.wasStale() || now !== built) build();
    built = now;
    // After the view is made: the dialogue says then which goal it is about.
    Page.drawRail();
    Page.drawTitle();
    Page.fillPanel();
    Page.drawFoot();
    Page.fit();
    const stops = Page.all(document, "#stage [data-stop]");
    Page.rove(stops.find((stop) => stop.id === wanted) ?? stops.find((stop) => stop.dataset.id === Page.state.chosen) ?? stops[0]);
    const target = wanted && document.getElementById(wanted);
    if (target) target.focus({ preventScroll: false });
    // What had the keyboard may be gone: whoever works by it goes on at what is shown.
    else if (wanted) Page.focusStage();
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
