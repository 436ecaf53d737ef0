"use strict";
/**
 * How far the room has come with each goal: undecided, also for a reason that is said, under way, proposed or decided, and the
 * steps on the way there.
 * What is typed counts at once; what was in force, or proposed, before the dialogue counts where nothing is typed.
 *
 * @needs ADOPTED adopted closes counted data day differs fieldsOf flat given goals isOpen must occasionsOf refused
 *   REQUIREMENTS start STATUS t touched value valueName wrong
 @typedef {object} ProgressOffers
 * @property {(goal: string) => GoalState} stateOf
 * @property {(goal: string) => boolean} isMoved whether more is said of it than a note on what is decided
 * @property {(goal: string) => boolean} isLeft whether it is left undecided, and said why
 * @property {(goal: string) => GoalState} stateBefore how it stood before anything was typed
 * @property {(goal: string, isShort?: boolean) => string} stateMore when and by whom, or how far; in short not by whom
 * @property {(goal: string) => boolean} isTied whether the room has settled it, as a decision or a proposal
 * @property {() => string} progress
 * @property {(goal: string) => Step[]} stepsOf
 * @property {(goal: string) => string} stepOf the first step that is not done
 * @property {() => string | undefined} nextGoal
 * @property {(goal: string) => Change[]} proposed what is proposed of a goal, in the fields where nothing is typed
 * @property {(goal: string, key: string) => string} shown the field's value, or what is proposed where nothing is typed
 * @property {(goal: string) => string[]} lacking the names of what is left before it is settled
 */
{
  const { given, t } = Page;
  // Done: the type is settled, and a goal that is to have a target has its answers, none of them a
  // no, and what is to be achieved in words. The same of what was settled before the dialogue.
  /** @param {string} goal @param {(key: string) => string} valueOf @param {boolean} isWrong */
  const isWhole = (goal, valueOf, isWrong) => {
    const { asked, types } = given.goals[goal];
    /** @param {string} key */
    const said = (key) => valueOf(key).trim();
    const mode = said("mode");
    if (types.length && (Page.isOpen(mode) || Page.closes(mode, "target"))) return !Page.isOpen(mode);
    const exempt = Page.data.types[mode]?.exempt ?? [];
    const answers = asked.filter((one) => !exempt.includes(one)).map((one) => `answer.${one}`);
    return !isWrong && ["text", ...answers].every(said) && !answers.some((key) => Page.STATUS[said(key)] === "not-met");
  };
  // What counts of a goal on which somebody has decided is no proposal.
  /** @param {string} goal */
  const counting = (goal) => (given.goals[goal].decidedBy.length ? Page.value : Page.shown);
  /** @param {string} goal */
  const isDone = (goal) => isWhole(goal, (key) => counting(goal)(goal, key), Page.wrong(goal).length > 0);
  // Left open for a reason that is said: there is nothing more to ask until the others have been.
  /** @param {string} goal @param {(key: string) => string} valueOf */
  const isOpenFor = (goal, valueOf) => given.goals[goal].types.length > 0 && Page.isOpen(valueOf("mode")) && Boolean(valueOf("note").trim()) && !valueOf("text").trim();
  Page.isLeft = (goal) => isOpenFor(goal, (key) => Page.shown(goal, key));
  Page.isMoved = (goal) => [...Page.fieldsOf(goal).keys()].some((key) => (key !== "note" || !given.goals[goal].decidedBy.length) && Page.differs(goal, key));
  Page.stateOf = (goal) => {
    const about = given.goals[goal];
    const touched = about && Page.isMoved(goal);
    if (!about || (!touched && !about.decidedBy.length && !about.proposals.length)) return "undecided";
    if (!isDone(goal)) return Page.isLeft(goal) ? "undecided" : "draft";
    return (touched ? Page.adopted(goal) : about.decidedBy.length > 0) ? "decided" : "proposal";
  };
  Page.stateBefore = (goal) => {
    const { decidedBy, proposals } = given.goals[goal];
    if (!decidedBy.length && !proposals.length) return "undecided";
    const found = { ...Page.start(goal), ...(decidedBy.length ? {} : Object.fromEntries(proposals.flatMap(Page.flat))) };
    /** @param {string} key */
    const said = (key) => found[key] ?? "";
    if (!isWhole(goal, said, false)) return isOpenFor(goal, said) ? "undecided" : "draft";
    return decidedBy.length ? "decided" : "proposal";
  };
  // Field by field, the latest first: what is typed in one field leaves the others as they are proposed. A decision of the
  // room's is all that it says.
  Page.proposed = (goal) => {
    if (Page.differs(goal, "standing") && Page.value(goal, "standing") === "Decision") return [];
    const found = new Map(given.goals[goal].proposals.flatMap(Page.flat));
    return [...found].filter(([key]) => !Page.ADOPTED.includes(key) && !Page.differs(goal, key)).map(([key, value]) => [goal, key, value]);
  };
  Page.shown = (goal, key) => Page.proposed(goal).find(([, field]) => field === key)?.[2] ?? Page.value(goal, key);
  Page.progress = () => Page.counted("form.progress", Page.goals().length, { done: Page.goals().filter(Page.isTied).length, all: Page.goals().length });
  Page.isTied = (goal) => ["proposal", "decided"].includes(Page.stateOf(goal));

  /** @param {string} goal @param {(goal: string, key: string) => string} valueOf */
  const steps = (goal, valueOf) => {
    /** @param {string} of @param {...string} keys */
    const said = (of, ...keys) => keys.every((key) => valueOf(of, key).trim() !== "");
    const mode = valueOf(goal, "mode");
    const { asked, types } = given.goals[goal];
    const exempt = Page.data.types[mode]?.exempt ?? [];
    const answers = asked.filter((one) => !exempt.includes(one)).map((one) => `answer.${one}`);
    /** @type {Step[]} */
    const found = [];
    if (types.length) found.push({ name: "type", done: !Page.isOpen(mode) });
    if (types.length && Page.isOpen(mode)) found.push({ name: "note", done: said(goal, "note") });
    else if (Page.closes(mode, "target")) found.push({ name: "activities", done: said(goal, "activities") || said(goal, "text") });
    else {
      if (answers.length) found.push({ name: "requirements", done: said(goal, ...answers) });
      found.push({ name: "ambition", done: said(goal, "text") }, { name: "target", done: said(goal, "target") && !Page.wrong(goal).length });
      if (Page.occasionsOf(goal).length) found.push({ name: "forecast", done: Page.occasionsOf(goal).some(({ iri }) => said(goal, `assessment.${iri}`)) });
    }
    // What is only proposed is still to be decided, though the goal counts as settled.
    return [...found, { name: "decision", done: Page.touched(goal) && isDone(goal) && Page.adopted(goal) }];
  };
  Page.stepsOf = (goal) => steps(goal, Page.value);
  Page.lacking = (goal) => {
    if (isDone(goal)) return [];
    const refused = Page.refused(goal, counting(goal)).map((one) => t(`questions.${Page.REQUIREMENTS[one]}`));
    const left = steps(goal, counting(goal)).filter(({ name, done }) => !done && ["type", "requirements", "ambition"].includes(name)).map(({ name }) => t(`steps.${name}`));
    if (Page.wrong(goal).length) left.push(t("steps.target"));
    return [...left, ...refused.map((question) => t("states.refused", { question }))];
  };
  Page.stepOf = (goal) => {
    const all = Page.stepsOf(goal);
    return (all.find((one) => !one.done) ?? all[all.length - 1]).name;
  };
  Page.stateMore = (goal, isShort = false) => {
    const about = given.goals[goal];
    const state = Page.stateOf(goal);
    if (!about || state === "undecided") return "";
    const typed = Page.isMoved(goal);
    const adoption = [Page.value(goal, "date") ? Page.day(Page.value(goal, "date")) : "", Page.value(goal, "paragraph").trim() && Page.valueName("paragraph", Page.value(goal, "paragraph").trim())].filter(Boolean);
    // Where all of what is settled is still as it was proposed, so is who proposed it and when.
    const touched = typed && (adoption.length > 0 || !Page.proposed(goal).length);
    if (state === "draft" && touched) {
      const all = Page.stepsOf(goal);
      return t("states.step", { n: all.findIndex((one) => one.name === Page.stepOf(goal)) + 1, all: all.length });
    }
    if (touched) return adoption.join(", ");
    const { body, day, paragraph } = Page.must((about.decidedBy.length ? about.decidedBy : about.proposals).at(-1));
    const open = about.decidedBy.length > 0 && about.proposals.length ? Page.counted("form.proposals_short", about.proposals.length) : "";
    return [isShort ? "" : body, Page.day(day), paragraph && Page.valueName("paragraph", paragraph), open].filter(Boolean).join(", ");
  };
  // Where the room goes on: what is under way, else the first that nobody has said anything of, else what was left open.
  Page.nextGoal = () => {
    const open = Page.goals().filter((goal) => !Page.isTied(goal));
    return open.find((goal) => Page.stateOf(goal) === "draft" && !Page.isLeft(goal)) ?? open.find((goal) => !Page.isLeft(goal)) ?? open[0];
  };
}
