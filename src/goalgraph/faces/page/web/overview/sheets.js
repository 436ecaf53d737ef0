"use strict";
/**
 * Paper of many goals: where they do not fit on one sheet each group is laid with its own heads and threads, so that no sheet
 * divides it.
 *
 * @needs all drawThreads el must one
 * @typedef {object} SheetsOffers
 * @property {(stage: Stage) => HTMLElement[]} groupsOn the groups that can be laid on sheets of their own
 * @property {(stage: Stage) => void} layOnSheets
 * @property {(stage: Stage) => void} drawSheets the threads of each group, as it stands
 * @property {(stage: Stage) => void} takeFromSheets
 */
{
  Page.groupsOn = (stage) => (stage.classList.contains("tracing") ? [] : Page.all(stage, ".band[data-group]"));
  Page.layOnSheets = (stage) => {
    const heads = Page.must(Page.one(stage, ".heads"));
    for (const band of Page.groupsOn(stage)) {
      const own = /** @type {HTMLElement} */ (heads.cloneNode(true));
      own.classList.add("only-paper");
      band.prepend(own);
      band.append(Page.el("div", { class: "edges only-paper", "aria-hidden": "true" }));
    }
  };
  Page.drawSheets = (stage) => {
    const bands = Page.groupsOn(stage);
    // The highest last: letters are as large as it has room for.
    for (const band of bands.sort((a, b) => a.clientHeight - b.clientHeight)) Page.drawThreads(band, new Set());
  };
  Page.takeFromSheets = (stage) => {
    for (const one of Page.all(stage, ".band > .only-paper")) one.remove();
  };
}
