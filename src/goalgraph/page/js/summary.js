"use strict";
// All that the dialogue says, goal by goal: on the screen, and on paper as the minutes' appendix.
Page.notice = "";
Page.isTyped = (key) => /^(text|activities|note|body|paragraph|reservations|evidence\.|motivation\.|action\.)/.test(key);
{
  const { el, t } = Page;

  // One line to everybody: in the panel, in the summary, and read aloud.
  Page.notify = (text) => {
    Page.notice = text;
    for (const line of document.querySelectorAll(".notice")) line.textContent = text;
    Page.announce(text);
  };
  Page.tick = () => {
    for (const line of document.querySelectorAll(".progress")) line.textContent = Page.progress();
    for (const line of document.querySelectorAll(".saved")) line.textContent = Page.savedWords();
    for (const button of document.querySelectorAll(".undo")) button.disabled = !Page.canUndo();
  };

  const standing = (goal) => {
    const value = (key) => Page.value(goal, key).trim();
    if (!Page.touched(goal)) return t("summary.untouched");
    if (!Page.adopted(goal)) return t(Page.value(goal, "standing") === "Decision" ? "summary.incomplete" : "summary.proposal");
    return t("summary.decision", { by: [value("body"), Page.day(value("date")), value("paragraph"), value("diaryNumber")].filter(Boolean).join(", ") });
  };

  const line = (goal, key) => {
    const value = Page.value(goal, key);
    const changed = Page.differs(goal, key);
    if (!changed && (!value.trim() || value === "Undecided")) return null;
    const closed = Page.closed(goal, key);
    const text = Page.plain(key, value);
    const many = ["activities", "reservations"].includes(key) ? Page.lines(value) : null;
    return [
      el("dt", null, /^(evidence|motivation|action)\./.test(key) ? t(`form.${key.split(".")[0]}`) : Page.fieldName(key)),
      el("dd", null,
        el("span", { lang: Page.isTyped(key) && text && Page.lang !== "sv" ? "sv" : null }, many?.length > 1 ? el("ul", null, many.map((one) => el("li", null, "– ", one))) : Page.valueName(key, text)),
        el("span", { class: "mark" }, closed ? ` (${t("summary.closed")})` : changed ? null : ` (${t("summary.in_force")})`)),
    ];
  };

  const goalPart = (goal) => {
    const keys = [...Page.FIELDS.keys()].filter((key) => !Page.ADOPTED.includes(key) || key === "reservations");
    const lines = keys.map((key) => line(goal, key)).filter(Boolean);
    const done = Page.isDone(goal);
    return el(
      "section",
      { class: "goal-part", "aria-labelledby": `s-${goal}` },
      el("h3", { id: `s-${goal}` }, `${Page.name(goal)} `, Page.words(Page.resource(goal).label)),
      el("p", { class: "standing" }, el("b", null, standing(goal)), " · ", t(done ? "summary.done" : "summary.not_done")),
      lines.length ? el("dl", { class: "said" }, lines) : null,
      el("button", { type: "button", class: "button edit", id: `e-${goal}`, "aria-describedby": `s-${goal}`, onclick: () => Page.go({ chosen: goal, leaf: null, view: "sammanstallning" }, "d-title") }, t("summary.edit")),
    );
  };

  const meta = (key, control, more) => el("div", { class: "field" }, el("label", { for: `m-${key}` }, t(`summary.${key}`)), el(control, {
    id: `m-${key}`, "aria-describedby": `m-${key}-hint`, maxlength: key === "title" ? 200 : 4000, lang: Page.lang === "sv" ? null : "sv", ...more,
    oninput: (event) => Page.put([["", key, event.target.value]], `m ${key}`),
    onchange: Page.drawSummary, onfocusout: Page.stopWriting,
  }, control === "textarea" ? Page.value("", key) : null), el("p", { class: "quiet", id: `m-${key}-hint` }, t(`summary.${key}_hint`)));

  const list = () => {
    const people = Page.lines(Page.value("", "people"));
    const today = new Date();
    return [
      el("div", { class: "paper" },
        el("p", null, Page.value("", "title").trim()),
        el("p", null, t("summary.day", { day: Page.day([today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-")) })),
        people.length ? el("p", null, t("summary.taking_part", { list: people.join("; ") })) : null),
      el("p", { class: "progress" }, Page.progress()),
      el("p", { class: "quiet" }, t("form.done_hint")),
      Page.goals().map(goalPart),
    ].flat();
  };

  Page.drawSummary = () => document.getElementById("summary-list")?.replaceChildren(...list());

  const summaryView = () => el(
    "div",
    { class: "summary", id: "stage", tabindex: -1 },
    el("h2", null, t("summary.heading")),
    Page.given ? [
      Page.conflictView(),
      el("p", { class: "quiet saved" }, Page.savedWords()),
      el("div", { class: "actions" },
        el("button", { type: "button", class: "button main", id: "s-export", onclick: Page.exportFile }, t("form.export")),
        el("button", { type: "button", class: "button", id: "s-import", onclick: Page.importFiles }, t("form.import")),
        el("button", { type: "button", class: "button undo", id: "s-undo", disabled: !Page.canUndo(), onclick: Page.undo }, t("form.undo")),
        el("button", { type: "button", class: "button", id: "s-print", onclick: () => print() }, t("summary.print"))),
      el("p", { class: "notice" }, Page.notice),
      el("fieldset", { class: "part meta" }, el("legend", null, t("summary.dialogue")),
        meta("title", "input", { type: "text", autocomplete: "off", value: Page.value("", "title") }), meta("people", "textarea", { rows: 3 })),
      el("div", { id: "summary-list" }, list()),
    ] : el("p", null, t("summary.no_plan")),
  );

  Page.addView("sammanstallning", { make: summaryView, tab: "view_summary", live: "live.summary", mark: "minutes" });
}
