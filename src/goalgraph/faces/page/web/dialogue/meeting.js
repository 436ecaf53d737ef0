"use strict";
/**
 * What is the same for the whole meeting: the body, the day and, of one item, the paragraph of its decisions, and all proposals made decisions at once.
 *
 * @needs all counted day dayTold el FORMAT goals input isDay latestDay must notify proposed put render stale stateOf stopWriting swedish t today value
 @typedef {object} MeetingOffers
 * @property {() => HTMLElement | null} decideAll
 */
{
  const { el, t } = Page;
  // What the room has settled as a proposal, or somebody before it.
  const proposals = () => Page.goals().filter((goal) => Page.stateOf(goal) === "proposal");
  /** @param {string} key */
  const said = (key) => Page.goals().map((goal) => Page.value(goal, key)).filter(Boolean).at(-1) ?? "";

  const decide = () => {
    const [body, day, paragraph] = ["meeting-body", "meeting-date", "meeting-paragraph"].map((id) => Page.input(id).value.trim());
    if (!body || !Page.isDay(day)) {
      Page.notify(t("meeting.lacking"));
      Page.all(document, ".actions .notice").at(-1)?.scrollIntoView({ block: "nearest" });
      return Page.input(body ? "meeting-date" : "meeting-body").focus();
    }
    const early = proposals().find((goal) => day < Page.latestDay(goal));
    if (early) return Page.notify(t("form.adoption_early", { day: Page.day(Page.latestDay(early)) }));
    const found = proposals();
    Page.stopWriting();
    const adoption = [["standing", "Decision"], ["body", body], ["date", day], ["paragraph", paragraph]].filter(([, value]) => value);
    Page.put(found.flatMap((goal) => [...Page.proposed(goal), ...adoption.map(([key, value]) => /** @type {Change} */ ([goal, key, value]))]));
    // What has become of them stands above, and with it what to do next.
    Page.stale();
    Page.render("s-export");
    return Page.notify(Page.counted("meeting.decided", found.length));
  };

  /** @param {string} name @param {string} label @param {Attributes} more */
  const field = (name, label, more) => el("div", { class: "field" }, el("label", { for: `meeting-${name}` }, label),
    el("input", { id: `meeting-${name}`, type: "text", autocomplete: "off", maxlength: Page.FORMAT.short, lang: Page.swedish(), ...more }));
  Page.decideAll = () => {
    const n = proposals().length;
    if (!n) return null;
    const day = field("date", t("form.date"), { type: "date", maxlength: null, min: "1900-01-01", max: "2199-12-31", value: said("date") || Page.today() });
    return el("fieldset", { class: "part meeting" }, el("legend", null, Page.counted("meeting.title", n)),
      el("div", { class: "pair" },
        field("body", t("form.body"), { value: said("body") }), day, field("paragraph", t("meeting.paragraph"), {}),
        el("button", { type: "button", class: "button", id: "decide-all", onclick: decide }, Page.counted("meeting.decide", n))),
      Page.dayTold(Page.must(day.querySelector("input"))).line);
  };
}
