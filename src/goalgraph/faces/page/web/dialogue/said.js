"use strict";
/**
 * What is said of a goal, field by field: in the list of what is decided, before the first question of the dialogue, and on paper.
 *
 * @needs ADOPTED badge closed dialogueStanding differs drafts el fieldName FIELDS flat given isOpen isTied
 *   isTyped lines plain proposed readiness REQUIREMENTS saidFields shown start STATUS swedish t touched typeOf
 *   value valueName
 @typedef {object} SaidOffers
 * @property {(goal: string) => Child[]} saidOf
 */
{
  const { el, t } = Page;
  const MANY = ["activities", "reservations"];
  /** @typedef {{ key: string, value: string, mark: string | null }} Said */

  // What the list says in short beside the goal, with how far it is to go: on paper that is enough.
  const SHORT = ["text", "indicator", "baseline", "target", "unit", "by"];
  /** @param {string} goal @param {Said} one */
  const isShort = (goal, { key, value, mark }) => mark === null && value === Page.shown(goal, key) && (
    SHORT.includes(key) || (key === "mode" && Page.typeOf(goal) !== null) || (key === "note" && !Page.isTied(goal) && !Page.shown(goal, "text").trim()));
  /** @param {string} key */
  const heading = (key) => (MANY.includes(key) || /^(motivation|action)\./.test(key) ? t(`form.short.${key.split(".")[0]}`) : Page.fieldName(key));
  /** @param {string | null} mark */
  const marked = (mark) => (mark ? el("span", { class: "mark" }, ` (${t(`summary.${mark}`)})`) : null);
  /** @param {Said} one */
  const words = ({ key, value }) => {
    const many = MANY.includes(key) ? Page.lines(value) : [];
    if (many.length > 1) return el(key === "activities" ? "ol" : "ul", { lang: Page.swedish() }, many.map((one) => el("li", null, one)));
    return el("span", { lang: Page.isTyped(key) && value ? Page.swedish() : null }, value ? Page.valueName(key, value) : t("form.taken_back"));
  };

  /** @param {string} goal @param {Said[]} all */
  const list = (goal, all) => {
    const by = new Map(all.map((one) => [one.key, one]));
    const rows = all.flatMap((one) => {
      const [part, about] = one.key.split(".");
      const answer = part === "answer" ? one : by.get(`answer.${about}`);
      if (part === "evidence" && answer?.value) return [];
      // An answer with what it rests on is one row: the question's mark, and the words.
      const item = part === "answer" && one.value ? Page.readiness(goal).find(({ requirement }) => requirement === Page.REQUIREMENTS[about]) : undefined;
      const evidence = item ? by.get(`evidence.${about}`) : undefined;
      const told = evidence?.value ? evidence : one;
      return [el("div", { class: isShort(goal, one) ? "short" : null },
        el("dt", null, item ? Page.badge(item, Page.STATUS[one.value]) : heading(one.key), told === one || told.mark === one.mark ? null : marked(one.mark)),
        el("dd", null, words(told), marked(told.mark)))];
    });
    return rows.length ? el("dl", { class: "said" }, rows) : null;
  };

  /** @param {string} goal @returns {Said[]} */
  const filled = (goal) => {
    const drafts = Page.drafts(goal);
    return [...Page.FIELDS.keys()].filter((key) => !Page.ADOPTED.includes(key) || key === "reservations").flatMap((key) => {
      const value = Page.value(goal, key);
      const changed = Page.differs(goal, key);
      if (!changed && (!value.trim() || (key === "mode" && Page.isOpen(value)))) return [];
      return [{ key, value: Page.plain(key, value), mark: Page.closed(goal, key) ? "closed" : drafts.includes(key) ? "draft" : changed || !Page.touched(goal) ? null : "in_force" }];
    });
  };

  Page.saidOf = (goal) => {
    // What was proposed before the dialogue and nobody has decided on yet.
    const waiting = Page.proposed(goal).length || !Page.touched(goal) ? Page.given.goals[goal].proposals : [];
    return [
      el("p", { class: "standing" }, el("b", null, waiting.length && !Page.touched(goal) ? t("summary.proposal") : Page.dialogueStanding(goal)), " · ",
        t(Page.isTied(goal) ? "summary.done" : "summary.not_done")),
      waiting.map((one) => list(goal, Page.saidFields(Page.flat(one), Page.start(goal)).filter(([key]) => !Page.differs(goal, key))
        .map(([key, value]) => ({ key, value, mark: Page.touched(goal) ? "waiting" : null })))),
      list(goal, filled(goal)),
    ].flat().filter(Boolean);
  };
}
