"use strict";
/**
 * An indicator's values: what each says of trend and position, its targets and how far it is to them, and a list.
 *
 * @needs data day el filled icon must name t words
 @typedef {object} ValuesOffers
 * @property {(one: Observation, name: string) => Texts | undefined} fact
 * @property {(one: Observation) => Child} when
 * @property {(id: string) => Measure} indicator
 * @property {(id: string) => HTMLElement[]} targets
 * @property {(id: string, one: Observation) => Child[]} judged
 * @property {(id: string) => HTMLElement | null} unset
 * @property {(id: string) => Child[]} valuesOf
 */
{
  const { el, t } = Page;
  /** @type {Record<string, string>} */
  const ARROWS = { rising: "↗", falling: "↘", unchanged: "→", uneven: "↕" };
  // A place nearer the first has a lower number.
  /** @type {Record<string, string>} */
  const PLACES = { rising: "↘", falling: "↗", unchanged: "→" };
  /** @type {Record<string, Status>} */
  const GRADES = { good: "met", bad: "not-met", mixed: "unclear" };

  /** @param {string} id */
  const observed = (id) => new Map((Page.data.observations[id] ?? []).map((one) => [one.id, one]));
  Page.fact = (one, name) => one.facts.find(([key]) => key === name)?.[1];
  Page.when = (one) => {
    const period = Page.fact(one, "period");
    return period ? Page.words(period) : t("indicators.no_year");
  };
  Page.indicator = (id) => Page.data.indicators.of[id];

  /** @param {string | null} good @param {string} words */
  const grade = (good, words) => {
    if (!good) return [];
    const name = GRADES[good];
    return name
      ? [" ", el("span", { class: `badge ${name}` }, Page.icon(name), t(`${words}.${good}`))]
      : [", ", t(`${words}.${good}`)];
  };
  /** @param {Observation} one @param {Trend} of @param {Map<string, Observation>} all */
  const trend = (one, { direction, good, restsOn, earlier }, all) => {
    // A figure that is the document's own words says already where it is going.
    if (one.words && restsOn === "words") return good ? el("p", { class: "judged" }, grade(good, "ways").slice(1)) : null;
    const before = earlier === undefined ? undefined : all.get(earlier);
    const arrow = (restsOn === "rank" ? PLACES : ARROWS)[direction ?? ""];
    return el("p", { class: "judged" },
      arrow ? el("span", { class: "arrow", "aria-hidden": "true" }, `${arrow} `) : null,
      direction ? t(`${restsOn === "rank" ? "placed" : "moved"}.${direction}`) : Page.words(Page.fact(one, "development") ?? {}), " ",
      before ? [Page.filled("indicators.from", { value: Page.words(before.value) }), " (", Page.when(before), ")"] : t("indicators.by_document"),
      grade(good, "ways"));
  };
  // An earlier figure's position, where the latest has none, is said with its time and without a mark: it is not how things stand.
  /** @param {Observation} one @param {Position} of @param {Map<string, Observation>} all */
  const position = (one, { of, where, good, value }, all) => {
    const compared = Page.must(all.get(of), of);
    const is = [t(`country.${where}`), value ? [" (", Page.words(value), ")"] : null];
    if (compared.id === one.id) return el("p", { class: "judged" }, is, grade(good, "against"));
    return el("p", { class: "judged quiet" }, Page.when(compared), ": ", is, good ? [", ", t(`against.${good}`)] : null);
  };
  // The targets that are decided for an indicator.
  Page.targets = (id) => {
    const all = Page.indicator(id)?.targets ?? [];
    return [...new Set(all.map(({ goal }) => goal))].map((goal) => {
      const own = all.filter((one) => one.goal === goal);
      const named = { goal: Page.name(goal).replace(" ", "\u00a0") };
      /** @param {typeof own[number]} one */
      const timed = ({ value, day }) => (day ? Page.filled("indicators.value_by", { value: Page.words(value), day: Page.day(day) }) : Page.words(value));
      const [{ value, day }] = own;
      const { gap } = own[own.length - 1];
      return el("p", { class: "target" },
        own.length > 1 ? Page.filled("indicators.targets", { ...named, values: own.map((one, n) => [n ? ", " : null, timed(one)]) })
          : Page.filled(day ? "indicators.target" : "indicators.target_undated", { ...named, value: Page.words(value), day: day && Page.day(day) }),
        gap ? [". ", Page.words(gap)] : null);
    });
  };

  // Where a latest figure is going and how it stands, each with whether that is good.
  Page.judged = (id, one) => {
    const figure = Page.indicator(id)?.figures.find((own) => own.id === one.id);
    if (!figure) return [];
    const all = observed(id);
    return [
      figure.position ? position(one, figure.position, all) : null,
      figure.trend ? trend(one, figure.trend, all) : null,
    ];
  };
  // A place has its own good way, and the document its own judgement, also where nobody has said which way is good.
  Page.unset = (id) => {
    if (!Page.indicator(id)?.traits.includes("unset")) return null;
    const isJudged = Page.indicator(id).figures.some(({ trend: own }) => GRADES[own?.good ?? ""]);
    return el("p", { class: "quiet" }, t(isJudged ? "indicators.unset_judged" : "indicators.unset"));
  };

  /** @param {string} id @param {Observation} one */
  const observation = (id, one) =>
    el(
      "li",
      { class: "observation" },
      Page.words(one.value, "value"),
      Page.judged(id, one),
      el("dl", { class: "facts" },
        Page.fact(one, "period") ? null : [el("dt", null, t("facts.period")), el("dd", null, t("indicators.no_year"))],
        one.facts.map(([key, texts]) => [el("dt", null, t(`facts.${key}`)), el("dd", null, Page.words(texts))])),
    );

  Page.valuesOf = (id) => {
    const all = [...observed(id).values()];
    if (!all.length) return [Page.unset(id), Page.targets(id), el("h3", null, t("indicator.values")), el("p", null, t("indicator.no_values"))];
    return [Page.unset(id), Page.targets(id), el("h3", null, t("indicator.values")), el("ul", null, all.map((one) => observation(id, one)))];
  };
}
