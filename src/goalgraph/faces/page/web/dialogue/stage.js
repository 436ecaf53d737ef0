"use strict";
/**
 * The dialogue on the stage: one goal, one question at a time, large; the material about the goal stands beside it.
 *
 * @needs addView all asideView byId canUndo dialogueTools el fields fill fragment given go goals hasDialogue icon isQuick name
 *   nextGoal notice onSwipe onTick placeAim resource saidOf savedWords state stepOf stepsOf stopWriting t undo words
 *   writes
*/
{
  const { el, t } = Page;
  const STEPS = ["type", "requirements", "ambition", "target", "forecast", "activities", "note", "decision"];
  const goal = () => (Page.state.chosen && Page.given.goals[Page.state.chosen] ? Page.state.chosen : Page.nextGoal() ?? Page.goals()[0]);
  // What the plan asks of no goal of this kind is no step, also where an address names it.
  /** @param {string} name */
  const isAskedOf = (name) => {
    const { asked, types } = Page.given.goals[goal()];
    return STEPS.includes(name) && (name !== "requirements" || asked.length > 0) && (name !== "type" || types.length > 0);
  };
  // The step that is shown stays until somebody goes on, whatever is typed.
  const step = () => {
    const known = isAskedOf(Page.state.step) ? Page.state.step : "";
    return (Page.state.step = known || Page.stepOf(goal()));
  };
  // What stands beside the question is about the goal that is asked of.
  const enter = () => {
    if (!goal() || Page.state.chosen === goal()) return;
    Page.state.chosen = goal();
    history.replaceState(history.state, "", Page.fragment());
  };
  // The steps of the goal as it is, and the one that is shown where it is none of them.
  const steps = () => {
    const found = Page.stepsOf(goal());
    const order = (/** @type {Step} */ one) => STEPS.indexOf(one.name);
    return found.some(({ name }) => name === step()) ? found : [...found, { name: step(), done: false }].sort((a, b) => order(a) - order(b));
  };
  const at = () => steps().findIndex(({ name }) => name === step());
  /** @param {string} wanted */
  const goTo = (wanted) => {
    Page.stopWriting();
    Page.go({ step: wanted }, "step-title");
  };
  /** @param {number} n */
  const goalAt = (n) => Page.goals()[Page.goals().indexOf(goal()) + n];
  /** @param {string} other */
  const turn = (other) => {
    Page.stopWriting();
    Page.go({ chosen: other, step: "", leaf: null }, "step-title");
  };

  /** @param {string} id @param {Child} words @param {() => void} onclick @param {string} [name] */
  const button = (id, words, onclick, name = "button") => el("button", { type: "button", class: name, id, onclick }, words);
  const stepper = () => steps().map(({ name, done }, n) => el("li", { class: done ? "done" : null, "aria-current": name === step() ? "step" : null },
    button(`s-${name}`, [el("span", { class: "number", "aria-hidden": "true" }, done ? Page.icon("met") : n + 1), el("span", null, t(`steps.${name}`)), el("span", { class: "hidden" }, done ? `, ${t("steps.done")}` : "")],
      () => goTo(name), "step")));
  const controls = () => {
    const all = steps();
    const [before, after] = [all[at() - 1], all[at() + 1]];
    const [last, next] = [goalAt(-1), goalAt(1)];
    return [
      before ? button("back-step", [Page.icon("back"), t(`steps.${before.name}`)], () => goTo(before.name))
        : last ? button("back-goal", [Page.icon("back"), Page.name(last)], () => turn(last)) : null,
      el("p", { class: "saved", id: "saved" }, Page.savedWords()),
      el("button", { type: "button", class: "button undo", id: "undo", "aria-disabled": String(!Page.canUndo(goal())), onclick: () => Page.undo(goal()) }, t("form.undo")),
      after && next ? button("skip-goal", t("steps.skip", { name: Page.name(next) }), () => turn(next)) : null,
      after ? button("next-step", [t("steps.next", { name: t(`steps.${after.name}`) }), Page.icon("arrow")], () => goTo(after.name), "button main")
        : next ? button("next-goal", [t("steps.goal", { name: Page.name(next) }), Page.icon("arrow")], () => turn(next), "button main")
          : button("to-decisions", [t("steps.to_decisions"), Page.icon("arrow")], () => Page.go({ view: "sammanstallning", chosen: null }, "stage"), "button main"),
    ];
  };

  const stage = () => {
    if (!goal()) return el("div", { class: "dialogue", id: "stage", tabindex: -1 }, el("p", null, t("nothing_left")));
    return el("div", { class: "dialogue", id: "stage", tabindex: -1, role: "region", "aria-labelledby": "step-title", onfocusout: Page.stopWriting },
      el("ol", { class: "stepper", id: "stepper", "aria-label": t("steps.title") }, stepper()),
      el("div", { class: "question", id: "dialogue" },
        // In one column what the material says of the goal stands below the question.
        el("p", { class: "about-goal" }, el("b", null, Page.name(goal())), " ", Page.words(Page.resource(goal()).short)),
        el("h2", { id: "step-title", tabindex: -1 }, t(`steps.ask.${step()}`, { name: Page.name(goal()) })),
        Page.asideView(goal()),
        Page.fields(goal(), step()),
        step() === "decision" ? Page.dialogueTools() : el("p", { class: "notice" }, Page.notice)),
      el("div", { class: "onwards", id: "onwards", role: "group", "aria-label": t("steps.onwards") }, controls()));
  };

  Page.onTick(() => {
    if (Page.state.view !== "dialog" || !document.getElementById("stepper")) return;
    const focused = document.activeElement?.id;
    Page.fill(Page.byId("stepper"), stepper());
    Page.fill(Page.byId("onwards"), controls());
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (Page.state.view !== "dialog" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { target, key } = event;
    if (target instanceof Element && (Page.writes(target) || target.closest(".top"))) return;
    const all = steps();
    if (key === "PageDown" || key === "PageUp") {
      const next = all[at() + (key === "PageDown" ? 1 : -1)];
      const other = goalAt(key === "PageDown" ? 1 : -1);
      if (next) goTo(next.name);
      else if (other) turn(other);
    } else if (Page.isQuick() && step() === "type" && /^[1-9]$/.test(key) && target instanceof Element && (target === document.body || target.closest("#stage"))) document.querySelectorAll(".choice input")[Number(key) - 1]?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else return;
    event.preventDefault();
  });

  Page.onSwipe("dialog", (step) => {
    const other = goalAt(step);
    if (other) turn(other);
  });

  // On paper, below the question, all that is filled in of the goal.
  /** @param {HTMLElement} shown @param {boolean} begins */
  const paper = (shown, begins) => {
    for (const form of Page.all(shown, ".filled")) form.remove();
    if (begins && goal()) shown.append(el("section", { class: "filled" }, el("h2", null, t("summary.filled", { name: Page.name(goal()) })), Page.saidOf(goal())));
  };

  Page.addView("dialog", {
    make: stage, paper, draw: Page.placeAim, parts: () => {
      enter();
      return [goal(), step()];
    },
    back: () => Page.go({ view: "oversikt", chosen: null, leaf: null }, `c-${goal()}`), tab: "view_dialogue", place: "act", live: "live.dialogue", panel: () => Boolean(goal()),
    told: () => ({ name: goal() ? Page.name(goal()) : "", step: goal() ? t(`steps.${step()}`) : "" }),
    when: () => Page.hasDialogue && Page.goals().length > 0,
  });
}
