"use strict";
/**
 * What is drawn of an indicator: its values in time as a line, those of several groups as dots on one scale, and the targets that
 * the plan, or the room, has set for it.
 *
 * @needs chart closes data decimal el fact figure given goals hasDialogue indicator isDay must resource say scaleOf shown start
 *   stateOf svg t touched words
 @typedef {Row & Observation & {number: number}} Drawable
 * @typedef {object} SeriesOffers
 * @property {(id: string) => Child[]} charts
 * @property {(id: string) => ChartBox | false | null} spark the latest values without words, one dot where there is one
 * @property {(id: string, aims?: Aim[]) => {plot: Plot, told: string, last: Observation} | null} lineOf the numbers in time that the latest of them ends, with other targets than those that are set
 * @property {(text: string, day: string) => Aim[]} aimTyped
 */
{
  const { el, svg, t } = Page;
  const EPOCH = 719163;
  /** @param {string} day */
  const ordinal = (day) => Math.round(Date.parse(day) / (24 * 60 * 60 * 1000)) + EPOCH;
  /** @param {number} value @param {string} text @param {string} [day] @param {number} [low] @returns {Aim} */
  const aim = (value, text, day = "", low = undefined) => ({ value, text, when: day.slice(0, 4), ...(day ? { at: ordinal(day) } : {}), ...(low === undefined ? {} : { low }) });
  /** @param {{value: number, low?: number}} aim */
  const reach = ({ value, low }) => (low === undefined ? "" : `${Page.figure(low)}–`) + Page.figure(value);
  // By day, those without one first; the last that holds is called the target, and what is only proposed is called that.
  /** @param {(Aim & {proposed?: boolean})[]} aims @returns {Aim[]} */
  const inTime = (aims) => {
    aims.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    const last = aims.filter((one) => !one.proposed).at(-1);
    return aims.map(({ proposed, ...one }, n) => ({ ...one, text: proposed ? t("chart.proposed", { value: one.text }) : aims[n] === last ? t("chart.aim", { value: one.text }) : reach(one) }));
  };
  /** @param {string} text @param {string} day */
  const typed = (text, day) => {
    const number = Page.decimal(text.trim());
    return number === null ? [] : [aim(Number(number), Page.figure(Number(number)), Page.isDay(day) ? day : "")];
  };
  Page.aimTyped = (text, day) => inTime(typed(text, day));
  // What the room has decided of a goal replaces what the plan says of it, once it has set a target or taken one away; what it
  // proposes stands beside that.
  // What is shown of a goal that nobody has touched, and is not in force, is what somebody has proposed.
  /** @param {string} goal */
  const isHeld = (goal) => Page.touched(goal) && Page.stateOf(goal) === "decided";
  /** @param {string} id @param {string} unit @returns {Aim[]} */
  const aimsOf = (id, unit) => {
    const changed = Page.hasDialogue ? Page.goals().filter((goal) => (Page.shown(goal, "target") || Page.start(goal).target) && ["indicator", "target", "unit", "by"].some((key) => Page.shown(goal, key) !== (Page.start(goal)[key] ?? ""))) : [];
    const room = changed.filter((goal) => Page.given.indicators[id]?.iri === Page.shown(goal, "indicator") && !Page.closes(Page.shown(goal, "mode"), "target"));
    const said = room.filter((goal) => [unit, ""].includes(Page.shown(goal, "unit"))).flatMap((goal) => typed(Page.shown(goal, "target"), Page.shown(goal, "by")).map((one) => ({ ...one, proposed: !isHeld(goal) })));
    const stated = (Page.indicator(id)?.targets ?? []).filter((one) => one.unit === unit && !(changed.includes(one.goal) && isHeld(one.goal)));
    return inTime([...said, ...stated.map(({ number, low, bound, end, day = end }) => aim(number, bound ? t(`numbers.${bound}`, { value: Page.figure(number) }) : reach({ value: number, low }), day, low))]);
  };

  /** @param {string} id @param {Row[]} rows @returns {Drawable[]} */
  const drawable = (id, rows) => {
    const all = new Map((Page.data.observations[id] ?? []).map((one) => [one.id, one]));
    return rows.flatMap((row) => {
      const { number, ...one } = Page.must(all.get(row.id), row.id);
      return number === undefined ? [] : [{ ...one, ...row, number }];
    });
  };
  /** @param {Observation} one */
  const compared = (one) => {
    const comparator = one.comparison === undefined ? undefined : Page.fact(one, "comparator");
    return comparator ? Page.say(comparator) : "";
  };
  /** @param {Drawable} one */
  const when = (one) => Page.say(Page.fact(one, "period") ?? one.label);
  /** @param {string} id @param {Drawable[]} rows @param {Aim[]} [aims] */
  const tell = (id, rows, aims = []) => {
    const values = rows.map((one) => `${Page.say(one.label)}: ${Page.say(one.value)}${compared(one) ? `, ${t("indicator.compared", { value: compared(one) })}` : ""}`);
    const targets = aims.map((one) => `${t("chart.target", { value: reach(one) })}${one.when ? ` (${one.when})` : ""}`);
    return `${t("indicator.chart", { what: Page.say(Page.resource(id).label) })}. ${[...values, ...targets].join("; ")}`;
  };
  /** @param {Drawable[]} rows @param {Aim[]} aims @returns {Plot} */
  const plotOf = (rows, aims) => {
    const last = rows.filter((one) => one.comparison !== undefined).at(-1);
    return {
      dots: rows.map((one) => ({
        value: one.number, text: Page.figure(one.number), when: when(one),
        ...(one.at === undefined ? {} : { at: one.at }), ...(one.comparison === undefined ? {} : { other: one.comparison }),
      })), aims, other: last ? compared(last) : "",
    };
  };

  // Each group a row: its dots on the scale that all share.
  /** @param {string} id @param {Drawable[]} rows */
  const strips = (id, rows) => {
    const values = rows.flatMap((one) => [one.number, one.comparison ?? one.number]);
    const [low, high] = Page.scaleOf(values, false);
    const broken = !(low <= 0 && 0 <= high);
    /** @param {number} value */
    const x = (value) => `${((broken ? 12 : 2) + ((value - low) / (high - low)) * (broken ? 85 : 95)).toFixed(2)}%`;
    return el("div", { class: "strips", role: "img", "aria-label": tell(id, rows) }, rows.map((one) => el("div", { class: "strip", "aria-hidden": "true" },
      el("span", null, Page.words(one.label)), el("b", null, Page.words(one.value)),
      svg("svg", { class: "plot" },
        svg("line", { class: "axis", x1: "2%", x2: "97%", y1: "50%", y2: "50%" }),
        broken ? [8, 11].map((at) => svg("line", { class: "axis", x1: at, x2: at + 4, y1: "90%", y2: "10%" })) : null,
        one.comparison === undefined ? null : svg("line", { class: "other one", x1: x(one.comparison), x2: x(one.comparison), y1: "5%", y2: "95%" }),
        svg("circle", { cx: x(one.number), cy: "50%", r: 5 })),
      compared(one) ? el("span", { class: "other" }, compared(one)) : null)));
  };

  Page.charts = (id) => {
    const found = drawings(id);
    const alone = found.length ? null : Page.lineOf(id);
    return alone?.plot.aims.length ? [Page.chart(alone.plot, alone.told)] : found;
  };
  /** @param {string} id */
  const drawings = (id) => (Page.indicator(id)?.charts ?? []).map((rows) => {
    const found = drawable(id, rows);
    if (!found.length) return null;
    if (found.some((one) => one.run !== found[0].run)) return strips(id, found);
    const aims = aimsOf(id, found[0].unit ?? "");
    const drawn = Page.chart(plotOf(found, aims), tell(id, found, aims));
    return found[0].of ? el("div", null, el("p", { class: "quiet" }, Page.words(found[0].of)), drawn) : drawn;
  });

  Page.lineOf = (id, aims) => {
    const found = drawable(id, Page.indicator(id)?.line ?? []);
    const rows = found.length > 1 ? found : found.map((one) => ({ ...one, label: Page.fact(one, "period") ?? {} }));
    if (!rows.length) return null;
    const set = aims ?? aimsOf(id, rows[0].unit ?? "");
    return { plot: plotOf(rows, set), told: tell(id, rows, set), last: rows[rows.length - 1] };
  };
  Page.spark = (id) => {
    const found = Page.lineOf(id);
    // Without words it says that it ends with how things stand: where a range or words are later it cannot be drawn so.
    const latest = Page.given.indicators[id]?.latest ?? found?.last.id;
    return found && found.last.id === latest && Page.chart({ ...found.plot, other: "" }, "", { bare: true });
  };
}
