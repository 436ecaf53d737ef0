"use strict";
/**
 * What a goal contributes to, above it on the red thread: by kind, and by what the link to it rests on.
 *
 * @needs data resource t upwards
 * @typedef {object} AboveOffers
 * @property {(link: Link) => string} basisWords
 * @property {(goal: string, kind: Kind) => {basis: string, ids: string[]}[]} above
 */
{
  const { t } = Page;
  const STRENGTH = ["stated", "decided", "derived"];
  /** @param {string} goal @param {string} id */
  const strongest = (goal, id) => Page.data.links.filter((link) => link.from === goal && link.to === id)
    .sort((a, b) => STRENGTH.indexOf(a.basis) - STRENGTH.indexOf(b.basis))[0];

  Page.basisWords = (link) => {
    if (!link.ambiguous) return t(`basis_long.${link.basis}`);
    const count = link.among ?? 1;
    return count > 1 ? t("basis_long.among", { count: String(count) }) : t("basis_long.doubted");
  };

  // An area is above what is in it, and below the goals that it takes up.
  /** @param {string} goal @param {string} id */
  const isUnder = (goal, id) => Page.resource(id).kind === "area" && !strongest(goal, id) && !Page.upwards(goal).has(id);
  // The plan's own goals that a goal is said to lead to stand with the council's, for they are above it too.
  /** @param {string} goal @param {string} id @param {Kind} kind */
  const isAbove = (goal, id, kind) => (Page.resource(id).kind === kind && !isUnder(goal, id))
    || (kind === "council-goal" && Page.resource(id).kind === "board-goal" && id !== goal && ["stated", "decided"].includes(strongest(goal, id)?.basis));
  // Groups of one kind and one basis, those that the document states and that are decided before candidates.
  Page.above = (goal, kind) => {
    const order = Object.keys(Page.data.resources);
    const found = (Page.data.traces[goal] ?? []).filter((id) => isAbove(goal, id, kind)).sort((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((id) => ({ id, link: strongest(goal, id) }));
    /** @param {{link?: Link}} of */
    const rank = ({ link }) => (link ? STRENGTH.indexOf(link.basis) : STRENGTH.length);
    /** @type {Map<string, {basis: string, ids: string[]}>} */
    const groups = new Map();
    for (const one of found.sort((a, b) => rank(a) - rank(b))) {
      const basis = one.link ? Page.basisWords(one.link) : t("selected.thread");
      const key = `${basis} ${Page.resource(one.id).kind}`;
      groups.set(key, { basis, ids: [...(groups.get(key)?.ids ?? []), one.id] });
    }
    return [...groups.values()];
  };
}
