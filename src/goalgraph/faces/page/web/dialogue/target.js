"use strict";
/**
 * What can be said of a target as it is typed: in words, in the indicator's chart, and never in the way. And the indicators to
 * choose among, with how they have gone.
 *
 * @needs aimTyped chart closed comma data day decimal el figure fill fits given idOf indicator latest latestWords lineOf MEASURED must NUMBERS
 *   ofWhom resource say spark t value when withUnit words
 @typedef {object} TargetOffers
 * @property {(goal: string, take: (iri: string) => void) => {rows: HTMLElement | null, has: (iri: string) => boolean, settle: () => void}} indicatorRows
 * @property {(goal: string) => {drawn: HTMLElement, settle: () => void}} targetChart
 * @property {() => void} placeAim the chart stands with what the material says, or, in one column, with the fields
 * @property {(goal: string) => string | null} targetSaid the target in one sentence, where it can be said
 * @property {(goal: string) => string[]} targetTips
 */
{
  const { el, t } = Page;
  /** @type {Record<string, number>} */
  const BETTER = { HigherIsBetter: 1, LowerIsBetter: -1 };
  const PERCENT = "http://qudt.org/vocab/unit/PERCENT";

  /** @param {number} [number] */
  const isShare = (number = 0) => number >= 0 && number <= 100;
  // A change in percent is no share: an indicator has such values, or the plan such targets for it.
  /** @param {string} [id] */
  const areShares = (id = "") => (Page.data.observations[id] ?? []).every(({ number, low, high, comparison }) => [number, low, high, comparison].every(isShare))
    && (Page.indicator(id)?.targets ?? []).every(({ number, low }) => isShare(number) && isShare(low));

  /** @param {string} goal @param {number} target @param {string} unit */
  const against = (goal, target, unit) => {
    const iri = Page.value(goal, "indicator");
    const latest = Page.latest(iri);
    const { polarity = "" } = Page.given.indicators[Page.idOf(iri) ?? ""] ?? {};
    const found = [];
    if (latest?.number === undefined) return [t(latest?.low === undefined && latest?.high === undefined ? "target.no_latest" : "target.latest_bounds", { value: latest ? Page.say(latest.value) : "" })];
    if (unit && latest.unit && unit !== latest.unit) {
      return [t("target.other_unit", { unit: Page.say(Page.given.units[latest.unit]) })];
    }
    const way = BETTER[polarity];
    const value = [Page.say(latest.value), Page.ofWhom(latest)].filter(Boolean).join(", ");
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

  Page.targetSaid = (goal) => {
    const [from, to] = ["baseline", "target"].map((key) => Page.decimal(Page.value(goal, key).trim()));
    const id = Page.idOf(Page.value(goal, "indicator"));
    if (from === null || to === null || !id) return null;
    const day = Page.value(goal, "by").trim();
    const said = { what: Page.say(Page.resource(id).short), from: Page.figure(Number(from)), to: Page.withUnit(Page.figure(Number(to)), Page.value(goal, "unit")) };
    return Page.fits(goal, "by", day) && day ? t("target.said_by", { ...said, day: Page.day(day) }) : t("target.said", said);
  };
  // The target that is typed, and the latest value in its indicator's chart.
  /** @param {string} goal @returns {[Aim | undefined, Dot | undefined]} */
  const ends = (goal) => {
    const id = Page.idOf(Page.value(goal, "indicator"));
    const { aims = [], dots = [] } = (id && Page.lineOf(id, Page.aimTyped(Page.value(goal, "target"), Page.value(goal, "by").trim()))?.plot) || {};
    return [aims.at(-1), dots.at(-1)];
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
      if (unit === PERCENT && !isShare(number) && areShares(Page.idOf(typed("indicator")))) found.push(t("target.no_share"));
      if (typed("indicator")) found.push(...against(goal, number, unit));
      else found.push(t("target.no_indicator"));
      if (!unit) found.push(t("target.no_unit"));
      if (!typed("by")) found.push(t("target.no_day"));
      const [aim, last] = ends(goal);
      if (aim?.at !== undefined && last?.at !== undefined && aim.at < last.at) found.push(t("target.day_before", { when: last.when }));
    }
    if (!typed("text") && Page.MEASURED.some(typed)) found.push(t("target.no_text"));
    return found;
  };

  // How far it is from the latest value to the target that is typed.
  /** @param {Observation} latest @param {number} number @param {string} unit @param {number} way */
  const gap = ({ number: now = 0 }, number, unit, way) => {
    /** @param {number} value */
    const measured = (value) => Page.withUnit(Page.figure(value), unit);
    if (now === number || (now - number) * way > 0) return t("chart.reached", { target: measured(number) });
    const size = Math.abs(number - now);
    return t(way ? "chart.left" : "chart.from", { value: unit === PERCENT ? t("chart.points", { value: Page.figure(size) }) : measured(size), target: measured(number) });
  };
  // How much it has changed a year, from the first value that is drawn to the last, and how much the target asks for from there.
  const YEAR = 365.25;
  /** @param {Plot} plot @param {boolean} isLatest whether the last that is drawn is how things stand */
  const pace = ({ dots, aims }, isLatest) => {
    const [first, last] = [dots[0], dots.at(-1)];
    if (first?.at === undefined || last?.at === undefined || last.at - first.at < YEAR) return "";
    /** @param {number} change @param {number} days */
    const yearly = (change, days) => {
      const size = Number(((change / days) * YEAR).toPrecision(2));
      return `${size > 0 ? "+" : ""}${Page.figure(size)}`;
    };
    const aim = aims.at(-1);
    const asked = isLatest && aim?.at !== undefined && aim.at > last.at ? t("target.pace_asked", { value: yearly(aim.value - last.value, aim.at - last.at) }) : "";
    return [t("target.pace", { value: yearly(last.value - first.value, last.at - first.at) }), asked].filter(Boolean).join(" ");
  };
  /** @type {HTMLElement | null} */
  let aim = null;
  Page.placeAim = () => {
    const [beside, here] = ["aim-beside", "aim-here"].map((id) => document.getElementById(id));
    const place = beside && !document.documentElement.classList.contains("narrow") ? beside : here;
    if (aim && here && place && aim.parentElement !== place) place.append(aim);
  };
  Page.targetChart = (goal) => {
    const chart = Page.chart({ dots: [], aims: [], other: "" }, "", { ruled: true });
    const [name, about, words] = [el("b"), el("p", { class: "quiet" }), el("p", { class: "gap", id: "d-gap", role: "status" })];
    const yearly = el("p", { class: "quiet pace" });
    const drawn = el("figure", { class: "aim-chart" }, el("figcaption", null, name, about), chart, words, yearly);
    aim = drawn;
    const settle = () => {
      const iri = Page.value(goal, "indicator");
      const id = Page.idOf(iri);
      const latest = Page.latest(iri);
      const last = id && Page.lineOf(id, [])?.last;
      const unit = Page.value(goal, "unit").trim() || (last && last.unit) || "";
      const fits = last && unit === (last.unit ?? "");
      const target = fits && !Page.closed(goal, "target") ? Page.value(goal, "target") : "";
      const aims = Page.aimTyped(target, Page.value(goal, "by").trim());
      // Until somebody types one, the plan's own targets.
      const found = id ? Page.lineOf(id, aims.length || Page.closed(goal, "target") ? aims : undefined) : null;
      drawn.hidden = !found;
      if (!found || !id || !latest) return;
      const isLatest = found.last.id === latest.id;
      Page.fill(name, Page.words(Page.resource(id).short));
      const polarity = Page.resource(id).about?.polarity;
      Page.fill(about, [Page.ofWhom(found.last), found.last.unit ? Page.say(Page.given.units[found.last.unit] ?? {}) : "", polarity ? Page.say(polarity) : ""].filter(Boolean).join(", "));
      chart.redraw(found.plot, found.told);
      yearly.textContent = pace(found.plot, isLatest);
      const number = Page.decimal(target.trim());
      const stated = aims.length ? undefined : Page.indicator(id)?.targets.filter((one) => one.goal === goal && found.plot.aims.length).at(-1)?.gap;
      words.textContent = !isLatest ? t("form.latest", { value: Page.latestWords(iri) }) : stated ? Page.say(stated) : number === null ? "" : gap(latest, Number(number), unit, BETTER[Page.given.indicators[id].polarity ?? ""] ?? 0);
    };
    return { drawn, settle };
  };

  /** @param {Observation} [latest] */
  const isMeasured = (latest) => [latest?.number, latest?.low, latest?.high].some((one) => one !== undefined);
  // Those of the goal that have a number or bounds, and the one that is chosen; all stand in the list below.
  const MOST = 4;
  Page.indicatorRows = (goal, take) => {
    const measured = Page.given.goals[goal].candidates.map((one) => one.id).filter((id) => isMeasured(Page.latest(Page.given.indicators[id].iri)));
    const chosen = Page.idOf(Page.value(goal, "indicator"));
    const ids = [...new Set([...(chosen && measured.includes(chosen) ? [chosen] : []), ...measured])].slice(0, MOST);
    ids.sort((a, b) => measured.indexOf(a) - measured.indexOf(b));
    const sparks = ids.map(Page.spark);
    /** @type {[iri: string, button: HTMLInputElement][]} */
    const buttons = ids.map((id, n) => {
      const { iri } = Page.given.indicators[id];
      return [iri, el("input", { type: "radio", name: "d-pick", id: `d-pick-${n}`, value: iri, onchange: () => take(iri) })];
    });
    /** @type {boolean[]} */
    const wasChosen = [];
    /** @param {string} id @param {number} n */
    const row = (id, n) => {
      const [iri, button] = buttons[n];
      const latest = Page.must(Page.latest(iri), iri);
      return el("label", { class: "pick-row" }, button, Page.words(Page.resource(id).short, "named"), sparks[n],
        el("span", { class: "latest" }, Page.words(latest.value, "value"), " ", Page.ofWhom(latest), " ", Page.when(latest)));
    };
    return {
      rows: ids.length ? el("fieldset", { class: "pick-rows" }, el("legend", { class: "hidden" }, t("form.candidates")), ids.map(row)) : null,
      has: (iri) => buttons.some(([one]) => one === iri),
      settle: () => {
        buttons.forEach(([iri, button], n) => {
          const isChosen = Page.value(goal, "indicator") === iri;
          // The chart of what is chosen follows what is typed, and that of what was chosen shows no longer what is another's.
          const [spark, line] = [sparks[n], isChosen || wasChosen[n] ? Page.lineOf(ids[n]) : null];
          if (spark && line) spark.redraw({ ...line.plot, other: "" }, "");
          wasChosen[n] = isChosen;
          button.checked = isChosen;
        });
      },
    };
  };
}
