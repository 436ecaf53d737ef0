"use strict";
/**
 * The dialogue's work: per goal what is in force, what has been typed over it, and the way back.
 *
 * @needs data t
 * @typedef {object} WorkOffers
 * @property {boolean} hasDialogue
 * @property {Dialogue} given
 * @property {Record<string, string>} REQUIREMENTS
 * @property {Record<string, Status>} STATUS of a requirement, by the file's word for an answer
 * @property {string[]} TYPES of goals; none where no profile has any
 * @property {(type: string) => boolean} isOpen whether it says that nobody has decided
 * @property {(type: string, part: string) => boolean} closes whether a goal of the type has no target, or no forecast
 * @property {Format} FORMAT
 * @property {string[]} MEASURED
 * @property {string[]} NUMBERS
 * @property {string[]} ADOPTED
 * @property {Map<string, (value: string) => boolean>} FIELDS
 * @property {(value: string) => string[]} lines
 * @property {(goal: string) => Map<string, (value: string) => boolean>} fieldsOf
 * @property {(goal: string, key: string, value: unknown) => boolean} fits
 * @property {(key: string, value: string) => string} plain
 * @property {(value: string) => string | null} decimal
 * @property {(key: string, text: string) => string} kept
 * @property {(text: string) => string} comma
 * @property {(text: string) => string} written the same for reading: thousands set apart, and a sign of minus
 * @property {(said: Said) => [key: string, value: string][]} flat
 * @property {(line: string) => string | Said} inFull an activity with all that is said of it
 * @property {(goal: string) => Fields} start
 * @property {() => Work} newWork
 * @property {Work} work
 * @property {(goal: string, key: string) => boolean} typed
 * @property {(goal: string, key: string) => string} value
 * @property {(goal: string, key: string) => boolean} differs
 * @property {(goal: string) => boolean} touched
 * @property {() => boolean} anything
 * @property {(key: string) => boolean} isTyped
 * @property {() => string[]} goals
 * @property {(text: string) => boolean} isDay whether it is a day that a goal can be followed up
 * @property {(goal: string) => string[]} wrong the fields of its target with what is no number or no day
 * @property {(goal: string, valueOf?: (goal: string, key: string) => string) => string[]} refused
 * @property {() => string} doneHint
 * @property {(goal: string) => boolean} adopted
 * @property {(goal: string) => string} latestDay
 * @property {(goal: string) => boolean} isTooEarly
 * @property {(goal: string) => Occasion[]} occasionsOf
 * @property {() => string} today
 * @property {(goal: string, key: string, mode?: string) => boolean} closed
 */
{
  Page.hasDialogue = Page.data.dialogue !== null;
  // What the dialogue starts from; a page of several plans has none before one is picked.
  Page.given = Page.data.dialogue ?? {
    plan: "", digest: "", goals: Object.create(null), occasions: [], councilGoals: {}, indicators: {}, units: {}, singulars: {},
  };
  Page.REQUIREMENTS = Page.data.requirements;
  Page.STATUS = { Met: "met", NotMet: "not-met", Unclear: "unclear" };
  Page.TYPES = Object.keys(Page.data.types);
  Page.isOpen = (type) => !Object.hasOwn(Page.data.types, type) || Page.data.types[type].open;
  Page.closes = (type, part) => Object.hasOwn(Page.data.types, type) && Page.data.types[type].closes.includes(part);
  // The form of the decisions file, as its schema says it.
  Page.FORMAT = Page.data.format;
  Page.MEASURED = Object.keys(Page.FORMAT.fields.ambition.parts).filter((key) => key !== "text");
  Page.NUMBERS = ["baseline", "target"];
  Page.ADOPTED = ["standing", "body", "date", "paragraph", "diaryNumber", "reservations"];
  const { given } = Page;
  const occasions = given.occasions;
  const indicators = Object.values(given.indicators).map((one) => one.iri);
  /** @param {string} value */
  const short = (value) => value.length <= Page.FORMAT.short;
  /** @param {string} value */
  const long = (value) => value.length <= Page.FORMAT.long;
  /** @param {string} value */
  const lines = (value) => value.split("\n").every((line) => line.length <= Page.FORMAT.long) && value.length <= 100000;
  /** @param {string[]} choices */
  const oneOf = (choices) => (/** @type {string} */ value) => choices.includes(value);
  /** @param {string[]} choices */
  const someOf = (choices) => (/** @type {string} */ value) => Page.lines(value).every((one) => choices.includes(one));
  /** @param {string} value */
  const day = (value) => /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);

  Page.isDay = day;

  /** @type {(about: string, parts: Record<string, (value: string) => boolean>) => [name: string, fits: (value: string) => boolean][]} */
  const fieldsFor = (about, parts) => Object.entries(parts).map(([part, fits]) => [`${part}.${about}`, fits]);
  // Every field by name, in the order of the form, with what it may hold; all may be empty.
  /** @type {[name: string, fits: (value: string) => boolean][]} */
  const fields = [
    ["mode", oneOf(Page.TYPES)],
    ...Object.keys(Page.REQUIREMENTS).flatMap((one) => fieldsFor(one, { answer: oneOf(Page.FORMAT.answers), evidence: long })),
    ["text", long], ["indicator", oneOf(indicators)], ["baseline", short], ["target", short],
    ["unit", oneOf(Object.keys(given.units))], ["by", day],
    ...occasions.flatMap(({ iri }) => fieldsFor(iri, { assessment: oneOf(Page.FORMAT.assessmentsTaken), motivation: long, action: long })),
    ["indicators", someOf(indicators)], ["councilGoals", someOf(Object.values(given.councilGoals))],
    ["activities", lines], ["note", long],
    ["standing", oneOf(["Proposal", "Decision"])], ["body", short], ["date", day], ["paragraph", short], ["diaryNumber", short], ["reservations", lines],
  ];
  Page.FIELDS = new Map(fields);
  /** @type {Map<string, (value: string) => boolean>} */
  const ABOUT = new Map([["title", short], ["people", lines]]);
  const LISTS = ["indicators", "councilGoals", "activities", "reservations", "people"];

  Page.lines = (value) => [...new Set(value.split("\n").map((line) => line.trim()).filter(Boolean))];
  // The dialogue's own title and roles are fields of the goal "".
  /** @type {Map<string, Map<string, (value: string) => boolean>>} */
  const own = new Map([["", ABOUT]]);
  // The occasions that are about a goal, and those that something is said of it at.
  Page.occasionsOf = (goal) => occasions.filter(({ iri }) => given.goals[goal].occasions.includes(iri)
    || ["assessment", "motivation", "action"].some((part) => Page.value(goal, `${part}.${iri}`) !== ""));
  // Of a goal without the requirements that are not asked of it.
  Page.fieldsOf = (goal) => {
    const known = own.get(goal);
    if (known) return known;
    const { asked, types } = given.goals[goal];
    const made = new Map([...Page.FIELDS].filter(([key]) => {
      const [part, ...about] = key.split(".");
      return part === "mode" ? types.length > 0 : !["answer", "evidence"].includes(part) || asked.includes(about.join("."));
    }));
    own.set(goal, made);
    return made;
  };
  Page.fits = (goal, key, value) => typeof value === "string" && (value === "" || Boolean(Page.fieldsOf(goal).get(key)?.(value)));
  // Signs that Python takes for line ends or space, and the browser does not.
  // eslint-disable-next-line no-control-regex -- these signs are meant
  const SEPARATORS = /[\u0085\u001c-\u001f]/g;
  // What a field says, without how it was typed.
  Page.plain = (key, value) => {
    if (key === "indicators" || key === "councilGoals") return Page.lines(value).sort().join("\n");
    if (LISTS.includes(key)) return Page.lines(value).join("\n");
    const text = value.replace(SEPARATORS, " ").trim();
    return Page.NUMBERS.includes(key) ? (Page.decimal(text) ?? text) : text;
  };
  // A number kept in the work, as a decimal with a point; null when it is none.
  const decimal = new RegExp(Page.FORMAT.decimal);
  Page.decimal = (value) => {
    const text = value.replace(/[\s\u00a0\u202f]/g, "").replace(/^[\u2212\u2013]/, "-").replace(",", ".");
    return decimal.test(text) ? text : null;
  };
  // The language's marks, as "1 234,5" shows them.
  const groups = () => Page.t("numbers.sample").charAt(1);
  const mark = () => Page.t("numbers.sample").slice(-2, -1);
  // What is typed, as it is kept: a number by the chosen language's marks, anything else as it is.
  Page.kept = (key, text) => {
    if (!Page.NUMBERS.includes(key)) return text;
    const parts = text.trim().split(mark());
    const whole = parts[0].split(groups());
    const grouped = whole.length > 1 && whole.every((part, n) => (n ? /^\d{3}$/ : /^[-\u2212\u2013]?\d{1,3}$/).test(part));
    return Page.decimal(grouped ? [whole.join(""), ...parts.slice(1)].join(".") : text) ?? text;
  };
  // A number that is kept, with the chosen language's mark; anything else as it is.
  Page.comma = (text) => (Page.decimal(text) === text ? text.replace(".", mark()) : text);

  Page.written = (text) => {
    if (Page.decimal(text) !== text) return text;
    const [whole, part] = text.replace("-", "\u2212").split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, groups()) + (part ? mark() + part : "");
  };

  // Fields by name, from an object in the form of the decisions file.
  const { single, several, ambition, answers, forecasts, withdraws } = Page.FORMAT.fields;
  /** @type {(name: string) => string[]} */
  const takenBack = (name) => {
    const field = Object.keys(withdraws.names).find((one) => withdraws.names[one] === name);
    if (field) return field === "text" ? Object.keys(ambition.parts) : [field];
    const { parts } = Object.hasOwn(Page.REQUIREMENTS, name) ? answers : forecasts;
    return Object.keys(parts).map((part) => `${part}.${name}`);
  };
  // Activities of which more is said than what is done, by their text: the form shows the text, the file keeps it all.
  /** @type {Map<string, Said>} */
  const works = new Map();
  /** @param {string | Said} one */
  const inWords = (one) => {
    if (typeof one === "string") return one;
    works.set(one.text.trim(), one);
    return one.text;
  };
  Page.inFull = (line) => works.get(line) ?? line;
  Page.flat = (said) => {
    /** @type {[key: string, value: string][]} */
    const found = [];
    /** @param {string} key @param {string} [value] */
    const add = (key, value) => found.push([key, value ?? ""]);
    for (const name of said[withdraws.key] ?? []) for (const key of takenBack(name)) add(key);
    if (said[single.mode]) add("mode", said[single.mode]);
    for (const one of said[answers.key] ?? []) for (const [part, key] of Object.entries(answers.parts)) add(`${part}.${one[answers.about]}`, one[key]);
    const level = said[ambition.key];
    if (level) for (const [field, key] of Object.entries(ambition.parts)) add(field, level[key]);
    for (const one of said[forecasts.key] ?? []) for (const [part, key] of Object.entries(forecasts.parts)) add(`${part}.${one[forecasts.about]}`, one[key]);
    for (const [field, key] of Object.entries(several)) if (said[key]) add(field, said[key].map(inWords).join("\n"));
    for (const [field, key] of Object.entries(single)) if (field !== "mode" && said[key]) add(field, said[key]);
    if (said["@type"] === "Decision") add("standing", "Decision");
    return found;
  };

  /** @type {Map<string, Fields>} */
  const starts = new Map();
  Page.start = (goal) => {
    const known = starts.get(goal);
    if (known) return known;
    /** @type {Fields} */
    const made = goal === "" ? {} : { standing: "Proposal", ...Object.fromEntries(Page.flat(given.goals[goal].basedOn)) };
    starts.set(goal, made);
    return made;
  };

  const uuid = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Page.newWork = () => ({ id: `urn:uuid:${uuid()}`, goals: Object.create(null), downloaded: true });
  Page.work = Page.newWork();
  Page.typed = (goal, key) => Object.hasOwn(Page.work.goals, goal) && Object.hasOwn(Page.work.goals[goal], key);
  Page.value = (goal, key) => (Page.typed(goal, key) ? Page.work.goals[goal][key] : Page.start(goal)[key] ?? "");
  Page.differs = (goal, key) => Page.plain(key, Page.value(goal, key)) !== Page.plain(key, Page.start(goal)[key] ?? "");
  Page.touched = (goal) => [...Page.fieldsOf(goal).keys()].some((key) => Page.differs(goal, key));
  Page.anything = () => ["", ...Page.goals()].some(Page.touched);
  // Fields whose words are the dialogue's own.
  Page.isTyped = (key) => /^(text|activities|note|body|paragraph|reservations|evidence\.|motivation\.|action\.)/.test(key);
  Page.goals = () => Object.keys(given.goals);

  Page.wrong = (goal) => [
    ...Page.NUMBERS.filter((key) => Page.value(goal, key).trim() && Page.decimal(Page.value(goal, key).trim()) === null),
    ...(Page.fits(goal, "by", Page.value(goal, "by")) ? [] : ["by"]),
  ];
  // The requirements that a goal which is to have a target answers with no: it can be no more than a draft.
  Page.refused = (goal, valueOf = Page.value) => {
    const mode = valueOf(goal, "mode");
    const { asked, types } = given.goals[goal];
    if (types.length && (Page.isOpen(mode) || Page.closes(mode, "target"))) return [];
    const exempt = Page.data.types[mode]?.exempt ?? [];
    return asked.filter((one) => !exempt.includes(one) && Page.STATUS[valueOf(goal, `answer.${one}`)] === "not-met");
  };
  // Whether the dialogue's word is a decision: one without body and day, or with a no, is still a proposal.
  Page.adopted = (goal) =>
    Page.value(goal, "standing") === "Decision" && !Page.refused(goal).length && Page.value(goal, "body").trim() !== "" && Page.value(goal, "date") !== "" && Page.fits(goal, "date", Page.value(goal, "date"));
  // Decisions are brought in in the order of their days: one on the same thing cannot be older than what is in force.
  Page.latestDay = (goal) => given.goals[goal].decidedBy.map((one) => one.day).sort().at(-1) ?? "";
  Page.isTooEarly = (goal) => Page.adopted(goal) && Page.value(goal, "date") < Page.latestDay(goal);
  Page.today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  Page.doneHint = () => Page.t(Page.TYPES.length ? "form.done_hint" : "form.done_hint_plain");
  Page.closed = (goal, key, mode = Page.value(goal, "mode")) => {
    if (Page.MEASURED.includes(key)) return Page.closes(mode, "target");
    if (!/^(assessment|motivation|action)\./.test(key)) return false;
    return Page.closes(mode, "forecast") || ((given.goals[goal]?.types.length ?? 0) > 0 && Page.isOpen(mode));
  };
}
