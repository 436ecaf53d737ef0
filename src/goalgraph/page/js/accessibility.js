"use strict";
// The accessibility statement: how far the page goes, what it does not manage, and whom to tell.
{
  const { el, t } = Page;

  const statementView = () => {
    const { contact, assessed, version } = Page.data.accessibility;
    const part = (key, ...inner) => [el("h3", null, t(`accessibility.${key}`)), inner];
    const list = (key) => el("ul", { class: "plain" }, t(`accessibility.${key}`).map((one) => el("li", null, one)));
    return el(
      "div",
      { class: "summary statement", id: "stage", tabindex: -1 },
      el("h2", null, t("accessibility.heading")),
      el("p", null, t("accessibility.about")),
      part("conformance", el("p", null, t("accessibility.partly"))),
      part("limits_heading", list("limits")),
      part("alternatives_heading", list("alternatives")),
      part("contact_heading", el("p", null, contact ? t("accessibility.contact", { contact }) : t("accessibility.no_contact"))),
      part("supervision_heading", el("p", null, t("accessibility.supervision"))),
      part("how_heading", el("p", null, t("accessibility.how")), list("tests"), el("p", null, t("accessibility.assessed", { day: assessed, version }))),
      el("div", { class: "actions" }, el("button", { type: "button", class: "button", onclick: () => print() }, t("summary.print"))),
    );
  };

  Page.statementLink = () => el("p", { class: "foot" }, el("button", {
    type: "button", class: "link", id: "statement", "aria-pressed": String(Page.state.view === "tillganglighet"),
    onclick: () => Page.go({ view: "tillganglighet", chosen: null, leaf: null }, "stage"),
  }, t("accessibility.heading")));

  Page.addView("tillganglighet", {
    make: statementView, live: "live.accessibility", mark: "minutes", back: () => Page.go({ view: "oversikt" }, "statement"),
  });
}
