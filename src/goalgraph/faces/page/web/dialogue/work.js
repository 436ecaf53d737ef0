"use strict";
// The dialogue's work: per goal what is in force, what has been typed over it, and the way back.
Page.given = Page.data.dialogue;
Page.REQUIREMENTS = Page.data.requirements;
// The form of the decisions file, as its schema says it.
Page.FORMAT = Page.data.format;
Page.MEASURED = ["indicator", "baseline", "target", "unit", "by"];
Page.NUMBERS = ["baseline", "target"];
Page.ADOPTED = ["standing", "body", "date", "paragraph", "diaryNumber", "reservations"];
{
  const { given } = Page;
  const occasions = given?.occasions ?? [];
  const indicators = Object.values(given?.indicators ?? {}).map((one) => one.iri);
  const short = (value) => value.length <= Page.FORMAT.short;
  const long = (value) => value.length <= Page.FORMAT.long;
  const lines = (value) => value.split("\n").every((line) => line.length <= Page.FORMAT.long) && value.length <= 100000;
  const oneOf = (choices) => (value) => choices.includes(value);
  const someOf = (choices) => (value) => Page.lines(value).every((one) => choices.includes(one));
  const day = (value) => /^(19|2\d)\d{2}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value);

  // Every field by name, in the order of the form, with what it may hold; all may be empty.
  Page.FIELDS = new Map([
    ["mode", oneOf(Page.FORMAT.modes)],
    ...Object.keys(Page.REQUIREMENTS).flatMap((one) => [[`answer.${one}`, oneOf(Page.FORMAT.answers)], [`evidence.${one}`, long]]),
    ["text", long], ["indicator", oneOf(indicators)], ["baseline", short], ["target", short],
    ["unit", oneOf(Object.keys(given?.units ?? {}))], ["by", day],
    ...occasions.flatMap(({ iri }) => [[`assessment.${iri}`, oneOf(Page.FORMAT.assessments)], [`motivation.${iri}`, long], [`action.${iri}`, long]]),
    ["indicators", someOf(indicators)], ["councilGoals", someOf(Object.values(given?.councilGoals ?? {}))],
    ["activities", lines], ["note", long],
    ["standing", oneOf(["Proposal", "Decision"])], ["body", short], ["date", day], ["paragraph", short], ["diaryNumber", short], ["reservations", lines],
  ]);
  const ABOUT = new Map([["title", short], ["people", lines]]);
  const LISTS = ["indicators", "councilGoals", "activities", "reservations", "people"];

  Page.lines = (value) => [...new Set(value.split("\n").map((line) => line.trim()).filter(Boolean))];
  // The dialogue's own title and roles are fields of the goal "".
  Page.fieldsOf = (goal) => (goal === "" ? ABOUT : Page.FIELDS);
  Page.fits = (goal, key, value) => typeof value === "string" && (value === "" || Boolean(Page.fieldsOf(goal).get(key)?.(value)));
  // What a field says, without how it was typed.
  Page.plain = (key, value) => {
    if (key === "indicators" || key === "councilGoals") return Page.lines(value).sort().join("\n");
    if (LISTS.includes(key)) return Page.lines(value).join("\n");
    const text = value.replace(/[\u0085\u001c-\u001f]/g, " ").trim();
    return Page.NUMBERS.includes(key) ? (Page.decimal(text) ?? text) : text;
  };
  // A number kept in the work, as a decimal with a point; null when it is none.
  const decimal = new RegExp(Page.FORMAT.decimal);
  Page.decimal = (value) => {
    const text = value.replace(/[\s\u00a0\u202f]/g, "").replace(/^[\u2212\u2013]/, "-").replace(",", ".");
    return decimal.test(text) ? text : null;
  };
  const [groups, mark] = [() => Page.t("numbers.sample").at(1), () => Page.t("numbers.sample").at(-2)];
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

  // Fields by name, from an object in the form of the decisions file.
  Page.flat = (said) => {
    const found = [];
    const add = (key, value) => found.push([key, value ?? ""]);
    for (const taken of said.withdraws ?? []) {
      if (taken === "ambitionLevelOf") for (const key of ["text", ...Page.MEASURED]) add(key);
      else if (Object.hasOwn(Page.REQUIREMENTS, taken)) for (const part of ["answer", "evidence"]) add(`${part}.${taken}`);
      else if (taken.includes(":")) for (const part of ["assessment", "motivation", "action"]) add(`${part}.${taken}`);
      else add({ measures: "indicators", contributesTo: "councilGoals", contributingActivity: "activities" }[taken]);
    }
    if (said.steeringMode) add("mode", said.steeringMode);
    for (const one of said.requirements ?? []) {
      add(`answer.${one.requirement}`, one.answer);
      add(`evidence.${one.requirement}`, one.evidence);
    }
    const level = said.ambitionLevel;
    if (level) {
      const { text, indicator, baselineValue, targetValue, unit, targetDate } = level;
      for (const [key, value] of Object.entries({ text, indicator, baseline: baselineValue, target: targetValue, unit, by: targetDate })) add(key, value);
    }
    for (const one of said.forecasts ?? []) for (const part of ["assessment", "motivation", "action"]) add(`${part}.${one.occasion}`, one[part]);
    for (const key of ["indicators", "councilGoals", "activities", "reservations"]) if (said[key]) add(key, said[key].join("\n"));
    for (const key of ["note", "body", "date", "paragraph", "diaryNumber"]) if (said[key]) add(key, said[key]);
    if (said["@type"] === "Decision") add("standing", "Decision");
    return found;
  };

  const starts = new Map();
  Page.start = (goal) => {
    if (!starts.has(goal)) {
      const pairs = goal === "" ? [] : Page.flat(given.goals[goal].basedOn);
      starts.set(goal, { ...(goal === "" ? {} : { mode: "Undecided", standing: "Proposal" }), ...Object.fromEntries(pairs) });
    }
    return starts.get(goal);
  };

  const uuid = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Page.newWork = () => ({ id: `urn:uuid:${uuid()}`, goals: { __proto__: null }, downloaded: true });
  Page.work = Page.newWork();
  Page.typed = (goal, key) => Object.hasOwn(Page.work.goals, goal) && Object.hasOwn(Page.work.goals[goal], key);
  Page.value = (goal, key) => (Page.typed(goal, key) ? Page.work.goals[goal][key] : Page.start(goal)[key] ?? "");
  Page.differs = (goal, key) => Page.plain(key, Page.value(goal, key)) !== Page.plain(key, Page.start(goal)[key] ?? "");
  Page.touched = (goal) => [...Page.fieldsOf(goal).keys()].some((key) => Page.differs(goal, key));
  Page.anything = () => ["", ...Page.goals()].some(Page.touched);
  Page.goals = () => Object.keys(given?.goals ?? {});

  let steps = [];
  let writing = "";
  const write = (goal, key, value) => {
    const own = (Page.work.goals[goal] ??= {});
    if (value === (Page.start(goal)[key] ?? "")) delete own[key];
    else own[key] = value;
    if (!Object.keys(own).length) delete Page.work.goals[goal];
  };
  const after = () => {
    Page.work.downloaded = !Page.anything();
    Page.save();
    Page.tick();
  };
  // Changes: [goal, field, value]. What is typed in one field without leaving it is one step back.
  Page.put = (wanted, field = "") => {
    const changes = wanted.filter(([goal, key, value]) => value !== Page.value(goal, key));
    if (!changes.length) return;
    if (!field || field !== writing) steps.push(changes.map(([goal, key]) => [goal, key, Page.value(goal, key)]));
    writing = field;
    for (const change of changes) write(...change);
    after();
  };
  Page.stopWriting = () => {
    writing = "";
  };
  // The next dialogue on the same page starts from what is in force, as one step that can be undone.
  Page.startOver = () => {
    const own = Object.entries(Page.work.goals);
    Page.stopWriting();
    Page.put(own.flatMap(([goal, fields]) => Object.keys(fields).map((key) => [goal, key, Page.start(goal)[key] ?? ""])));
    Page.work = Page.newWork();
    Page.save();
  };
  Page.canUndo = () => steps.length > 0;
  Page.forget = () => {
    steps = [];
  };
  Page.undo = () => {
    const step = steps.pop();
    Page.stopWriting();
    if (!step) return Page.notify(Page.t("form.nothing_to_undo"));
    for (const change of step) write(...change);
    after();
    Page.redraw();
    const [goal, key] = step[0];
    return Page.notify(Page.t("form.undone", { what: `${goal ? `${Page.name(goal)}: ` : ""}${Page.fieldName(key)}` }));
  };

  // Done: the mode is settled, and a steering goal has its three answers and its ambition in words.
  Page.isDone = (goal) => {
    const mode = Page.value(goal, "mode");
    if (mode !== "Steering") return mode === "Direction";
    return ["text", ...Object.keys(Page.REQUIREMENTS).map((one) => `answer.${one}`)].every((key) => Page.value(goal, key).trim());
  };
  Page.progress = () => Page.t("form.progress", { done: Page.goals().filter(Page.isDone).length, all: Page.goals().length });
  // Whether the dialogue's word is a decision: one without body and day is still a proposal.
  Page.adopted = (goal) =>
    Page.value(goal, "standing") === "Decision" && Page.value(goal, "body").trim() !== "" && Page.value(goal, "date") !== "" && Page.fits(goal, "date", Page.value(goal, "date"));
  // Decisions are brought in in the order of their days: one on the same thing cannot be older than what is in force.
  Page.latestDay = (goal) => given.goals[goal].decidedBy.map((one) => one.day).sort().at(-1) ?? "";
  Page.isTooEarly = (goal) => Page.adopted(goal) && Page.value(goal, "date") < Page.latestDay(goal);
  Page.today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };
  Page.closed = (goal, key, mode = Page.value(goal, "mode")) => {
    if (Page.MEASURED.includes(key)) return mode === "Direction";
    return /^(assessment|motivation|action)\./.test(key) && mode !== "Steering";
  };
}
