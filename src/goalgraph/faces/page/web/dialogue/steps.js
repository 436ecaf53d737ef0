"use strict";
/**
 * What is typed goes into the work, step by step, with the way back; what is kept and shown of it follows.
 *
 * @needs all anything fieldName hasDialogue input name newWork notify progress redraw save savedWords start t
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
  // What was being written here when another window wrote in the same field.
  /** @type {{field: string, text: string} | null} */
  let lost = null;
  let isTold = false;
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
  // Changes: [goal, field, value]. What is typed in one field without leaving it is one step back.
  Page.put = (wanted, field = "") => {
    const changes = wanted.filter(([goal, key, value]) => value !== Page.value(goal, key));
    if (!changes.length) return;
    if (!field || field !== writing) steps.push(changes.map(([goal, key]) => [goal, key, Page.value(goal, key)]));
    writing = field;
    lost = null;
    for (const change of changes) write(...change);
    after();
  };
  Page.stopWriting = () => {
    if (isTold) return;
    writing = "";
    lost = null;
  };
  // The next dialogue on the same page starts from what is in force, as one step that can be undone.
  Page.startOver = () => {
    const own = Object.entries(Page.work.goals);
    Page.stopWriting();
    Page.put(own.flatMap(([goal, fields]) => Object.keys(fields).map((key) => [goal, key, Page.start(goal)[key] ?? ""])));
    Page.work = Page.newWork();
    Page.save();
  };
  // Of a goal in sight only its own steps: what was done elsewhere stays.
  /** @param {string} [goal] */
  const lastStep = (goal) => (goal === undefined ? steps.length - 1 : steps.findLastIndex((step) => step.some(([of]) => of === goal)));
  Page.canUndo = (goal) => lastStep(goal) >= 0;
  Page.undo = (goal) => {
    const [step] = Page.canUndo(goal) ? steps.splice(lastStep(goal), 1) : [];
    Page.stopWriting();
    if (!step) return Page.notify(Page.t("form.nothing_to_undo"));
    for (const change of step) write(...change);
    after();
    Page.redraw();
    const [of, key] = step[0];
    return Page.notify(Page.t("form.undone", { what: `${of ? `${Page.name(of)}: ` : ""}${Page.fieldName(key)}` }));
  };

  // The same page in another window: each shows what the other says, field by field, and who wrote last has the word. Who
  // had the pen in that field is told so, and has the way back to what stood there.
  if (Page.hasDialogue) {
    addEventListener("storage", (event) => {
      if (event.key !== Page.workKey) return;
      const field = /** @type {HTMLInputElement | null} */ (document.activeElement);
      const [from, to] = [field?.selectionStart, field?.selectionEnd];
      const inHand = field?.matches("textarea, input:not([type=radio], [type=checkbox])") ? lost?.field ?? writing : "";
      const [about, written] = inHand.split(" ");
      const text = lost?.text ?? (inHand && Page.value(about, written));
      const { taken, against } = Page.takeOver();
      const overwritten = taken.filter(([goal, key]) => `${goal} ${key}` === inHand);
      steps = steps.filter((step) => !step.some(([goal, key]) => taken.some(([of, what]) => of === goal && what === key)));
      if (overwritten.length) {
        steps.push([[about, written, text]]);
        writing = "";
        lost = { field: inHand, text };
      }
      // Who writes here goes on where the pen was.
      isTold = true;
      Page.redraw();
      isTold = false;
      if (field?.id && typeof from === "number" && typeof to === "number") Page.input(field.id).setSelectionRange(from, to);
      for (const [said, changes] of /** @type {[string, Change[]][]} */ ([["overwritten", overwritten], ["other_window", against]])) {
        for (const [goal, key, now] of changes) {
          Page.notify(Page.t(`form.${said}`, { what: `${goal ? `${Page.name(goal)}: ` : ""}${Page.fieldName(key)}`, text: now || Page.t("form.nothing_there") }));
        }
      }
    });
  }
}
