"use strict";
/**
 * How a goal is judged: the latest of what the plan says of it and of the forecasts that a decision, or the room, gives.
 *
 * @needs attained closed data el FORMAT given shown start t words
 * @typedef {object} JudgementOffers
 * @property {(goal: string) => HTMLElement | null} judgement
 */
{
  const { el, given, t } = Page;
  // What a closed part of the form holds counts for nothing; what was given before stays a fact.
  /** @param {string} goal @param {string} occasion */
  const forecast = (goal, occasion) => {
    const key = `assessment.${occasion}`;
    return (Page.closed(goal, key) ? Page.start(goal)[key] : Page.shown(goal, key)) ?? "";
  };
  /** @param {string} goal @returns {Judgement | undefined} */
  const latest = (goal) => {
    const own = Page.data.stated[goal]?.judged;
    if (!given.goals[goal]) return own;
    /** @type {Judgement[]} */
    const found = given.occasions.flatMap(({ iri, label, date }) => {
      const known = Page.FORMAT.judgements[forecast(goal, iri)];
      return known ? [{ ...known, kind: "forecast", at: label, date }] : [];
    });
    const isReplaced = own?.kind === "forecast" && given.occasions.some(({ iri, date }) => date === own.date && forecast(goal, iri) !== own.as);
    if (own && !isReplaced) found.push(own);
    return found.reduce((last, one) => (last && (last.date ?? "") > (one.date ?? "") ? last : one), /** @type {Judgement | undefined} */ (undefined));
  };
  Page.judgement = (goal) => {
    const found = latest(goal);
    return found ? el("span", { class: `rated ${found.mark}` }, Page.attained(found.mark), el("b", null, Page.words(found.word)), " ",
      el("span", { class: "counts" }, t(`stated.${found.kind}`)), found.at ? el("span", { class: "hidden" }, " ", Page.words(found.at)) : null) : null;
  };
}
