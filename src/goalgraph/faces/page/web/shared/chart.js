"use strict";
/**
 * A chart in the room that it has, drawn anew when that changes: in a view, beside an indicator's name, or while somebody types a target.
 *
 * @needs all el pixel plotted RADIUS svg t
 @typedef {{ruled?: boolean, bare?: boolean}} Look with ticks on the axis, or the marks alone
 * @typedef {HTMLElement & {redraw: (plot: Plot, told: string) => void}} ChartBox
 * @typedef {object} ChartOffers
 * @property {(value: number) => string} figure a number as the language writes it
 * @property {(plot: Plot, told: string, look?: Look) => ChartBox} chart
 */
{
  const { el, svg, t } = Page;
  Page.figure = (value) => {
    const sample = t("numbers.sample");
    const [whole, part] = String(Number(value.toFixed(6))).replace("-", "−").split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, sample.charAt(1)) + (part ? sample.at(-2) + part : "");
  };
  /** @param {Point[]} points @param {string} name */
  const line = (points, name) => (points.length > 1 ? svg("polyline", { class: name, points: points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ") }) : null);
  /** @param {Layout} found @param {Frame} frame @param {string} told @param {Look} look */
  const picture = (found, [width, height, size], told, { bare }) => {
    const { dots, others, goal, band, axis, start, end } = found;
    // In a row there is room for the last target's flag alone.
    const [flags, spans] = bare ? [found.flags.slice(-1), found.spans.slice(-1)] : [found.flags, found.spans];
    return svg("svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, "font-size": size, role: told ? "img" : null, "aria-label": told || null, "aria-hidden": told ? null : "true" },
      found.ticks.map(([y, text]) => [line([[start, y], [end, y]], "tick"), svg("text", { class: "tick-text", x: start - 6, y: y + size * 0.35, "text-anchor": "end" }, text)]),
      band && !bare ? [svg("rect", { class: "band", x: start, y: band[0], width: end - start, height: band[1] - band[0] }), band.map((y) => line([[start, y], [end, y]], "goal"))] : null,
      bare ? null : line([[start, axis], [end, axis]], "axis"),
      found.broken && !bare ? line([[start + 2, axis + 5], [start + 5, axis - 5], [start + 9, axis + 5], [start + 12, axis - 5]], "axis") : null,
      goal === null || bare ? null : line([[start, goal], [end, goal]], "goal"),
      line(others.length === 1 ? [[others[0][0] - 9, others[0][1]], [others[0][0] + 9, others[0][1]]] : others, others.length === 1 ? "other one" : "other"),
      line([dots[dots.length - 1], ...found.flags], "way"),
      spans.map(([x, top, bottom]) => line([[x, top], [x, bottom]], "span")),
      flags.map(([x, y]) => svg("path", { class: "flag", d: bare ? `M${x} ${y + 5}V${y - 9}h9l-3 3.5l3 3.5h-9z` : `M${x} ${y + 8}V${y - 14}h13l-4 5l4 5h-13z` })),
      line(dots, "run"),
      dots.map(([x, y], n) => svg("circle", { cx: x, cy: y, r: n === dots.length - 1 ? Page.RADIUS : Page.RADIUS - 1 })),
      found.labels.map(({ kind, text, x, y, anchor }) => svg("text", { class: kind, x, y, "text-anchor": anchor }, text)));
  };

  // Where text is large, dots, lines and flags are as large: the whole is placed at the design's size and scaled.
  /** @param {DOMRectReadOnly} room @param {number} letters @returns {Frame} */
  const measured = ({ width, height }, letters) => {
    const pixel = Page.pixel();
    return [Math.floor(width / pixel), Math.floor(height / pixel), letters / pixel];
  };

  // On paper a chart is the same whatever the window was.
  /** @type {Record<string, Frame>} */
  const PAPER = { "chart": [140, 118, 14], "chart bare": [150, 36, 15], "chart ruled": [520, 220, 15] };
  /** @type {WeakMap<Element, (room: DOMRectReadOnly | null) => void>} */
  const framed = new WeakMap();
  let isPaper = false;
  const watcher = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) if (!isPaper) framed.get(target)?.(contentRect);
  });
  /** @param {boolean} begins */
  const print = (begins) => {
    isPaper = begins;
    for (const holder of Page.all(document, ".chart")) framed.get(holder)?.(begins ? null : holder.getBoundingClientRect());
  };
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
  Page.chart = (plot, told, look = {}) => {
    const holder = /** @type {ChartBox} */ (/** @type {unknown} */ (el("div", { class: look.bare ? "chart bare" : look.ruled ? "chart ruled" : "chart" })));
    /** @type {Frame | null} */
    let frame = null;
    const draw = () => {
      if (frame && plot.dots.length) holder.replaceChildren(picture(Page.plotted(plot, frame, look.ruled ? Page.figure : null, look.bare), frame, told, look));
    };
    // What is typed does not change the room there is: nothing is measured for it.
    holder.redraw = (anew, words) => {
      [plot, told] = [anew, words];
      draw();
    };
    framed.set(holder, (room) => {
      if (room) frame = room.width && room.height ? measured(room, parseFloat(getComputedStyle(holder).fontSize)) : null;
      else frame = PAPER[holder.className];
      draw();
    });
    watcher.observe(holder);
    return holder;
  };
}
