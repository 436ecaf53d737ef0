"use strict";
/**
 * Lines between the cards at measured places, as vectors: red where they belong to what is settled or chosen.
 *
 * @needs must one pixel svg
 * @typedef {object} EdgesOffers
 * @property {(stage: HTMLElement, lines: Line[]) => void} drawVectors
 * @property {(x1: number, y1: number, x2: number, y2: number, swings?: boolean) => string} flow the way of a line from left to right, after a moveto
 * @property {(y1: number, y2: number) => boolean} isSteep whether it goes straight down or up, unless it is to swing
 * @property {(stage: Element, element: Element) => Place} place
 */
{
  const STEEP = 150;
  const ROUND = 12;
  // A short way swings; a long one goes straight down beside the column, round at its corners.
  Page.isSteep = (y1, y2) => Math.abs(y2 - y1) >= STEEP * Page.pixel();
  Page.flow = (x1, y1, x2, y2, swings = false) => {
    const down = Math.sign(y2 - y1);
    if (Math.abs(y2 - y1) < 1) return `H${x2}`;
    const pixel = Page.pixel();
    if (swings || !Page.isSteep(y1, y2) || x2 - x1 < 3 * ROUND * pixel) {
      const middle = (x1 + x2) / 2;
      return `C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
    }
    const x = x1 + (x2 - x1) * 0.45;
    const r = Math.min(ROUND * pixel, x - x1, x2 - x);
    return `H${x - r}Q${x} ${y1} ${x} ${y1 + down * r}V${y2 - down * r}Q${x} ${y2} ${x + r} ${y2}H${x2}`;
  };

  /** @param {Line} line */
  const vector = ({ d, basis, on, half, dot, from, to }) => {
    const name = `line ${basis}${on ? " on" : ""}${half ? " half" : ""}`;
    const ends = { "data-from": from, "data-to": to, "data-basis": basis };
    return [
      half ? Page.svg("path", { class: `line ${basis}`, d }) : null,
      Page.svg("path", { class: name, d, ...ends, pathLength: half ? 100 : null }),
      basis === "decided" ? Page.svg("path", { class: "line between", d }) : null,
      dot ? Page.svg("circle", { class: `end${on ? " on" : ""}`, cx: dot[0], cy: dot[1], r: 4.5 * Page.pixel() }) : null,
    ];
  };
  /** @param {Line} line */
  const weight = ({ on, half }) => (on ? 2 : half ? 1 : 0);
  Page.drawVectors = (stage, lines) => {
    const holder = Page.must(Page.one(stage, ".edges"));
    if (getComputedStyle(holder).display === "none") return;
    const width = stage.clientWidth;
    const height = stage.clientHeight;
    const sorted = [...lines].sort((a, b) => weight(a) - weight(b));
    // The drawing is as large as what holds it, which need not be the whole stage: no sheet moves one that is too high for it.
    const { left, top } = Page.place(stage, holder);
    holder.replaceChildren(Page.svg("svg", { class: "threads", viewBox: `${left} ${top} ${holder.clientWidth} ${holder.clientHeight}`, preserveAspectRatio: "none" }, sorted.map(vector)));
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    document.documentElement.style.setProperty("--stage-w", String(width / rem));
    document.documentElement.style.setProperty("--stage-h", String(height / rem));
  };

  // An element's place in the stage.
  Page.place = (stage, element) => {
    const outer = stage.getBoundingClientRect();
    const r = element.getBoundingClientRect();
    return {
      left: r.left - outer.left, right: r.right - outer.left, top: r.top - outer.top, bottom: r.bottom - outer.top,
      middle: (r.top + r.bottom) / 2 - outer.top,
    };
  };
}
