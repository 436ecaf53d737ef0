"use strict";
/**
 * What can be said of a target as it is typed: in words, and never in the way.
 *
 * @needs comma decimal given idOf latest MEASURED NUMBERS say t value
 * @typedef {object} TargetOffers
 * @property {(goal: string) => string[]} targetTips
 */
{
  const { t } = Page;
  /** @type {Record<string, number>} */
  const BETTER = { HigherIsBetter: 1, LowerIsBetter: -1 };
  const PERCENT = "http://qudt.org/vocab/unit/PERCENT";

  /** @param {string} goal @param {number} target @param {string} unit */
  const against = (goal, target, unit) => {
    const iri = Page.value(goal, "indicator");
    const latest = Page.latest(iri);
    const { polarity = "" } = Page.given.indicators[Page.idOf(iri) ?? ""] ?? {};
    const found = [];
    if (latest?.number === undefined) return [t("target.no_latest")];
    if (unit && latest.unit && unit !== latest.unit) {
      return [t("target.other_unit", { unit: Page.say(Page.given.units[latest.unit]) })];
    }
    const way = BETTER[polarity];
    const value = Page.say(latest.value);
    if (!way) found.push(t("target.no_polarity"));
    else if (target === latest.number) found.push(t("target.same", { value }));
    else if ((target - latest.number) * way < 0) found.push(t(way > 0 ? "target.below" : "target.above", { value }));
    else found.push(t("target.better", { value }));
    if (way && latest.comparison !== undefined) {
      const sign = Math.sign((target - latest.comparison) * way);
      const fact = latest.facts.find(([key]) => key === "comparator");
      found.push(t(sign > 0 ? "target.country_better" : sign < 0 ? "target.country_worse" : "target.country_same", { value: fact ? Page.say(fact[1]) : String(latest.comparison) }));
    }
    return found;
  };

  Page.targetTips = (goal) => {
    /** @param {string} key */
    const typed = (key) => Page.value(goal, key).trim();
    const found = [];
    for (const key of Page.NUMBERS) {
      const shown = /** @type {HTMLInputElement | null} */ (document.getElementById(`d-${key}`))?.value.trim() ?? "";
      if (!typed(key)) continue;
      if (Page.decimal(typed(key)) === null) found.push(t("target.no_number", { text: typed(key).slice(0, 30) }));
      else if (shown && shown !== Page.comma(typed(key))) found.push(t("target.read_as", { text: shown.slice(0, 30), number: Page.comma(typed(key)) }));
    }
    const unit = typed("unit");
    const target = Page.decimal(typed("target"));
    if (target !== null) {
      const number = Number(target);
      if (unit === PERCENT && (number < 0 || number > 100)) found.push(t("target.no_share"));
      if (typed("indicator")) found.push(...against(goal, number, unit));
      else found.push(t("target.no_indicator"));
      if (!unit) found.push(t("target.no_unit"));
      if (!typed("by")) found.push(t("target.no_day"));
    }
    if (!typed("text") && Page.MEASURED.some(typed)) found.push(t("target.no_text"));
    return found;
  };
}
