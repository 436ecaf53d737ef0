"use strict";
/**
 * The decisions file: written from the work with only what differs from what is in force, and read back.
 *
 * @needs adopted ADOPTED closed differs el fieldName fieldsOf fits flat FORMAT given goals inFull isTooEarly lines
 *   MEASURED name notify plain refused REQUIREMENTS save start t tick today touched value work wrong
 * @typedef {object} ExchangeOffers
 * @property {(goal: string) => string[]} drafts
 * @property {(ended: Date) => {decisions: Said[]} & Said | null} decisionsFile
 * @property {() => void} exportFile
 * @property {(text: string) => FileRead} readDecisions
 */
{
  const { given, t } = Page;
  /** @param {string} text */
  const short = (text) => [...text].slice(0, Page.FORMAT.short).join("");
  const form = Page.FORMAT.fields;
  const FORECAST = ["assessment", "motivation", "action"];

  /** @param {string} goal */
  const entry = (goal) => {
    /** @param {string} key */
    const before = (key) => Page.plain(key, Page.start(goal)[key] ?? "");
    /** @param {string} key */
    const now = (key) => Page.plain(key, Page.value(goal, key));
    /** @param {...string} keys */
    const differs = (...keys) => keys.some((key) => Page.differs(goal, key));
    /** @type {Said} */
    const sets = {};
    /** @type {string[]} */
    const withdraws = [];
    /** @type {Fields} */
    const draft = {};
    /** @param {string[]} keys @param {boolean} [all] */
    const keep = (keys, all) => {
      for (const key of keys) if (differs(key) || (all && now(key))) draft[key] = Page.value(goal, key);
    };
    /** @param {Record<string, string>} pairs */
    const filled = (pairs) => Object.fromEntries(Object.entries(pairs).filter(([, value]) => value));

    if (differs("mode")) sets[form.single.mode] = now("mode");

    /** @type {(group: FieldKeys["answers"], about: string) => Record<string, string>} */
    const told = ({ about: key, parts }, about) =>
      filled({ [key]: about, ...Object.fromEntries(Object.entries(parts).map(([part, own]) => [own, now(`${part}.${about}`)])) });
    const answers = Object.keys(Page.REQUIREMENTS).filter((one) => differs(`answer.${one}`, `evidence.${one}`)).flatMap((requirement) => {
      const [answer, evidence] = [`answer.${requirement}`, `evidence.${requirement}`];
      if (now(answer)) return [told(form.answers, requirement)];
      if (before(answer)) withdraws.push(requirement);
      if (now(evidence)) keep([evidence], true);
      return [];
    });
    if (answers.length) sets[form.answers.key] = answers;

    // A goal that becomes a direction goal, or undecided, gives up the target it had; a forecast once given stays a fact.
    const isClosed = Page.closed(goal, "target");
    const left = isClosed && differs("mode") && Page.MEASURED.some(before);
    const wrong = Page.wrong(goal);
    if (isClosed) keep(Page.MEASURED, left);
    else keep(wrong);
    /** @param {string} key */
    const measured = (key) => (isClosed ? (left ? "" : before(key)) : wrong.includes(key) ? before(key) : now(key));
    if (differs("text") || left || Page.MEASURED.some((key) => measured(key) !== before(key))) {
      const { key, parts } = form.ambition;
      const level = filled(Object.fromEntries(Object.entries(parts).map(([part, own]) => [own, part === "text" ? now("text") : measured(part)])));
      if (now("text")) sets[key] = level;
      else if (Object.keys(level).length) keep(["text", ...Page.MEASURED]);
      else if (before("text")) withdraws.push(form.withdraws.names.text);
    }

    const open = !Page.closed(goal, "assessment.");
    const forecasts = given.occasions.flatMap(({ iri }) => {
      const keys = FORECAST.map((part) => `${part}.${iri}`);
      if (!open) {
        keep(keys);
      } else if (differs(...keys)) {
        if (now(keys[0])) return [told(form.forecasts, iri)];
        if (before(keys[0])) withdraws.push(iri);
        keep(keys.slice(1));
      }
      return [];
    });
    if (forecasts.length) sets[form.forecasts.key] = forecasts;

    for (const field of ["indicators", "councilGoals", "activities"]) {
      if (!differs(field)) continue;
      if (now(field)) sets[form.several[field]] = Page.lines(now(field)).map(field === "activities" ? Page.inFull : (line) => line);
      else withdraws.push(form.withdraws.names[field]);
    }
    if (now("note")) sets[form.single.note] = now("note");

    const says = Object.keys(sets).length > 0 || withdraws.length > 0;
    // A decision that says nothing leaves the goal's type as it is; where there is none, it is no more than a draft.
    const adopted = Page.adopted(goal) && (says || before("mode") !== "");
    /** @type {Said} */
    const adoption = adopted ? filled(Object.fromEntries(["body", "date", "paragraph", "diaryNumber"].map((field) => [form.single[field], now(field)]))) : {};
    if (adopted && now("reservations")) adoption[form.several.reservations] = Page.lines(now("reservations"));
    if (!adopted) keep(Page.ADOPTED);
    if (!says && !adopted && !Object.keys(draft).length) return null;
    return {
      "@type": adopted ? "Decision" : "Proposal", goal: given.goals[goal].iri, ...adoption, basedOn: given.goals[goal].basedOn,
      ...(says || !adopted ? sets : { [form.single.mode]: before("mode") }),
      ...(withdraws.length ? { [form.withdraws.key]: withdraws } : {}),
      ...(Object.keys(draft).length ? { draft } : {}),
    };
  };

  // The fields that only go along as a draft: what they say is no part of the proposal or decision.
  Page.drafts = (goal) => Object.keys(entry(goal)?.draft ?? {});

  // The file, or null when nothing has been typed about any goal.
  Page.decisionsFile = (ended) => {
    const decisions = Page.goals().flatMap((goal) => entry(goal) ?? []);
    if (!decisions.length) return null;
    const title = Page.value("", "title").trim();
    const people = Page.lines(Page.value("", "people")).map((line) => {
      const [, role, name] = /^(.*?\S): (.*\S)$/.exec(line) ?? [line, line, ""];
      return { "@type": "Participant", role: short(role), ...(name ? { name: short(name) } : {}) };
    });
    return {
      "@context": [Page.FORMAT.context, { "@language": "sv" }], "@id": Page.work.id, "@type": "Dialogue", formatVersion: Page.FORMAT.version,
      ...(title ? { title } : {}), plan: given.plan, planDigest: given.digest, endedAt: ended.toISOString(), people, decisions,
    };
  };

  // What there is to say of a file besides that it is there.
  const reservations = () => {
    const goals = Page.goals();
    const drafts = goals.flatMap((goal) => {
      const fields = Page.drafts(goal).filter((key) => !Page.ADOPTED.includes(key) && !Page.closed(goal, key));
      return fields.length ? `${Page.name(goal)} (${fields.map(Page.fieldName).join(", ")})` : [];
    });
    /** @param {string} key @param {string[]} of */
    const said = (key, of) => (of.length ? t(`form.exported_${key}`, { goals: of.join(", ") }) : null);
    const open = goals.filter((goal) => Page.value(goal, "standing") === "Decision" && !Page.adopted(goal));
    return [
      said("incomplete", open.filter((goal) => !Page.refused(goal).length).map(Page.name)),
      said("refused", open.filter((goal) => Page.refused(goal).length).map(Page.name)),
      said("draft", drafts),
      said("early", goals.filter(Page.isTooEarly).map(Page.name)),
    ].filter(Boolean);
  };

  Page.exportFile = () => {
    const now = new Date();
    const file = Page.decisionsFile(now);
    if (!file) return Page.notify(t(Page.touched("") ? "form.only_dialogue" : "form.nothing_to_export"));
    const blob = new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/ld+json" });
    const link = Page.el("a", { href: URL.createObjectURL(blob), download: `${t("form.file_name")}-${Page.today()}.jsonld` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    Page.work.downloaded = true;
    Page.save();
    Page.tick();
    return Page.notify([t("form.exported", { n: file.decisions.length }), ...reservations()].join(" "));
  };

  /** @type {(key: string, values?: Record<string, string>) => never} */
  const refuse = (key, values) => {
    throw Object.assign(new Error(key), { values });
  };
  // A decision that has already been brought in is what is in force: nothing is left of it to decide.
  /** @param {string} goal @param {Fields} found */
  const isDecided = (goal, found) =>
    Object.keys(found).every((key) => key === "note" || Page.ADOPTED.includes(key)) &&
    (given.goals[goal]?.decidedBy ?? []).some((one) => one.day === found.date && one.body === found.body?.trim());
  // What was decided on between the beginning of the file's dialogue and the making of this page.
  /** @param {string} goal @param {Said} one */
  const moved = (goal, one) => {
    const then = Object.fromEntries(Page.flat(one.basedOn ?? given.goals[goal].basedOn));
    const now = Page.start(goal);
    return new Set([...Page.fieldsOf(goal).keys()].filter((key) =>
      !Page.ADOPTED.includes(key) && key !== "note" && Page.plain(key, then[key] ?? "") !== Page.plain(key, now[key] ?? "")));
  };
  /** @param {unknown} value */
  const list = (value) => Array.isArray(value) && value.every((one) => typeof one === "object" && one !== null);
  /** @param {unknown} value */
  const texts = (value) => Array.isArray(value) && value.every((one) => typeof one === "string");
  /** @param {unknown} value */
  const works = (value) => Array.isArray(value) && value.every((one) => typeof (one?.text ?? one) === "string");
  /** @param {Said} one */
  const inForm = (one) =>
    ["Proposal", "Decision"].includes(one["@type"]) && typeof one.goal === "string" &&
    [form.answers.key, form.forecasts.key].every((key) => one[key] === undefined || list(one[key])) &&
    [...Object.values(form.several), form.withdraws.key].every((key) => one[key] === undefined || texts(one[key]) || (key === form.several.activities && works(one[key]))) &&
    [form.ambition.key, "draft"].every((key) => one[key] === undefined || (typeof one[key] === "object" && one[key] !== null && !Array.isArray(one[key])));

  // What a decisions file says, goal by goal: only what differs from what is in force here.
  Page.readDecisions = (text) => {
    if (text.length > Page.FORMAT.mostBytes) refuse("too_large");
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      refuse("not_json");
    }
    if (typeof file !== "object" || file === null || file["@type"] !== "Dialogue" || !list(file.decisions)) refuse("not_decisions");
    if (file.formatVersion !== Page.FORMAT.version) refuse("other_version");
    if (file.plan !== given.plan) refuse("other_plan");
    const seen = new Set();
    const byIri = new Map(Object.entries(given.goals).map(([goal, one]) => [one.iri, goal]));
    /** @type {Record<string, Fields>} */
    const goals = Object.create(null);
    /** @type {Record<string, Set<string>>} */
    const since = Object.create(null);
    /** @param {string} goal @param {[key: string, value: any][]} pairs */
    const take = (goal, pairs) => {
      for (const [key, value] of pairs) {
        if (!Page.fieldsOf(goal).has(key) || !Page.fits(goal, key, value)) {
          refuse(Page.fieldsOf(goal).has(key) ? "wrong_value" : "unknown_field", { goal: goal ? Page.name(goal) : t("summary.dialogue"), field: Page.fieldsOf(goal).has(key) ? Page.fieldName(key) : "" });
        }
      }
      const found = Object.fromEntries(pairs.filter(([key, value]) => Page.plain(key, value) !== Page.plain(key, Page.start(goal)[key] ?? "")));
      if (Object.keys(found).length && !isDecided(goal, found)) goals[goal] = found;
    };
    const people = list(file.people ?? []) ? (file.people ?? []).map((/** @type {Record<string, unknown>} */ one) => (one.name ? `${one.role}: ${one.name}` : `${one.role}`)) : [];
    take("", [["title", typeof file.title === "string" ? file.title : ""], ["people", people.join("\n")]]);
    for (const one of file.decisions) {
      if (!inForm(one)) refuse("not_decisions");
      const goal = byIri.get(one.goal);
      if (!goal) refuse("unknown_goal", { goal: one.goal.slice(0, 120) });
      if (seen.has(goal)) refuse("twice", { goal: Page.name(goal) });
      seen.add(goal);
      since[goal] = moved(goal, one);
      take(goal, Object.entries({ ...Object.fromEntries(Page.flat(one)), ...(one.draft ?? {}) }));
    }
    return { id: /^urn:uuid:[0-9a-f-]{36}$/.test(file["@id"]) ? file["@id"] : null, goals, moved: since, outdated: file.planDigest !== given.digest };
  };
}
