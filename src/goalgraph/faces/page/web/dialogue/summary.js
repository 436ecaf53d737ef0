"use strict";
/**
 * All that the dialogue says, goal by goal: on the screen, and on paper, with what minutes.js adds, as the minutes' appendix.
 *
 * @needs addView adoptionOf aimsOf anything asideView badge byId canUndo conflictView counted decideAll
 *   dialogueStanding doneHint el exportFile fill FORMAT given go goals hasDialogue importFiles isAsked
 *   isLeft isOpen isTied knot lacking measuredBy minutesEnd minutesHead name needsOf notice notify progress put readiness
 *   redraw render REQUIREMENTS resource saidOf savedWords shown stale startOver stateBefore stateMore stateOf
 *   stopWriting swedish t typeOf unasked undo value wayOf words work
 @typedef {object} SummaryOffers
 * @property {() => void} drawSummary
 */
{
  const { el, t } = Page;

  // Something is said of it, but not of what type it is: what else is asked of it depends on that.
  /** @param {string} goal */
  const isLeftOpen = (goal) => Page.isLeft(goal) || (Page.stateOf(goal) !== "undecided" && Page.given.goals[goal].types.length > 0 && Page.isOpen(Page.shown(goal, "mode")));
  /** @param {string} goal */
  const isShownAsked = (goal) => Page.stateOf(goal) !== "undecided" && !isLeftOpen(goal);
  // In short, what the room says: what is to be achieved, or why that is still open.
  /** @param {string} goal */
  const brief = (goal) => {
    const text = Page.shown(goal, "text").trim();
    const note = Page.isTied(goal) ? "" : Page.shown(goal, "note").trim();
    return el("div", { class: "brief" }, Page.typeOf(goal),
      isLeftOpen(goal) ? el("b", { class: "quiet" }, t("summary.type_open")) : null,
      text || note ? el("span", { class: text ? null : "quiet", lang: Page.swedish() }, text || note) : null,
      !Page.typeOf(goal) && !isLeftOpen(goal) && !text && !note ? el("span", { class: "quiet" }, Page.dialogueStanding(goal)) : null);
  };
  /** @param {string} goal */
  const way = (goal) => el("div", { class: "far" }, Page.wayOf(goal), Page.measuredBy(goal), Page.shown(goal, "target") ? Page.aimsOf(goal) : null);
  /** @param {string} goal */
  const needs = (goal) => el("div", { class: "asked" }, !isShownAsked(goal) || !Page.readiness(goal).length ? null
    : Page.isAsked("after", goal) ? Page.needsOf("after", goal).map(({ item, status }) => Page.badge(item, status)) : Page.unasked(t("summary.not_asked")));
  /** @param {string} goal */
  const goalPart = (goal) => {
    return el(
      "section",
      { class: "goal-part", "aria-labelledby": `s-${goal}` },
      Page.knot(Page.stateOf(goal)),
      el("h3", { id: `s-${goal}` }, el("button", { type: "button", class: "edit", id: `e-${goal}`, onclick: () => Page.go({ chosen: goal, leaf: null, view: "dialog" }, "step-title") },
        `${Page.name(goal)} `, Page.words(Page.resource(goal).label, "quote"), el("span", { class: "hidden" }, `. ${t("summary.edit")}`))),
      brief(goal), way(goal), needs(goal),
      el("div", { class: `stands ${Page.stateOf(goal)}` }, el("b", null, t(`states.${Page.stateOf(goal)}`)), el("span", null, Page.stateMore(goal)), el("span", { class: "paper" }, Page.adoptionOf(goal))),
      el("div", { class: "all", id: `said-${goal}` }, Page.saidOf(goal)),
    );
  };
  const heads = () => el("div", { class: "goal-part heads", "aria-hidden": "true" }, el("span"),
    ["goal", "brief", "way", "asked", "stands"].map((name) => el("span", null, t(`summary.columns.${name}`))));

  /** @param {string[]} goals */
  const named = (goals) => goals.map((goal) => Page.name(goal).replace(" ", "\u00a0")).join(", ");
  // What somebody has to see to after the meeting: what is unclear, and what is still open.
  const afterMeeting = () => {
    const unclear = Object.values(Page.REQUIREMENTS).flatMap((requirement) => {
      const open = Page.goals().filter((goal) => isShownAsked(goal) && Page.isAsked("after", goal)
        && Page.needsOf("after", goal).some(({ item, status }) => item.requirement === requirement && status === "unclear"));
      const item = open.length ? Page.readiness(open[0]).find((one) => one.requirement === requirement) : undefined;
      return item ? [el("li", null, Page.badge(item, "unclear"), t("summary.unclear_for", { goals: named(open) }))] : [];
    });
    /** @param {string} goal */
    const why = (goal) => Page.shown(goal, "note").trim() || (Page.stateOf(goal) === "draft" ? t("summary.lacking", { list: Page.lacking(goal).join(", ") }) : "");
    const open = Page.goals().filter((goal) => !Page.isTied(goal));
    // Those of which there is nothing to say are said in one line.
    const silent = open.filter((goal) => !why(goal));
    const left = [...open.filter(why).map((goal) => [goal]), ...(silent.length ? [silent] : [])].map((goals) => {
      const state = Page.stateOf(goals[0]);
      return el("li", null, Page.knot(state), el("b", null, named(goals)), ` ${t(`states.${state}`).toLowerCase()}`, why(goals[0]) ? `: ${why(goals[0])}` : "");
    });
    return Page.anything() && (unclear.length || left.length) ? el("section", { class: "after-meeting", "aria-labelledby": "after-meeting" },
      el("h3", { id: "after-meeting" }, t("summary.after")), el("ul", null, unclear, left)) : null;
  };
  // How the goals stood before anything was said.
  const before = () => {
    const count = { decided: 0, proposal: 0, draft: 0, undecided: 0 };
    for (const goal of Page.goals()) count[Page.stateBefore(goal)] += 1;
    return t("summary.before", { list: Object.entries(count).filter(([, n]) => n).map(([state, n]) => Page.counted(`summary.counts.${state}`, n)).join(", ") });
  };

  /** @param {string} key @param {"input" | "textarea"} control @param {Attributes} more */
  const meta = (key, control, more) => el("div", { class: "field" }, el("label", { for: `m-${key}` }, t(`summary.${key}`)), el(control, {
    id: `m-${key}`, "aria-describedby": `m-${key}-hint`, maxlength: key === "title" ? Page.FORMAT.short : Page.FORMAT.long, lang: Page.swedish(), ...more,
    oninput: (event) => Page.put([["", key, event.target.value]], ` ${key}`),
    onchange: Page.drawSummary, onfocusout: Page.stopWriting,
  }, control === "textarea" ? Page.value("", key) : null), el("p", { class: "quiet", id: `m-${key}-hint` }, t(`summary.${key}_hint`)));

  let isFull = false;
  const list = () => [
    el("div", { class: "paper about", id: "summary-paper" }, Page.minutesHead()),
    heads(),
    Page.goals().slice(0, -1).map(goalPart),
    // On paper nobody signs on a sheet without a goal: not all browsers keep what follows with what stands before it.
    el("div", { class: "closing" }, Page.goals().slice(-1).map(goalPart), afterMeeting(), el("div", { class: "paper end" }, Page.minutesEnd())),
  ];

  // What has been said is written anew where it stands. While a button is pressed nothing moves: the press would miss.
  let pressed = false;
  let waiting = false;
  addEventListener("pointerdown", () => {
    pressed = true;
  }, true);
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => {
      pressed = false;
      if (waiting) setTimeout(Page.drawSummary);
      waiting = false;
    }, true);
  }
  Page.drawSummary = () => {
    if (!document.getElementById("summary-paper")) return;
    if (pressed) {
      waiting = true;
      return;
    }
    Page.fill(Page.byId("summary-paper"), Page.minutesHead());
    for (const goal of Page.goals()) Page.fill(Page.byId(`said-${goal}`), Page.saidOf(goal));
  };
  const startOver = () => {
    if (!Page.anything()) return Page.notify(t("form.nothing_typed"));
    if (!Page.work.downloaded && !confirm(t("summary.start_over_sure"))) return undefined;
    Page.startOver();
    Page.redraw();
    return Page.notify(t("summary.started_over"));
  };

  const summaryView = () => el(
    "div",
    { class: "summary", id: "stage", tabindex: -1 },
    Page.hasDialogue ? [
      el("div", { class: "summary-head" },
        el("div", null, el("h2", { class: "progress" }, Page.progress()), el("p", { class: "quiet" }, [Page.value("", "title").trim(), before()].filter(Boolean).join(". "))),
        el("div", { class: "actions" },
          el("button", { type: "button", class: "button", id: "s-changes", onclick: () => Page.go({ view: "fore-efter", chosen: null, leaf: null }, "stage") }, t("view_changes")),
          el("button", { type: "button", class: "button", id: "s-print", onclick: () => print() }, t("summary.print_minutes")),
          el("button", { type: "button", class: "button main", id: "s-export", onclick: Page.exportFile }, t("form.export")))),
      el("p", { class: "notice" }, Page.notice),
      Page.asideView(),
      Page.conflictView(),
      el("div", { id: "summary-list", class: `${isFull ? "full" : ""}${Page.goals().some((goal) => Page.readiness(goal).length) ? "" : " no-needs"}` }, list()),
      el("div", { class: "actions last" },
        el("button", { type: "button", class: "button", id: "s-all", "aria-pressed": String(isFull), onclick: () => {
          isFull = !isFull;
          Page.stale();
          Page.render("s-all");
        } }, t("summary.all")),
        el("p", { class: "quiet saved" }, Page.savedWords()), el("p", { class: "quiet" }, Page.doneHint())),
      el("fieldset", { class: "part meta" }, el("legend", null, t("summary.dialogue")),
        meta("title", "input", { type: "text", autocomplete: "off", value: Page.value("", "title") }), meta("people", "textarea", { rows: 3 })),
      Page.decideAll(),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "button", id: "s-import", onclick: Page.importFiles }, t("form.import")),
        el("button", { type: "button", class: "button undo", id: "s-undo", "aria-disabled": String(!Page.canUndo()), onclick: () => Page.undo() }, t("form.undo")),
        el("button", { type: "button", class: "button anew", id: "s-anew", "aria-disabled": String(!Page.anything()), onclick: startOver }, t("summary.start_over")),
        // What they answer is read where one stands, not only at the top.
        el("p", { class: "notice" }, Page.notice)),
    ] : el("p", null, t("summary.no_plan")),
  );

  Page.addView("sammanstallning", { make: summaryView, tab: "view_decisions", place: "act", live: "live.summary", mark: "minutes" });
}
