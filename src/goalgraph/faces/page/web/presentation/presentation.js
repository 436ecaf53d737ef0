"use strict";
/**
 * One goal at a time over the whole screen, for the room: next and previous by button, key, clicker or finger.
 *
 * @needs above addView announce badge bands byId cameFrom data el filterWords given go goalChanges isAsked name needsOf
 *   obeyed onSwipe readiness resource say state t unasked whyOf words work
 */
{
  const { el, t } = Page;
  /** @type {Kind[]} */
  const UPWARDS = ["area", "council-goal", "global-goal"];
  const goals = () => Page.bands().flatMap((band) => band["board-goal"]);
  /** @type {() => string | undefined} */
  const current = () => goals().find((goal) => goal === Page.state.chosen) ?? goals()[0];
  const number = () => goals().indexOf(current() ?? "");
  /** @param {number} n @param {string} [focus] */
  const show = (n, focus) => {
    const all = goals();
    if (n < 0 || n >= all.length) return Page.announce(t(n < 0 ? "presentation.first" : "presentation.last"));
    return Page.go({ view: "visning", chosen: all[n], leaf: null }, focus);
  };
  /** @param {Partial<State>} changes @param {string} [focus] */
  const leave = (changes, focus) => {
    if (document.fullscreenElement) document.exitFullscreen();
    Page.go({ leaf: null, ...changes }, focus ?? `c-${current()}`);
  };
  // Back to where one came from; the overview has the goal's thread.
  const goBack = () => {
    const from = Page.cameFrom.get("visning") ?? "oversikt";
    const view = from !== "oversikt" || !current() ? from : "trad";
    leave({ chosen: current() ?? null, view: !current() && ["trad", "fokus"].includes(view) ? "oversikt" : view });
  };
  const wholeScreen = async () => {
    try {
      if (document.fullscreenElement) await document.exitFullscreen();
      else await document.documentElement.requestFullscreen();
    } catch {
      Page.announce(t("presentation.no_full_screen"));
    }
  };

  // The plan's own goals are named as their level is.
  /** @param {Kind} kind @param {string[]} ids */
  const kindOf = (kind, [id]) => {
    const level = Page.resource(id).kind === "board-goal" ? Page.data.levels.find(({ goals }) => goals.includes(id)) : undefined;
    return level ? Page.say(level.name) : t(`columns.${kind}`);
  };
  /** @param {string} goal */
  const above = (goal) => UPWARDS.flatMap((kind) => Page.above(goal, kind).map(({ basis, ids }) =>
    el("div", { class: kind }, el("dt", null, `${kindOf(kind, ids)} · ${basis}`), el("dd", null, el("ul", null, ids.map((id) => el("li", null,
      kind === "area" ? null : el("b", null, `${Page.resource(id).name} `), Page.words(Page.resource(id).short))))))));
  /** @param {string} goal */
  const needs = (goal) => {
    if (!Page.isAsked("after", goal)) return el("p", null, Page.unasked(), ` ${t("selected.unasked")}`);
    return el("ul", { class: "reasons" }, Page.needsOf("after", goal).map((one) => el("li", null,
      el("p", null, Page.badge(one.item, one.status), ` ${t(`questions.${one.item.requirement}`)}`), el("p", { class: "reason" }, Page.whyOf(one)))));
  };

  const slide = () => {
    const goal = current();
    const all = goals();
    if (!goal) return el("div", { class: "slide", id: "stage", tabindex: -1 }, el("p", null, t("nothing_left")), controls(0, 0));
    const resource = Page.resource(goal);
    const upwards = above(goal);
    return el("div", { class: "slide", id: "stage", role: "region", "aria-labelledby": "slide-title", tabindex: -1 },
      el("h1", { id: "slide-title", tabindex: -1 }, el("span", { class: "name" }, `${resource.name} `), Page.words(resource.label, "quote")),
      el("div", { class: "sides" },
        upwards.length ? el("section", { "aria-label": t("presentation.thread") }, el("h2", null, t("presentation.thread")), el("dl", { class: "upwards" }, upwards)) : null,
        Page.readiness(goal).length ? el("section", { "aria-label": t("selected.requirements") }, el("h2", null, t("selected.requirements")), needs(goal)) : null),
      Page.given.goals[goal] ? el("section", { "aria-label": t("changes.heading") }, Page.goalChanges(goal)) : null,
      controls(all.indexOf(goal), all.length));
  };
  /** @param {number} n @param {number} all */
  const controls = (n, all) => {
    /** @param {string} id @param {string} key @param {() => unknown} onclick @param {Attributes} [more] */
    const tool = (id, key, onclick, more) => el("button", { type: "button", class: "button", id, onclick, ...more }, t(`presentation.${key}`));
    return el("div", { class: "controls", role: "group", "aria-label": t("presentation.controls") },
      tool("p-before", "before", () => show(n - 1, "p-before"), { "aria-disabled": String(n <= 0) }),
      el("span", { class: "place" }, t("presentation.place", { n: all ? n + 1 : 0, all })),
      tool("p-next", "next", () => show(n + 1, "p-next"), { "aria-disabled": String(n >= all - 1) }),
      Page.obeyed().length ? el("span", { class: "filtered" }, t("presentation.filtered", { names: Page.filterWords().join("; ") }), " ",
        el("button", { type: "button", class: "button", id: "p-all", onclick: () => Page.go({ area: "", need: "", chosen: current() ?? null }, "slide-title") }, t("filter_reset"))) : null,
      tool("p-form", "form", () => leave({ view: "dialog", chosen: current() ?? null }, "step-title")),
      tool("p-full", document.fullscreenElement ? "part_screen" : "full_screen", wholeScreen),
      tool("p-leave", "leave", goBack));
  };

  document.addEventListener("fullscreenchange", () => {
    const button = document.getElementById("p-full");
    if (button) button.textContent = t(`presentation.${document.fullscreenElement ? "part_screen" : "full_screen"}`);
  });

  const panes = () => [Page.byId("main"), document.scrollingElement ?? document.documentElement];
  // A slide taller than the screen is read to its end before the next goal comes: most of a screen at a time.
  /** @param {number} step */
  const scrolls = (step) => {
    const pane = panes().find((one) => one.scrollHeight > one.clientHeight + 2) ?? null;
    const left = pane && (step > 0 ? pane.scrollHeight - pane.clientHeight - pane.scrollTop : pane.scrollTop);
    if (!pane || !left || left <= 2) return false;
    pane.scrollBy(0, step * pane.clientHeight * 0.8);
    return true;
  };
  /** @param {number} n */
  const turn = (n) => {
    show(n, "slide-title");
    for (const pane of panes()) pane.scrollTo(0, 0);
  };
  Page.onSwipe("visning", (step) => turn(number() + step));
  /** @type {Record<string, number>} */
  const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (Page.state.view !== "visning" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === " " && event.target instanceof Element && event.target.closest("button")) return;
    if (event.key === "Home" || event.key === "End") turn(event.key === "Home" ? 0 : goals().length - 1);
    else if (!Object.hasOwn(STEPS, event.key)) return;
    else if (!scrolls(STEPS[event.key])) turn(number() + STEPS[event.key]);
    event.preventDefault();
  });

  const told = () => {
    const goal = current();
    return goal ? { name: Page.name(goal) } : {};
  };
  Page.addView("visning", {
    make: slide, obeys: ["area", "need"], parts: () => [current(), JSON.stringify(Page.work.goals)], tab: "view_presentation", place: "menu", live: "live.slide", mark: "presenting",
    focus: "slide-title", back: goBack, told,
  });
}
