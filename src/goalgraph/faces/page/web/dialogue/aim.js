"use strict";
/**
 * What the room says that a goal is, how far it is to go and how far the word goes: the same on a card and in the list of what is decided.
 *
 * @needs adopted closes counted data day distance el icon idOf isDay isOpen lines plain refused resource shown t touched TYPES value valueName
 *   withUnit words written
 @typedef {object} AimOffers
 * @property {(goal: string) => string} dialogueStanding
 * @property {(goal: string) => HTMLElement | null} typeOf what kind of goal, where that is settled
 * @property {(goal: string) => HTMLElement | null} aimsOf the plan's own targets as far as there is room, beside what the room has set
 * @property {(goal: string) => HTMLElement | null} measuredBy of what the room's target is, and by when
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
  // What the room has set of one indicator leaves what the plan says of others as it is; of no indicator it is the goal's one.
  /** @param {string} goal */
  const owned = (goal) => {
    const all = Page.data.stated[goal]?.targets ?? [];
    if (!Page.shown(goal, "target")) return all;
    const set = Page.closes(Page.shown(goal, "mode"), "target") ? undefined : Page.idOf(Page.shown(goal, "indicator"));
    return set === undefined ? [] : all.filter(({ indicator }) => indicator !== undefined && indicator !== set);
  };
  const MOST = 3;
  Page.aimsOf = (goal) => {
    const found = owned(goal);
    // Those of several indicators do not tell by themselves what they are of.
    const several = Boolean(Page.shown(goal, "target")) || new Set(found.map(({ indicator }) => indicator)).size > 1;
    return found.length ? el("span", { class: "targets" }, found.slice(0, MOST).map(({ value, when, indicator }) => el("span", null,
      several && indicator !== undefined ? [Page.words(Page.resource(indicator).short, "counts"), " "] : null,
      when ? el("span", { class: "counts" }, Page.words(when), " ") : null, el("b", null, Page.words(value)))),
    found.length > MOST ? el("span", { class: "counts" }, t("stated.more", { n: found.length - MOST })) : null) : null;
  };
  Page.measuredBy = (goal) => {
    const measure = Page.closes(Page.shown(goal, "mode"), "target") ? "" : Page.plain("indicator", Page.shown(goal, "indicator"));
    const day = measure || Page.shown(goal, "target") ? Page.shown(goal, "by") : "";
    const by = Page.isDay(day) ? day : "";
    const found = [measure ? Page.valueName("indicator", measure) : "", by ? t("changes.by", { day: Page.day(by) }) : ""].filter(Boolean).join(", ");
    return found ? el("span", { class: "quiet" }, found) : null;
  };
  Page.wayOf = (goal) => {
    const [from, to] = ["baseline", "target"].map((key) => Page.written(Page.shown(goal, key)));
    const isDirection = Page.closes(Page.shown(goal, "mode"), "target");
    // Where the room has set none, the plan's own stands: the last, as long as they are all of the same.
    const own = to || isDirection ? [] : owned(goal);
    if (new Set(own.map(({ indicator }) => indicator)).size > 1) return Page.aimsOf(goal);
    const stated = own.at(-1);
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
