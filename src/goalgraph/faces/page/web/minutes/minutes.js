"use strict";
/**
 * What the list of what is decided has only on paper, where it is the minutes' appendix: whose it is, of which meeting, how the
 * goals stand, who decided on each, and who signs.
 *
 * @needs adopted day dialogueStanding el goals isMoved lines list progress stamp stateMore stateOf t today touched value valueName
 @typedef {object} MinutesOffers
 * @property {(goal: string) => string} adoptionOf by whom, when and where it was decided or is to be
 * @property {() => Child[]} minutesHead
 * @property {() => Child[]} minutesEnd
 */
{
  const { el, t } = Page;
  /** @param {string} goal @param {string} key */
  const said = (goal, key) => Page.value(goal, key).trim();
  /** @type {GoalState[]} */
  const STATES = ["decided", "proposal", "draft", "undecided"];

  Page.adoptionOf = (goal) => {
    if (!Page.isMoved(goal)) return Page.stateMore(goal);
    const by = ["body", "date", "paragraph", "diaryNumber"].filter((key) => said(goal, key)).map((key) => Page.valueName(key, said(goal, key)));
    const isDecision = Page.value(goal, "standing") === "Decision";
    return [by.join(", "), isDecision && !Page.adopted(goal) ? Page.dialogueStanding(goal) : ""].filter(Boolean).join(". ");
  };

  // One body on one day, if all that is decided is decided so.
  const meeting = () => {
    const all = new Set(Page.goals().filter((goal) => Page.touched(goal) && Page.adopted(goal)).map((goal) => `${said(goal, "body")}, ${Page.day(said(goal, "date"))}`));
    return all.size === 1 ? [...all][0] : "";
  };

  Page.minutesHead = () => {
    const people = Page.lines(Page.value("", "people"));
    const found = STATES.map((state) => ({ state, n: Page.goals().filter((goal) => Page.stateOf(goal) === state).length }));
    return [
      el("p", { class: "which" }, el("b", null, t("minutes.appendix")), el("span", null, meeting() || t("summary.day", { day: Page.day(Page.today()) }))),
      el("p", { class: "title" }, said("", "title") || Page.progress()),
      el("dl", null,
        found.filter(({ n }) => n).map(({ state, n }) => el("div", null, el("dt", null, t(`states.${state}`)), el("dd", null, n))),
        people.length ? el("div", null, el("dt", null, t("minutes.people")), el("dd", null, people.join("; "))) : null),
    ];
  };

  Page.minutesEnd = () => [
    el("div", { class: "signed" }, Page.list("minutes.signed").map((text) => el("p", null, text))),
    el("p", { class: "source" }, t("minutes.source"), " ", Page.stamp().join(" · ")),
  ];
}
