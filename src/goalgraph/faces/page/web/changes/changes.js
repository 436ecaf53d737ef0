"use strict";
/**
 * Before and after: what held when the dialogue began, beside what it now says, goal by goal.
 *
 * @needs addView ASPECTS countNeeds differs el go goals hasAmbition hasDialogue hasForecast isSettled must name
 *   render resource stale t TYPES words work
 * @typedef {object} ChangesOffers
 * @property {(goal: string) => HTMLElement} goalChanges
 */
{
  const { el, t } = Page;
  /** @type {Time[]} */
  const TIMES = ["before", "after"];
  /** @type {(name: string) => Aspect} */
  const aspect = (name) => Page.must(Page.ASPECTS.get(name), name);
  const BASIC = [...Page.ASPECTS].filter(([, { basic }]) => basic).map(([name]) => name);
  const REST = [...Page.ASPECTS.keys()].filter((name) => !BASIC.includes(name));

  /** @param {Time} time @param {string} goal @param {string} name */
  const shown = (time, goal, name) => aspect(name).show(time, goal) ?? el("span", { class: "quiet" }, t(BASIC.includes(name) ? "changes.none" : "form.empty"));
  /** @param {Time} time @param {string} goal @param {string} name */
  const text = (time, goal, name) => el("div", null, shown(time, goal, name)).textContent;
  // A field that is another, or one that now counts for more or less than it did.
  /** @param {string} goal */
  const isChanged = (goal) => (/** @type {string} */ name) =>
    aspect(name).keys.some((key) => Page.differs(goal, key)) || text("before", goal, name) !== text("after", goal, name);
  /** @param {string} goal */
  const says = (goal) => (/** @type {string} */ name) => BASIC.includes(name) || TIMES.some((time) => aspect(name).show(time, goal));

  // In a narrow window the two columns stand below each other, each with its name.
  /** @param {Time} time */
  const narrow = (time) => el("span", { class: "time narrow" }, `${t(`changes.${time}`)}: `);

  // One goal, for the presentation: each aspect as it was and as it is now, over both columns where it is the same, and
  // not again where it is the same and stands above.
  Page.goalChanges = (goal) => el("table", { class: "changes one-goal" },
    el("caption", { class: "hidden" }, t("changes.heading")),
    el("thead", null, el("tr", null, el("td", null), el("th", { scope: "col" }, t("changes.before")), el("th", { scope: "col" }, t("changes.after")))),
    el("tbody", null, [...Page.ASPECTS.keys()].filter(says(goal)).map((name) => {
      const changed = isChanged(goal)(name);
      if (!changed && aspect(name).above) return null;
      return el("tr", { class: changed ? "changed" : "", "data-aspect": name }, el("th", { scope: "row" }, t(`changes.${name}`)),
        changed ? TIMES.map((time) => el("td", null, narrow(time), shown(time, goal, name)))
          : el("td", { colspan: 2 }, el("span", { class: "quiet same" }, t("changes.same")), " ", shown("before", goal, name)));
    })));

  const totals = () => {
    const goals = Page.goals();
    /** @param {string} key @param {string | number} before @param {number} after @param {number} all */
    const line = (key, before, after, all) => el("li", null, t(`changes.total_${key}`), " ", el("b", null, t("changes.from_to", { before, after, all })));
    /** @param {string} key @param {(time: Time, goal: string) => boolean} test */
    const count = (key, test) => {
      const [before, after] = TIMES.map((time) => goals.filter((goal) => test(time, goal)).length);
      return line(key, before, after, goals.length);
    };
    const [before, after] = TIMES.map(Page.countNeeds);
    // Fewer are asked when a goal becomes a direction goal.
    const asked = before.all === after.all ? before.met : t("presentation.place", { n: before.met, all: before.all });
    return el("ul", { class: "totals" },
      Page.TYPES.length ? count("mode", Page.isSettled) : null, after.all ? line("requirements", asked, after.met, after.all) : null, count("ambition", Page.hasAmbition), count("forecasts", Page.hasForecast));
  };

  let only = false;
  /** @param {string} goal @param {string} name */
  const beside = (goal, name) => isChanged(goal)(name) ? TIMES.map((time) =>
    el("div", { class: time === "before" ? "was" : "now" }, el("span", { class: "time" }, `${t(`changes.${time}`)}: `), shown(time, goal, name))) : shown("before", goal, name);
  /** @param {string} goal */
  const row = (goal) => {
    const changed = [...Page.ASPECTS.keys()].some(isChanged(goal));
    if (only && !changed) return null;
    return el("tr", { class: changed ? "changed" : "", "data-goal": goal },
      el("th", { scope: "row" }, el("button", { type: "button", class: "link", id: `c-${goal}`, onclick: () => Page.go({ view: "dialog", chosen: goal, leaf: null }, "step-title") },
        el("b", null, `${Page.name(goal)} `), Page.words(Page.resource(goal).short))),
      BASIC.map((name) => el("td", null, beside(goal, name))),
      el("td", null, REST.filter(says(goal)).map((name) => el("div", { class: "rest", "data-aspect": name }, el("span", { class: "quiet" }, `${t(`changes.${name}`)}: `), beside(goal, name)))));
  };

  const changesView = () => {
    if (!Page.hasDialogue) return el("div", { class: "tables", id: "stage", tabindex: -1 }, el("h2", null, t("changes.heading")), el("p", null, t("summary.no_plan")));
    const rows = Page.goals().map(row).filter(Boolean);
    const heads = [t("table.goal"), ...BASIC.map((name) => t(`changes.${name}`)), t("changes.rest")];
    return el("div", { class: "tables", id: "stage", tabindex: -1 },
      el("h2", null, t("changes.heading")),
      el("p", null, t("changes.help")),
      totals(),
      el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": t("changes.heading") }, el("table", { class: "changes" },
        el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", null, rows.length ? rows : el("tr", null, el("td", { colspan: heads.length }, t("changes.nothing")))))));
  };
  const tools = () => Page.hasDialogue ? [el("button", {
    type: "button", class: "button", id: "only-changed", "aria-pressed": String(only), onclick: () => {
      only = !only;
      Page.stale();
      Page.render("only-changed");
    },
  }, t("changes.only"))] : [];

  Page.addView("fore-efter", {
    make: changesView, tools, parts: () => [JSON.stringify(Page.work.goals), only], tab: "view_changes", within: "view_decisions", place: "menu", live: "live.changes",
  });
}
