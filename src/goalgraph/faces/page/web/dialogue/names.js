"use strict";
/**
 * What fields and their values are called, for people.
 *
 * @needs data day given isGoal lines must name NUMBERS REQUIREMENTS resource say t written
 * @typedef {object} NamesOffers
 * @property {(iri: string) => string | undefined} idOf
 * @property {(iri: string) => string} longName
 * @property {(key: string) => string} fieldName
 * @property {(key: string, value: string) => string} valueName
 * @property {(text: string, unit?: string) => string} withUnit
 * @property {(iri: string) => Observation | undefined} latest
 * @property {(one: Observation) => string} ofWhom the group that a value is of; nothing where it is of all
 * @property {(one: Observation) => boolean} isOneOfGroups whether others have values too
 * @property {(iri: string) => string} latestWords
 * @property {(pairs: [key: string, value: string][], start?: Fields) => [key: string, value: string][]} saidFields
 */
{
  const { given, t } = Page;
  // How much of a value in words stands where it is one of many.
  const MOST = 60;
  /** @param {Record<string, string>} names */
  const byIri = (names) => Object.entries(names).map(([id, iri]) => /** @type {[string, string]} */ ([iri, id]));
  const indicators = Object.fromEntries(Object.entries(given.indicators).map(([id, { iri }]) => [id, iri]));
  const ids = new Map([...byIri(indicators), ...byIri(given.councilGoals)]);
  /** @param {string} iri */
  const occasion = (iri) => given.occasions.find((one) => one.iri === iri);

  Page.idOf = (iri) => ids.get(iri);
  Page.longName = (iri) => {
    const id = Page.idOf(iri);
    if (!id || !Page.resource(id)) return iri;
    return Page.isGoal(id) ? `${Page.name(id)} ${Page.say(Page.resource(id).short)}` : Page.say(Page.resource(id).short);
  };
  Page.fieldName = (key) => {
    const [part, ...rest] = key.split(".");
    const about = rest.join(".");
    if (part === "answer") return t(`questions.${Page.REQUIREMENTS[about]}`);
    if (part === "evidence") return `${t(`questions.${Page.REQUIREMENTS[about]}`)} ${t("form.evidence")}`;
    if (about) return `${t(`form.${part}`)}, ${Page.say(Page.must(occasion(about)).label)}`;
    return t(part === "title" || part === "people" ? `summary.${part}` : `form.${part}`);
  };
  Page.valueName = (key, value) => {
    const [part] = key.split(".");
    if (!value) return t("form.empty");
    if (part === "mode") return t(`modes.${value}`);
    if (part === "standing") return t(`standings.${value}`);
    if (part === "answer") return t(`answers.${value}`);
    if (part === "assessment") return t(`assessments.${value}`);
    if (part === "unit") return Page.say(given.units[value]);
    if (part === "indicator") return Page.longName(value);
    if (part === "indicators" || part === "councilGoals") return Page.lines(value).map(Page.longName).join("; ");
    if (part === "by" || part === "date") return Page.day(value);
    if (part === "paragraph") return (/^\d/.test(value) ? `§ ${value}` : value).replace(" ", "\u00a0");
    if (Page.NUMBERS.includes(part)) return Page.written(value);
    return value;
  };

  // A number followed by its unit, as the language writes shares, and one of it.
  Page.withUnit = (text, unit) => {
    const label = unit ? Page.say((text === "1" && given.singulars[unit]) || given.units[unit]) : "";
    if (label === "%") return t("numbers.percent").replace("5", text);
    return label ? `${text}\u00a0${label}` : text;
  };

  // An indicator's latest value, in a number, bounds or words, and what is known of it.
  Page.latest = (iri) => {
    const id = Page.idOf(iri);
    const latest = id === undefined ? undefined : given.indicators[id]?.latest;
    return id === undefined || !latest ? undefined : (Page.data.observations[id] ?? []).find((one) => one.id === latest);
  };
  // A value of women is not everybody's: there is one of men too.
  Page.isOneOfGroups = (one) => Page.ofWhom(one) !== "" && Object.values(Page.data.observations).some((all) => all.includes(one)
    && all.some((other) => Page.ofWhom(other) !== Page.ofWhom(one) && other.number !== undefined));
  Page.ofWhom = (one) => Page.say(one.facts.find(([key]) => key === "group")?.[1] ?? {});
  Page.latestWords = (iri) => {
    const one = Page.latest(iri);
    if (!one) return t("form.no_latest");
    const facts = new Map(one.facts.map(([key, texts]) => [key, Page.say(texts)]));
    const when = [facts.get("group"), facts.get("period")].filter(Boolean).join(", ");
    const [, first] = one.facts.find(([key]) => key === "comparator") ?? [];
    const compared = first ? Page.say(first) : facts.get("country") ? t("form.country", { how: facts.get("country") }) : null;
    const said = Page.say(one.value);
    return [`${said.length > MOST ? `${said.slice(0, MOST).trimEnd()}…` : said}${when ? ` (${when})` : ""}`, compared].filter(Boolean).join("; ");
  };

  // Without the adoption; an empty value takes away what is in force, if something is.
  Page.saidFields = (pairs, start = {}) => pairs.filter(([key, value]) => (value || start[key]) && !["standing", "body", "date", "paragraph", "diaryNumber"].includes(key));
}
