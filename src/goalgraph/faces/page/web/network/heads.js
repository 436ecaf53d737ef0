"use strict";
/**
 * The heads of the network's columns, where a plan has levels of goals and no areas: they stay in sight at its top.
 *
 * @needs data FACE fitted isGrouped networkLetters openRing palette say t
 * @typedef {object} HeadsOffers
 * @property {(pen: Pen, network: VisNetwork, width: number) => void} drawHeads in pixels of the screen
 */
{
  const names = () => {
    /** @type {Map<string, {low: number, high: number}>} */
    const columns = new Map();
    for (const { id, group, x, most, of, count } of Page.data.nodes) {
      if (of !== undefined || count !== undefined) continue;
      const level = Page.data.levels.find(({ goals }) => goals.includes(id));
      const name = level ? Page.say(level.name) : Page.t(`columns.${group}`);
      const known = columns.get(name);
      columns.set(name, { low: Math.min(known?.low ?? Infinity, x - most / 2), high: Math.max(known?.high ?? -Infinity, x + most / 2) });
    }
    return columns;
  };
  Page.drawHeads = (pen, network, width) => {
    if (Page.data.areas.length || Page.openRing() || Page.isGrouped()) return;
    const { paper, text } = Page.palette();
    const size = Page.networkLetters();
    pen.box(0, 0, width, 1.9 * size, { fill: paper });
    for (const [name, { low, high }] of names()) {
      const [left, right] = [low, high].map((x) => network.canvasToDOM({ x, y: 0 }).x);
      const shown = Page.fitted(name, size, 700, right - left);
      if (shown) pen.text(left, size, shown, { size, weight: 700, colour: text, face: Page.FACE });
    }
  };
}
