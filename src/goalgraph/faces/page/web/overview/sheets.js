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
  /** @param {Element} band */
  const cells = (band) => Page.all(band, ":scope > .cell");
  // A group takes the width for the columns it has goals in, as far as its last.
  /** @param {Stage} stage @param {HTMLElement} band @param {HTMLElement} heads */
  const widen = (stage, band, heads) => {
    const widths = stage.style.getPropertyValue("--columns").split(/(?<=\)) /);
    const filled = cells(band).findLastIndex((cell) => Page.one(cell, ".card")) + 1;
    if (filled === widths.length) return;
    band.style.setProperty("--columns", widths.slice(0, filled).join(" "));
    for (const one of [...cells(band).slice(filled), ...Page.all(heads, ".head").slice(filled)]) one.hidden = true;
  };
  Page.layOnSheets = (stage) => {
    const heads = Page.must(Page.one(stage, ".heads"));
    for (const band of Page.groupsOn(stage)) {
      const own = /** @type {HTMLElement} */ (heads.cloneNode(true));
      own.classList.add("only-paper");
      widen(stage, band, own);
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
    for (const band of Page.groupsOn(stage)) {
      band.style.removeProperty("--columns");
      for (const cell of cells(band)) cell.hidden = false;
    }
  };
}
