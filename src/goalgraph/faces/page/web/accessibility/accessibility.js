"use strict";
/**
 * The accessibility statement: whose the page is, how far it goes, what it does not manage and why, and whom to tell.
 *
 * @needs addView data day el filled fresh go group list t words
 */
{
  const { el, t } = Page;
  const COMPLAINTS = "https://www.digg.se/tdosanmalan";
  /** @param {string} href @param {string} text */
  const link = (href, text) => el("a", { href, rel: "noreferrer" }, text);

  /** @param {Statement} of */
  const whose = ({ publisher, bodies, service }) => [
    el("dt", null, t("accessibility.publisher")),
    el("dd", null,
      publisher ? el("p", null, publisher) : el("p", null, t("accessibility.no_publisher")),
      bodies.length ? el("p", null, Page.filled("accessibility.bodies", { names: bodies.map((body, n) => [n ? "; " : null, Page.words(body)]) })) : null),
    el("dt", null, t("accessibility.service")),
    el("dd", null, Page.words(service)),
  ];

  const statementView = () => {
    const { contact, assessed, updated, version } = Page.data.accessibility;
    /** @param {string} key @param {...Child} inner */
    const part = (key, ...inner) => [el("h3", null, t(`accessibility.${key}`)), inner];
    /** @param {string} key */
    const said = (key) => el("p", null, t(`accessibility.${key}`));
    /** @param {string} key */
    const list = (key) => el("ul", { class: "plain" }, Page.list(`accessibility.${key}`).map((one) => el("li", null, one)));
    const limits = Object.entries(Page.group("accessibility.limits")).map(([key, limit]) => el("li", null, limit, " ",
      el("span", { class: "why" }, `${t("accessibility.why")} ${t(`accessibility.reasons.${key}`)}`)));
    const address = contact.href ? link(contact.href, contact.text) : contact.text;
    return el(
      "div",
      { class: "summary statement", id: "stage", tabindex: -1 },
      el("h2", null, t("accessibility.heading")),
      el("dl", { class: "said" }, whose(Page.data.accessibility)),
      said("about"),
      part("conformance", said("partly")),
      part("limits_heading", el("ul", { class: "plain limits" }, limits)),
      part("burden_heading", said("burden")),
      part("outside_heading", said("outside")),
      part("alternatives_heading", list("alternatives")),
      part("contact_heading", said("request"),
        contact.text ? el("p", null, Page.filled("accessibility.contact", { contact: address })) : said("no_contact")),
      part("supervision_heading", el("p", null, Page.filled("accessibility.supervision", { link: link(COMPLAINTS, COMPLAINTS) }))),
      part("how_heading", said("how"), list("tests"),
        el("p", null, t("accessibility.assessed", { day: Page.day(assessed), version })),
        el("p", null, t("accessibility.updated", { day: Page.day(updated) }))),
      el("div", { class: "actions" }, el("button", { type: "button", class: "button", onclick: () => print() }, t("summary.print"))),
    );
  };

  Page.addView("tillganglighet", {
    make: statementView, live: "live.accessibility", mark: "minutes", when: () => true, back: () => Page.go({ view: Page.fresh().view }, "statement"),
  });
}
