"use strict";
/**
 * The goals to show, band by band: those that are picked, where they stand first.
 *
 * @needs askedNow data goalsOfArea groups isMany resource ruleOf state
 * @typedef {object} BandsOffers
 * @property {() => Band[]} bands
 */
{
  // A goal is picked by what is asked of it as the room has left it, or by a rule.
  /** @param {string} need @returns {(goal: string) => boolean} */
  const needs = (need) => {
    const rule = Page.ruleOf(need);
    if (rule) return (id) => Page.data.rules[rule].goals.includes(id);
    if (need === "brist") return (id) => Object.values(Page.data.rules).some((one) => one.severity === "violation" && one.goals.includes(id));
    const [requirement, status] = need.split(":");
    return (id) => Page.askedNow(id).some((one) => one.item.requirement === requirement && one.status === status);
  };

  // Without areas a band for each group of many goals; what is above them stands with the first that serves it.
  /** @param {string[]} ids @returns {Band[]} */
  const grouped = (ids) => {
    const placed = new Set();
    /** @param {CardKind} kind @param {(id: string) => boolean} fits */
    const of = (kind, fits) => ids.filter((id) => Page.resource(id).kind === kind && !placed.has(id) && fits(id) && placed.add(id));
    const groups = Page.groups();
    return groups.map(({ goals }, n) => {
      /** @param {string} id */
      const isServed = (id) => n === groups.length - 1 || goals.some((goal) => (Page.data.traces[goal] ?? []).includes(id));
      return { "global-goal": of("global-goal", isServed), "council-goal": of("council-goal", isServed), area: [], "board-goal": of("board-goal", (id) => goals.includes(id)) };
    }).filter((band) => Object.values(band).some((cards) => cards.length));
  };
  // The cards to show, band by band; a goal of several areas stands in the first that is shown.
  Page.bands = () => {
    const { area, need } = Page.state;
    const placed = new Set();
    /** @param {string[]} ids */
    const once = (ids) => ids.filter((id) => !placed.has(id) && placed.add(id));
    /** @param {string} id */
    const fits = (id) => !need || needs(need)(id);
    const bands = [];
    for (const one of Page.data.areas) {
      if (area && area !== one.id) continue;
      const goals = Page.goalsOfArea(one.id).filter(fits);
      if (need && !goals.length) continue;
      bands.push({
        "global-goal": once(one["global-goal"]),
        "council-goal": once(one["council-goal"]),
        area: [one.id],
        "board-goal": once(goals),
      });
    }
    const loose = Page.data.loose.filter((id) => !placed.has(id)).filter((id) => Page.resource(id).kind !== "board-goal" || fits(id));
    if (Page.isMany && !Page.data.areas.length) return [...bands, ...grouped(loose)];
    if (loose.length && !area) {
      /** @param {CardKind} kind */
      const of = (kind) => loose.filter((id) => Page.resource(id).kind === kind);
      bands.push({ "global-goal": of("global-goal"), "council-goal": of("council-goal"), area: [], "board-goal": of("board-goal") });
    }
    return bands;
  };
}
