"use strict";
/**
 * The foot of every view: what the lines and the knots say, where there are any, and the way to the accessibility statement.
 *
 * @needs all byId data el fill go hasDialogue knot sample stamp state t view
 @typedef {object} FootOffers
 * @property {() => void} drawFoot
 */
{
  const { el, t } = Page;
  /** @type {GoalState[]} */
  const STATES = ["undecided", "draft", "proposal", "decided"];
  /** @param {Child} mark @param {string} words */
  const entry = (mark, words) => el("span", { class: "key" }, mark, words);
  const isTraced = () => Page.state.view !== "oversikt" && Page.state.chosen !== null;
  const key = () => [
    Page.hasDialogue ? entry(Page.sample("thread"), t(isTraced() ? "key.traced" : "key.thread")) : null,
    entry(Page.sample("stated"), t(Page.hasDialogue ? "key.open" : "basis_long.stated")),
    Page.state.bases.includes("derived") ? entry(Page.sample("derived"), t("basis_long.derived")) : null,
    Page.data.links.some(({ basis }) => basis === "decided") ? entry(Page.sample("decided"), t("basis_long.decided")) : null,
    Page.hasDialogue ? STATES.map((state) => entry(Page.knot(state), t(`states.${state}`))) : null,
  ];
  // The time on the sheet is that of printing.
  addEventListener("beforeprint", () => {
    for (const stamp of Page.all(Page.byId("foot"), ".stamp")) stamp.textContent = Page.stamp().join(" · ");
  });
  Page.drawFoot = () => Page.fill(Page.byId("foot"), el("p", { class: "paper stamp" }, Page.stamp().join(" · ")), Page.view().cards ? [key(), el("span", { class: "hint" }, t("hint"))] : null, el("button", {
    type: "button", class: "link", id: "statement", "aria-pressed": String(Page.state.view === "tillganglighet"),
    onclick: () => Page.go({ view: "tillganglighet", chosen: null, leaf: null }, "stage"),
  }, t("accessibility.heading")));
}
