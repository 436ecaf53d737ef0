"use strict";
/**
 * The heads of the network's columns, where a plan has levels of goals and no areas: they stay in sight at its top.
 *
 * @needs data FACE fitted isGrouped networkLetters openRing palette say t
 * @typedef {object} HeadsOffers
 * @property {(pen: Pen, network: VisNetwork, width: number) => void} drawHeads in pixels of the screen
 */
{
  // Where each begins, from the left.
  const names = () => {
    /** @type {Map<string, number>} */
    const columns = new Map();
    for (const { id, group, x, most, of, count } of Page.data.nodes) {
      if (of !== undefined || count !== undefined) continue;
      const level = Page.data.levels.find(({ goals }) => goals.includes(id));
      const name = level ? Page.say(level.name) : Page.t(`columns.${group}`);
      columns.set(name, Math.min(columns.get(name) ?? Infinity, x - most / 2));
    }
    return [...columns].sort(([, one], [, other]) => one - other);
  };
  Page.drawHeads = (pen, network, width) => {
    if (Page.data.areas.length || Page.openRing() || Page.isGrouped()) return;
    const { paper, text } = Page.palette();
    const size = Page.networkLetters();
    pen.box(0, 0, width, 1.9 * size, { fill: paper });
    const begins = names().map(([, x]) => network.canvasToDOM({ x, y: 0 }).x);
    for (const [n, [name]] of names().entries()) {
      // The last has the room to the edge.
      const room = n + 1 < begins.length ? begins[n + 1] - size / 2 : width;
      const shown = Page.fitted(name, size, 700, room - begins[n]);
      if (shown) pen.text(begins[n], size, shown, { size, weight: 700, colour: text, face: Page.FACE });
    }
  };
}
