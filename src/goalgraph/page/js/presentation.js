"use strict";
// One goal at a time over the whole screen, for the room: next and previous by button, key or clicker.
{
  const { el, t } = Page;
  const goals = () => Page.bands().flatMap((band) => band["board-goal"]);
  const current = () => (goals().includes(Page.state.chosen) ? Page.state.chosen : goals()[0]);
  const number = () => goals().indexOf(current());
  const show = (n, focus) => {
    const all = goals();
    if (n < 0 || n >= all.length) return Page.announce(t(n < 0 ? "presentation.first" : "presentation.last"));
    return Page.go({ view: "visning", chosen: all[n], leaf: null }, focus);
  };
  const leave = (changes, focus) => {
    if (document.fullscreenElement) document.exitFullscreen();
    Page.go({ view: "trad", leaf: null, ...changes }, focus ?? `c-${current()}`);
  };
  const wholeScreen = async () => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch {
      Page.announce(t("presentation.no_full_screen"));
    }
  };

  // What the goal contributes to: on the red thread, above the goal.
  const above = (goal) => {
    const of = (kind) => (Page.data.traces[goal] ?? []).filter((id) => Page.resource(id).kind === kind);
    const order = Object.keys(Page.data.resources);
    return ["area", "council-goal", "global-goal"].map((kind) => {
      const ids = of(kind).sort((a, b) => order.indexOf(a) - order.indexOf(b));
      if (!ids.length) return null;
      return el("div", { class: kind }, el("dt", null, t(`columns.${kind}`)), el("dd", null, el("ul", null, ids.map((id) => el("li", null,
        kind === "area" ? null : el("b", null, `${Page.resource(id).name} `), Page.words(Page.resource(id).short))))));
    });
  };
  const needs = (goal) => Page.readiness(goal).map((item) => el("li", null,
    el("p", null, Page.badge(item), ` ${t(`questions.${item.requirement}`)}`), el("p", { class: "reason" }, Page.words(item.reason))));

  const slide = () => {
    const goal = current();
    const all = goals();
    if (!goal) return el("div", { class: "slide", id: "stage", tabindex: -1 }, el("p", null, t("nothing_left")), controls(0, 0));
    const resource = Page.resource(goal);
    return el("div", { class: "slide", id: "stage", role: "region", "aria-labelledby": "slide-title", tabindex: -1 },
      el("h1", { id: "slide-title", tabindex: -1 }, el("span", { class: "name" }, `${resource.name} `), Page.words(resource.label)),
      el("div", { class: "sides" },
        el("section", { "aria-label": t("presentation.thread") }, el("h2", null, t("presentation.thread")), el("dl", { class: "upwards" }, above(goal))),
        el("section", { "aria-label": t("selected.requirements") }, el("h2", null, t("selected.requirements")), el("ul", { class: "reasons" }, needs(goal)))),
      Page.given?.goals[goal] ? el("section", { "aria-label": t("changes.heading") }, Page.goalChanges(goal)) : null,
      controls(all.indexOf(goal), all.length));
  };
  const controls = (n, all) => {
    const tool = (id, key, onclick, more) => el("button", { type: "button", class: "button", id, onclick, ...more }, t(`presentation.${key}`));
    return el("div", { class: "controls", role: "group", "aria-label": t("presentation.controls") },
      tool("p-before", "before", () => show(n - 1, "p-before"), { "aria-disabled": String(n <= 0) }),
      el("span", { class: "place" }, t("presentation.place", { n: all ? n + 1 : 0, all })),
      tool("p-next", "next", () => show(n + 1, "p-next"), { "aria-disabled": String(n >= all - 1) }),
      tool("p-form", "form", () => leave({ chosen: current() }, "d-title")),
      tool("p-full", "full_screen", wholeScreen),
      tool("p-leave", "leave", () => leave({})));
  };

  const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (Page.state.view !== "visning" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === " " && event.target.closest?.("button")) return;
    if (event.key === "Home" || event.key === "End") show(event.key === "Home" ? 0 : goals().length - 1, "slide-title");
    else if (Object.hasOwn(STEPS, event.key)) show(number() + STEPS[event.key], "slide-title");
    else return;
    event.preventDefault();
  });

  Page.addView("visning", {
    make: slide, parts: () => [current(), JSON.stringify(Page.work.goals)], tab: "view_presentation", live: "live.slide", mark: "presenting",
    focus: "slide-title", back: () => leave({ chosen: current() ?? null, view: current() ? "trad" : "oversikt" }), told: () => (current() ? { name: Page.name(current()) } : {}),
  });
}
