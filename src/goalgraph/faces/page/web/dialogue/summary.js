"use strict";
/**
 * All that the dialogue says, goal by goal: on the screen, and on paper as the minutes' appendix.
 *
 * @needs addView ADOPTED adopted anything byId canUndo closed conflictView day decideAll differs doneHint drafts el
 *   exportFile fieldName FIELDS fill flat FORMAT given go goals hasDialogue importFiles isOpen isTied isTyped
 *   knot lang lines list name notice notify plain progress put redraw resource saidFields savedWords start
 *   startOver stateMore stateOf stopWriting swedish t today touched undo value valueName words work
 @typedef {object} SummaryOffers
 * @property {(goal: string) => string} dialogueStanding
 * @property {() => void} drawSummary
 */
{
  const { el, t } = Page;

  // Whether what the dialogue says of a goal is a proposal or a decision.
  Page.dialogueStanding = (goal) => {
    /** @param {string} key */
    const value = (key) => Page.value(goal, key).trim();
    if (!Page.touched(goal)) return t("summary.untouched");
    if (!Page.adopted(goal)) return t(Page.value(goal, "standing") === "Decision" ? "summary.incomplete" : "summary.proposal");
    return t("summary.decision", { by: [value("body"), Page.day(value("date")), value("paragraph"), value("diaryNumber")].filter(Boolean).join(", ") });
  };

  // Under the question that it is about, what is said to it needs no more than its own name.
  /** @param {string} key */
  const heading = (key) => (/^(evidence|motivation|action)\./.test(key) ? t(`form.${key.split(".")[0]}`) : Page.fieldName(key));
  /** @param {string} goal @param {string} key @param {string[]} drafts */
  const line = (goal, key, drafts) => {
    const value = Page.value(goal, key);
    const changed = Page.differs(goal, key);
    if (!changed && (!value.trim() || (key === "mode" && Page.isOpen(value)))) return null;
    const mark = Page.closed(goal, key) ? "closed" : drafts.includes(key) ? "draft" : changed ? null : "in_force";
    const text = Page.plain(key, value);
    const many = ["activities", "reservations"].includes(key) ? Page.lines(value) : null;
    return [
      el("dt", null, heading(key)),
      el("dd", null,
        el("span", { lang: Page.isTyped(key) && text && Page.lang !== "sv" ? "sv" : null }, many && many.length > 1 ? el("ul", null, many.map((one) => el("li", null, "– ", one))) : Page.valueName(key, text)),
        el("span", { class: "mark" }, mark ? ` (${t(`summary.${mark}`)})` : null)),
    ];
  };

  // What was proposed before the dialogue and nobody has decided on yet.
  /** @param {string} goal @param {Standpoint} one */
  const proposed = (goal, one) => Page.saidFields(Page.flat(one), Page.start(goal)).map(([key, value]) => [
    el("dt", null, heading(key)),
    el("dd", { lang: Page.isTyped(key) && value ? Page.swedish() : null }, value ? Page.valueName(key, value) : t("form.taken_back"))]);

  /** @param {string} goal */
  const said = (goal) => {
    const keys = [...Page.FIELDS.keys()].filter((key) => !Page.ADOPTED.includes(key) || key === "reservations");
    const drafts = Page.drafts(goal);
    const lines = keys.map((key) => line(goal, key, drafts)).filter(Boolean);
    const waiting = Page.touched(goal) ? [] : Page.given.goals[goal].proposals;
    return [
      el("p", { class: "standing" }, el("b", null, waiting.length ? t("summary.proposal") : Page.dialogueStanding(goal)), " · ",
        t(Page.isTied(goal) ? "summary.done" : "summary.not_done")),
      waiting.map((one) => el("dl", { class: "said" }, proposed(goal, one))),
      lines.length ? el("dl", { class: "said" }, lines) : null,
    ].flat().filter(Boolean);
  };
  /** @param {string} goal */
  const goalPart = (goal) => {
    return el(
      "section",
      { class: "goal-part", "aria-labelledby": `s-${goal}` },
      Page.knot(Page.stateOf(goal)),
      el("h3", { id: `s-${goal}` }, `${Page.name(goal)} `, Page.words(Page.resource(goal).label, "quote")),
      el("div", { id: `said-${goal}` }, said(goal)),
      el("p", { class: `stands ${Page.stateOf(goal)}` }, el("b", null, t(`states.${Page.stateOf(goal)}`)), el("span", null, Page.stateMore(goal))),
      el("button", { type: "button", class: "button edit", id: `e-${goal}`, "aria-describedby": `s-${goal}`, onclick: () => Page.go({ chosen: goal, leaf: null, view: "dialog" }, "step-title") }, t("summary.edit")),
    );
  };

  /** @param {string} key @param {"input" | "textarea"} control @param {Attributes} more */
  const meta = (key, control, more) => el("div", { class: "field" }, el("label", { for: `m-${key}` }, t(`summary.${key}`)), el(control, {
    id: `m-${key}`, "aria-describedby": `m-${key}-hint`, maxlength: key === "title" ? Page.FORMAT.short : Page.FORMAT.long, lang: Page.swedish(), ...more,
    oninput: (event) => Page.put([["", key, event.target.value]], `m ${key}`),
    onchange: Page.drawSummary, onfocusout: Page.stopWriting,
  }, control === "textarea" ? Page.value("", key) : null), el("p", { class: "quiet", id: `m-${key}-hint` }, t(`summary.${key}_hint`)));

  const paper = () => {
    const people = Page.lines(Page.value("", "people"));
    return [
      el("p", null, Page.value("", "title").trim()),
      el("p", null, t("summary.day", { day: Page.day(Page.today()) })),
      people.length ? el("p", null, t("summary.taking_part", { list: people.join("; ") })) : null,
    ];
  };
  const list = () => [
    el("div", { class: "paper", id: "summary-paper" }, paper()),
    Page.goals().map(goalPart),
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
    Page.fill(Page.byId("summary-paper"), paper());
    for (const goal of Page.goals()) Page.fill(Page.byId(`said-${goal}`), said(goal));
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
        el("div", null, el("h2", { class: "progress" }, Page.progress()), el("p", { class: "quiet" }, Page.doneHint()), el("p", { class: "quiet saved" }, Page.savedWords())),
        el("div", { class: "actions" },
          el("button", { type: "button", class: "button", id: "s-changes", onclick: () => Page.go({ view: "fore-efter", chosen: null, leaf: null }, "stage") }, t("view_changes")),
          el("button", { type: "button", class: "button", id: "s-print", onclick: () => print() }, t("summary.print_minutes")),
          el("button", { type: "button", class: "button main", id: "s-export", onclick: Page.exportFile }, t("form.export")))),
      el("p", { class: "notice" }, Page.notice),
      Page.conflictView(),
      el("div", { id: "summary-list" }, list()),
      el("div", { class: "paper signed" }, Page.list("summary.signed").map((text) => el("p", null, text))),
      el("fieldset", { class: "part meta" }, el("legend", null, t("summary.dialogue")),
        meta("title", "input", { type: "text", autocomplete: "off", value: Page.value("", "title") }), meta("people", "textarea", { rows: 3 })),
      Page.decideAll(),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "button", id: "s-import", onclick: Page.importFiles }, t("form.import")),
        el("button", { type: "button", class: "button undo", id: "s-undo", "aria-disabled": String(!Page.canUndo()), onclick: () => Page.undo() }, t("form.undo")),
        el("button", { type: "button", class: "button anew", id: "s-anew", "aria-disabled": String(!Page.anything()), onclick: startOver }, t("summary.start_over"))),
    ] : el("p", null, t("summary.no_plan")),
  );

  Page.addView("sammanstallning", { make: summaryView, tab: "view_decisions", place: "act", live: "live.summary", mark: "minutes" });
}
