"use strict";
/**
 * What the plan holds, by id: names, what hangs on it, and what is asked of a goal.
 *
 * @needs data el icon list say t words
 * @typedef {object} GoalsOffers
 * @property {(id: string) => Resource} resource
 * @property {(id: string) => string} name
 * @property {(id: string) => boolean} isGoal
 * @property {(id: string) => boolean} isCard
 * @property {(kind: Kind, n: number) => string} plural
 * @property {(id: string) => Set<string>} upwards the areas and the plan's own goals that a goal or an area serves, step by step
 * @property {(id: string) => Set<string>} higher of these the goals
 * @property {(id: string, kind: Kind) => [id: string, basis: Basis][]} leaves
 * @property {(goal: string) => Requirement[]} readiness
 * @property {(goal: string) => Requirement[]} asked
 * @property {(quoted: Passage) => string} placeOf where in the document words stand, as far as it is told
 * @property {Record<Status | "unasked", string>} MARKS
 * @property {(item: Requirement, status?: Status, word?: Child) => HTMLElement} badge
 * @property {(word?: Child) => HTMLElement} unasked
 */
{
  Page.resource = (id) => Page.data.resources[id];
  Page.name = (id) => {
    const resource = Page.resource(id);
    return Page.isGoal(id) ? resource.name : Page.say(resource.short);
  };
  Page.isGoal = (id) => ["global-goal", "council-goal", "board-goal"].includes(Page.resource(id).kind);
  Page.isCard = (id) => Page.isGoal(id) || Page.resource(id).kind === "area";
  /** @type {Map<string, string[]>} */
  const served = new Map();
  for (const { from, to, basis } of Page.data.links) {
    if (basis !== "derived" && ["board-goal", "area"].includes(Page.data.resources[to]?.kind)) served.set(from, [...(served.get(from) ?? []), to]);
  }
  /** @type {Map<string, Set<string>>} */
  const known = new Map();
  Page.upwards = (id) => {
    const found = known.get(id);
    if (found) return found;
    const all = new Set([id]);
    for (const from of all) for (const to of served.get(from) ?? []) all.add(to);
    all.delete(id);
    known.set(id, all);
    return all;
  };
  Page.higher = (id) => new Set([...Page.upwards(id)].filter(Page.isGoal));
  Page.plural = (kind, n) => `${n} ${Page.list(`counts.${kind}`)[n === 1 ? 0 : 1]}`;
  Page.leaves = (id, kind) => (Page.data.leaves[id] ?? {})[kind] ?? [];
  Page.readiness = (id) => Page.data.readiness[id] ?? [];
  // A direction goal does not steer, and no requirement is asked of it.
  Page.asked = (id) => Page.readiness(id).filter((item) => item.applies);
  Page.placeOf = ({ lines: [a, b], page }) => [
    page ? Page.t("selected.page", { page }) : "",
    a ? Page.t(a === b ? "selected.line" : "selected.lines", { a, b }) : "",
  ].filter(Boolean).join(", ");
  Page.MARKS = { met: "✓", "not-met": "✗", unclear: "?", unasked: "–" };

  Page.badge = (item, status = item.status, word = Page.words(item.name)) =>
    Page.el(
      "span",
      { class: `badge ${status}` },
      Page.icon(status),
      word,
      Page.el("span", { class: "hidden" }, `: ${Page.t(`status.${status}`)}`),
    );
  Page.unasked = (word = Page.t("status.unasked_all")) =>
    Page.el("span", { class: "badge unasked" }, Page.icon("unasked"), word);
}
