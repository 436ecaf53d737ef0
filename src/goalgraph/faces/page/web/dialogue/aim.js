"use strict";
/**
 * What the room says that a goal is, how far it is to go and how far the word goes: the same on a card and in the list of what is decided.
 *
 * @needs adopted closes counted data day distance el icon isOpen lines refused shown t touched TYPES value valueName withUnit words written
 @typedef {object} AimOffers
 * @property {(goal: string) => string} dialogueStanding
 * @property {(goal: string) => HTMLElement | null} typeOf what kind of goal, where that is settled
 * @property {(goal: string) => HTMLElement | null} wayOf from what is to what is to be, or how many activities contribute
 */
{
  const { el, t } = Page;
  /** @param {string} goal */
  const isSettled = (goal) => Page.TYPES.length > 0 && !Page.isOpen(Page.shown(goal, "mode"));

  // Whether what the dialogue says of a goal is a proposal or a decision.
  Page.dialogueStanding = (goal) => {
    /** @param {string} key */
    const value = (key) => Page.value(goal, key).trim();
    if (!Page.touched(goal)) return t("summary.untouched");
    const isDecision = Page.value(goal, "standing") === "Decision";
    if (!Page.adopted(goal)) return t(`summary.${!isDecision ? "proposal" : Page.refused(goal).length ? "draft_refused" : "incomplete"}`);
    return t("summary.decision", { by: [value("body"), Page.day(value("date")), value("paragraph") && Page.valueName("paragraph", value("paragraph")), value("diaryNumber")].filter(Boolean).join(", ") });
  };

  Page.typeOf = (goal) => {
    const mode = Page.shown(goal, "mode");
    return isSettled(goal) ? el("span", { class: "mode" }, Page.icon(Page.closes(mode, "target") ? "direction" : "flag"), el("span", null, t(`modes.${mode}`))) : null;
  };
  Page.wayOf = (goal) => {
    const [from, to] = ["baseline", "target"].map((key) => Page.written(Page.shown(goal, key)));
    const isDirection = Page.closes(Page.shown(goal, "mode"), "target");
    // Where the room has set none, the plan's own stands.
    const stated = to || isDirection ? undefined : Page.data.stated[goal]?.targets?.at(-1);
    if (stated) return el("span", { class: "way" }, stated.when ? el("span", { class: "from" }, Page.words(stated.when), " ") : null, el("b", null, Page.words(stated.value)));
    if (!isSettled(goal) && !to) return null;
    if (isDirection) {
      const activities = Page.lines(Page.shown(goal, "activities")).length;
      return activities ? el("span", { class: "counts" }, Page.counted("form.activities_said", activities)) : null;
    }
    if (!to) return el("span", { class: "counts" }, t("states.no_target"));
    return el("span", { class: "way" },
      from ? [el("span", { class: "from" }, from), Page.distance(), el("span", { class: "hidden" }, t("form.to"))] : null,
      el("b", null, Page.withUnit(to, Page.shown(goal, "unit"))));
  };
}
