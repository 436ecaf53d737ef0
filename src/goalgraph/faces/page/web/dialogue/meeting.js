"use strict";
/**
 * What is the same for the whole meeting: the body, the day and, of one item, the paragraph of its decisions, and all proposals made decisions at once.
 *
 * @needs counted day el fits FORMAT goals input latestDay notify proposed put render stale stateOf stopWriting swedish t today value
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
    if (!body || !day || !Page.fits(Page.goals()[0], "date", day)) return Page.notify(t("meeting.lacking"));
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

  Page.decideAll = () => proposals().length ? el("fieldset", { class: "part meeting" }, el("legend", null, Page.counted("meeting.title", proposals().length)),
    el("div", { class: "pair" },
      el("div", { class: "field" }, el("label", { for: "meeting-body" }, t("form.body")), el("input", { id: "meeting-body", type: "text", autocomplete: "off", lang: Page.swedish(), value: said("body") })),
      el("div", { class: "field" }, el("label", { for: "meeting-date" }, t("form.date")), el("input", { id: "meeting-date", type: "date", min: "1900-01-01", max: "2199-12-31", value: said("date") || Page.today() })),
      el("div", { class: "field" }, el("label", { for: "meeting-paragraph" }, t("meeting.paragraph")), el("input", { id: "meeting-paragraph", type: "text", autocomplete: "off", maxlength: Page.FORMAT.short, lang: Page.swedish() })),
      el("button", { type: "button", class: "button", id: "decide-all", onclick: decide }, Page.counted("meeting.decide", proposals().length)))) : null;
}
