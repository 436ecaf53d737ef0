"use strict";
/**
 * What is said of a goal before the dialogue and after it: its requirements, and every field of the form under the
 * heading that it belongs to. Before is what held when the page was made, after is with what is proposed and typed.
 *
 * @needs ADOPTED asked badge closed counted data day dialogueStanding differs drafts el FIELDS given goals idOf
 *   isOpen lines longName MEASURED plain readiness REQUIREMENTS resource say shown start STATUS swedish t TYPES
 *   unasked value valueName withUnit words
 @typedef {object} StatesOffers
 * @property {(time: Time, goal: string) => boolean} isAsked
 * @property {(time: Time, goal: string) => Need[]} needsOf
 * @property {(of: Need) => Child | Child[]} whyOf what the dialogue says of it, and where it says nothing what is in force, with the evidence
 * @property {(goal: string) => Need[]} askedNow what is asked of a goal as the room has left it, with what is answered
 * @property {(time: Time) => {met: number, all: number}} countNeeds
 * @property {(time: Time, goal: string) => boolean} isSettled
 * @property {(time: Time, goal: string) => boolean} hasAmbition
 * @property {(time: Time, goal: string) => boolean} hasForecast
 * @property {Map<string, Aspect>} ASPECTS
 * @property {(goal: string, aimed?: string) => HTMLElement[]} ownTargets what the plan itself aims at, a line each; beside a target that is
 *   set, `aimed` at an indicator or at none, only what it says of others
 */
{
  const { el, t, given } = Page;
  const WORDS = /^(answer|evidence)\./;
  const FORECAST = /^(assessment|motivation|action)\./;
  /** @type {Record<Time, (goal: string, key: string) => string>} */
  const VALUES = { before: (goal, key) => Page.start(goal)[key] ?? "", after: (goal, key) => Page.shown(goal, key) };
  /** @param {Time} time @param {string} goal @param {string} key */
  const said = (time, goal, key) => given.goals[goal] ? Page.plain(key, VALUES[time](goal, key)) : "";
  // A forecast that was given before stays a fact.
  /** @param {Time} time @param {string} goal @param {string} key */
  const isClosed = (time, goal, key) => Page.closed(goal, key, said(time, goal, "mode")) && !(FORECAST.test(key) && (time === "before" || !Page.differs(goal, key)));
  /** @param {string} text */
  const typed = (text) => el("span", { class: "typed", lang: Page.swedish() }, text);
  /** @param {Child[]} parts */
  const list = (parts) => (parts.length ? el("ul", null, parts.map((one) => el("li", null, one))) : null);
  /** @param {Child[]} parts */
  const some = (parts) => (parts.some(Boolean) ? parts : null);
  // What a closed part of the form holds is still there, and counts for nothing; nor does what is only a draft.
  /** @param {Time} time @param {string} goal @param {...string} keys */
  const mark = (time, goal, ...keys) => {
    const kind = isClosed(time, goal, keys[0]) ? "closed" : time === "after" && Page.drafts(goal).some((key) => keys.includes(key)) ? "draft" : "";
    return kind ? el("span", { class: "quiet" }, ` (${t(`summary.${kind}`)})`) : null;
  };

  Page.isAsked = (time, goal) => {
    if (!given.goals[goal]) return Page.asked(goal).length > 0;
    const exempt = Page.data.types[said(time, goal, "mode")]?.exempt ?? [];
    return given.goals[goal].asked.some((one) => !exempt.includes(one));
  };
  // Before: what the graph says. After: the dialogue's answer, where it gives one; a yes needs its
  // evidence, or what the graph itself finds. An answer that is proposed counts until another is typed.
  Page.needsOf = (time, goal) => Object.entries(Page.REQUIREMENTS).flatMap(([name, requirement]) => {
    const item = Page.readiness(goal).find((one) => one.requirement === requirement);
    if (!item) return [];
    const [answer, evidence] = [`answer.${name}`, `evidence.${name}`].map((key) => said(time, goal, key));
    const keys = [`answer.${name}`, `evidence.${name}`];
    const told = !given.goals[goal] || keys.every((key) => said("after", goal, key) === said("before", goal, key)) ? "" : keys.some((key) => Page.differs(goal, key)) ? "typed" : "proposed";
    if (!told || time === "before") return [{ name, item, status: item.status, answer, evidence, told, note: "" }];
    const bare = answer === "Met" && !evidence;
    const withdrawn = !answer && said("before", goal, `answer.${name}`);
    const note = withdrawn ? "withdrawn" : bare || (!evidence && said("before", goal, `evidence.${name}`)) ? "no_evidence" : "";
    /** @type {Status} */
    const status = bare && item.status === "met" && !said("before", goal, `answer.${name}`) ? "met" : bare || withdrawn ? "unclear" : Page.STATUS[answer] ?? item.status;
    return [{ name, item, status, answer, evidence, told, note: note && t(`changes.${note}`) }];
  });
  Page.askedNow = (goal) => (Page.isAsked("after", goal) ? Page.needsOf("after", goal).filter(({ item }) => given.goals[goal] || item.applies) : []);
  Page.whyOf = ({ item, told, answer, evidence, note }) => {
    const sentence = evidence ? el("span", { lang: Page.swedish() }, evidence) : null;
    if (!told) return sentence ? [`${t("selected.evidence")} `, sentence] : Page.words(item.reason);
    return [el("b", null, told === "typed" ? t("changes.in_dialogue") : `${t("states.proposal")}:`, " "), sentence ?? (note || t(`answers.${answer}`))];
  };
  Page.countNeeds = (time) => {
    const asked = Page.goals().filter((goal) => Page.isAsked(time, goal)).flatMap((goal) => Page.needsOf(time, goal));
    return { met: asked.filter((one) => one.status === "met").length, all: asked.length };
  };
  Page.isSettled = (time, goal) => !Page.isOpen(said(time, goal, "mode"));
  Page.hasAmbition = (time, goal) => said(time, goal, "text") !== "";
  Page.hasForecast = (time, goal) => given.occasions.some(({ iri }) => said(time, goal, `assessment.${iri}`) !== "" && !isClosed(time, goal, `assessment.${iri}`));

  /** @param {Time} time @param {string} goal */
  const requirements = (time, goal) => {
    const asked = Page.isAsked(time, goal);
    const needs = Page.needsOf(time, goal);
    return [
      el("span", { class: "row" }, asked ? needs.map(({ item, status }) => Page.badge(item, status)) : Page.unasked()),
      needs.filter(({ told, evidence, note, answer }) => told && (answer || evidence || note)).map(({ name, item, answer, evidence, note }) => el("p", null,
        `${Page.say(item.name)}: `, answer ? `${t(`answers.${answer}`)}${note ? "," : "."} ` : null, evidence ? [typed(evidence), mark(time, goal, `evidence.${name}`)] : null, note ? el("span", { class: "quiet" }, note) : null)),
    ];
  };
  /** @param {Time} time @param {string} goal */
  const target = (time, goal) => {
    const { indicator, baseline, target: wanted, unit, by } = Object.fromEntries(Page.MEASURED.map((key) => [key, said(time, goal, key)]));
    /** @param {string} key @param {string} value */
    const number = (key, value) => Page.withUnit(Page.valueName(key, value), unit);
    const numbers = wanted ? [baseline ? `${Page.valueName("baseline", baseline)} → ` : "", number("target", wanted)].join("")
      : baseline ? `${t("form.baseline")} ${number("baseline", baseline)}` : unit ? `${t("form.unit")} ${Page.valueName("unit", unit)}` : "";
    const rest = [numbers, by ? t("changes.by", { day: Page.day(by) }) : ""].filter(Boolean).join(", ");
    const whole = [indicator ? Page.longName(indicator) : "", rest].filter(Boolean).join(": ");
    return whole ? el("p", null, whole, mark(time, goal, ...Page.MEASURED)) : null;
  };
  Page.ownTargets = (goal, aimed) => (Page.data.stated[goal]?.targets ?? []).filter(({ indicator }) => aimed === undefined || (indicator !== undefined && ![undefined, indicator].includes(Page.idOf(aimed)))).map(({ value, when, indicator }) => el("p", null,
    indicator ? [Page.words(Page.resource(indicator).short), ": "] : null, when ? [Page.words(when), " "] : null, Page.words(value)));
  /** @param {Time} time @param {string} goal */
  const ambition = (time, goal) => {
    const text = said(time, goal, "text");
    // Where nobody has set another target, the plan's own holds, and so it does of other indicators.
    const set = target(time, goal);
    const own = isClosed(time, goal, "target") ? [] : Page.ownTargets(goal, set ? VALUES[time](goal, "indicator") : undefined);
    return some([text ? el("p", null, typed(text)) : null, set, own.length ? own : null]);
  };
  /** @param {Time} time @param {string} goal */
  const forecast = (time, goal) => (/** @type {Occasion} */ { iri, label }) => {
    const [assessment, ...why] = ["assessment", "motivation", "action"].map((part) => [part, said(time, goal, `${part}.${iri}`)]);
    if (![assessment, ...why].some(([, value]) => value)) return null;
    return [`${Page.say(label)}: ${assessment[1] ? t(`assessments.${assessment[1]}`) : t("form.no_assessment")}`, mark(time, goal, ...["assessment", "motivation", "action"].map((part) => `${part}.${iri}`)),
      why.filter(([, value]) => value).map(([part, value]) => el("p", null, `${t(`form.${part}`)}: `, typed(value)))];
  };
  /** @param {Time} time @param {string} goal */
  const decided = (time, goal) => {
    const { decidedBy, proposals } = given.goals[goal];
    const own = time === "after" && Page.ADOPTED.some((key) => Page.differs(goal, key));
    const against = own ? Page.lines(Page.value(goal, "reservations")) : [];
    return list([
      ...decidedBy.map(({ body, day, paragraph }) => t("summary.decision", { by: [body, Page.day(day), paragraph?.replace(" ", "\u00a0")].filter(Boolean).join(", ") })),
      ...(proposals.length ? [Page.counted("form.proposals_short", proposals.length)] : []),
      ...(own ? [el("span", null, el("b", null, `${t("changes.in_dialogue")} `), Page.dialogueStanding(goal))] : []),
      ...(against.length ? [el("span", null, `${t("changes.reservations")}: `, typed(against.join("; ")))] : []),
    ]);
  };
  /** @param {string} key @param {(one: string) => Child} show */
  const lines = (key, show) => ({ keys: [key], show: (/** @type {Time} */ time, /** @type {string} */ goal) => list(Page.lines(said(time, goal, key)).map((one) => ["– ", show(one)])) });
  /** @param {RegExp} test */
  const fields = (test) => [...Page.FIELDS.keys()].filter((key) => test.test(key));

  // Each heading with its fields and what they say; null where they say nothing. Those that are basic always stand
  // in the table; those above stand at the top of the slide too.
  const hasNeeds = Object.values(given.goals).some(({ asked }) => asked.length);
  Page.ASPECTS = new Map(Object.entries(/** @type {Record<string, Aspect>} */ ({
    mode: { basic: Page.TYPES.length > 0, keys: ["mode"], show: (time, goal) => (said(time, goal, "mode") ? t(`modes.${said(time, goal, "mode")}`) : null) },
    ...(hasNeeds ? { requirements: { basic: true, above: true, keys: fields(WORDS), show: requirements } } : {}),
    ambition: { basic: true, keys: ["text", ...Page.MEASURED], show: ambition },
    forecasts: { basic: true, keys: fields(FORECAST), show: (time, goal) => list(given.occasions.map(forecast(time, goal)).filter(Boolean)) },
    activities: lines("activities", typed),
    indicators: lines("indicators", Page.longName),
    councilGoals: { ...lines("councilGoals", Page.longName), above: true },
    note: { keys: ["note"], show: (time, goal) => (said(time, goal, "note") ? typed(said(time, goal, "note")) : null) },
    standing: { keys: Page.ADOPTED, show: decided },
  })));
}
