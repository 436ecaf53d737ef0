"use strict";
/**
 * What is typed goes into the work, step by step, with the way back; what is kept and shown of it follows.
 *
 * @needs all anything dropAsides fieldName hasDialogue input keptWork name newWork notify progress redraw save savedWords setAside start t
 *   takeOver value work workKey
 @typedef {object} StepsOffers
 * @property {() => void} tick
 * @property {(run: () => void) => void} onTick what is to be done after each change
 * @property {(changes: Change[], field?: string) => void} put
 * @property {() => void} stopWriting
 * @property {() => void} startOver
 * @property {(goal?: string) => boolean} canUndo
 * @property {(goal?: string) => void} undo the last step, or the last that is about the goal
 */
{
  /** @type {(() => void)[]} */
  const others = [];
  Page.onTick = (run) => others.push(run);
  Page.tick = () => {
    for (const line of Page.all(document, ".progress")) line.textContent = Page.progress();
    for (const line of Page.all(document, ".saved")) line.textContent = Page.savedWords();
    for (const button of Page.all(document, ".undo")) button.setAttribute("aria-disabled", String(!Page.canUndo()));
    for (const button of Page.all(document, ".anew")) button.setAttribute("aria-disabled", String(!Page.anything()));
    for (const run of others) run();
  };

  /** @type {Change[][]} */
  let steps = [];
  let writing = "";
  let isTold = false;
  // Whether the field that somebody stands in has been given another window's text, and nothing is typed there yet.
  let isGiven = false;
  /** @param {string} goal @param {string} key @param {string} value */
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
  /** @param {Change} change what another window has written */
  const tellOther = ([goal, key, text]) => Page.notify(Page.t("form.other_window", { what: `${goal ? `${Page.name(goal)}: ` : ""}${Page.fieldName(key)}`, text: text || Page.t("form.nothing_there") }));
  // Changes: [goal, field, value]. What is typed in one field without leaving it is one step back.
  Page.put = (wanted, field = "") => {
    const changes = wanted.filter(([goal, key, value]) => value !== Page.value(goal, key));
    if (!changes.length) return;
    if (isGiven && field) {
      const [[goal, key, value]] = changes;
      const theirs = Page.value(goal, key);
      Page.setAside([goal, key, theirs], value);
      if (!value.startsWith(theirs)) tellOther([goal, key, theirs]);
    }
    isGiven = false;
    if (!field || field !== writing) steps.push(changes.map(([goal, key]) => [goal, key, Page.value(goal, key)]));
    writing = field;
    for (const change of changes) write(...change);
    after();
  };
  Page.stopWriting = () => {
    if (isTold) return;
    isGiven = false;
    const [goal, key] = writing.split(" ");
    writing = "";
    // What was written and taken back in its field is no step.
    if (key && steps.at(-1)?.every(([of, about, value]) => Page.value(of, about) === value)) steps.pop();
    // Who leaves a field in which another window has written meanwhile has the last word on it; the other's lies beside it.
    const [theirs, mine] = [Page.keptWork(), Page.work].map(({ goals }) => goals[goal]?.[key]);
    if (!key || theirs === mine) return;
    if (theirs) Page.setAside([goal, key, theirs], mine ?? "");
    Page.save();
  };
  // The next dialogue on the same page starts from what is in force, as one step that can be undone.
  Page.startOver = () => {
    const own = Object.entries(Page.work.goals);
    Page.stopWriting();
    Page.put(own.flatMap(([goal, fields]) => Object.keys(fields).map((key) => [goal, key, Page.start(goal)[key] ?? ""])));
    Page.work = Page.newWork();
    Page.dropAsides();
    Page.save();
  };
  const MANY = 3;
  // Of a goal in sight only its own steps: what was done elsewhere stays.
  /** @param {string} [goal] */
  const lastStep = (goal) => (goal === undefined ? steps.length - 1 : steps.findLastIndex((step) => step.some(([of]) => of === goal)));
  Page.canUndo = (goal) => lastStep(goal) >= 0;
  Page.undo = (goal) => {
    Page.stopWriting();
    const [step] = Page.canUndo(goal) ? steps.splice(lastStep(goal), 1) : [];
    if (!step) return Page.notify(Page.t("form.nothing_to_undo"));
    for (const change of step) write(...change);
    after();
    Page.redraw();
    // Field by field; where one step was many, the goals.
    const told = new Set(step.map(([of, key]) => (of && step.length > MANY ? Page.name(of) : `${of ? `${Page.name(of)}: ` : ""}${Page.fieldName(key)}`)));
    return Page.notify(Page.t("form.undone", { what: [...told].join(", ") }));
  };

  // The same page in another window: each shows what the other says, field by field. Where both write in one field each
  // goes on with its own text, and is told the other's.
  if (Page.hasDialogue) {
    addEventListener("pagehide", Page.stopWriting);
    addEventListener("storage", (event) => {
      if (!event.key?.startsWith(Page.workKey)) return;
      const field = /** @type {HTMLInputElement | null} */ (document.activeElement);
      const [from, to, before] = [field?.selectionStart, field?.selectionEnd, field?.value];
      const { taken, against } = Page.takeOver(field?.matches("textarea, input:not([type=radio], [type=checkbox])") ? writing : "");
      steps = steps.filter((step) => !step.some(([goal, key]) => taken.some(([of, about]) => of === goal && about === key)));
      // Who writes here goes on where the pen was; who stands in a field that is given a text writes in its place.
      isTold = true;
      Page.redraw();
      isTold = false;
      if (field?.id && typeof from === "number" && typeof to === "number") {
        const now = Page.input(field.id);
        isGiven ||= now.value !== before;
        now.setSelectionRange(isGiven ? 0 : from, isGiven ? now.value.length : to);
      }
      for (const change of against) tellOther(change);
    });
  }
}
