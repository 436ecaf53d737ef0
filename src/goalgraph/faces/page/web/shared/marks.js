"use strict";
/**
 * What is drawn beside words: the knot that says how a goal stands, and small pictures. Each is silent: the word is there too.
 *
 * @needs svg
 * @typedef {object} MarksOffers
 * @property {(state: GoalState, name?: string) => SVGElement} knot
 * @property {(name: string) => SVGElement} icon
 * @property {(mark: string) => SVGElement} attained how far a goal was reached: a square, full, half, crossed or dashed
 * @property {() => SVGElement} distance from what is to what is to be, as a thread with a flag
 */
{
  const { svg } = Page;
  /** @param {number} r @param {Attributes} more */
  const ring = (r, more) => svg("circle", { cx: 20, cy: 20, r, fill: "var(--card)", ...more });
  /** @type {Record<GoalState, () => Child>} */
  const KNOTS = {
    undecided: () => ring(14.5, { stroke: "var(--ink2)", "stroke-width": 3, "stroke-dasharray": "5.06 5.06" }),
    draft: () => [ring(15, { stroke: "var(--thread)", "stroke-width": 4 }), svg("path", { d: "M20 5a15 15 0 0 0 0 30z", fill: "var(--thread)" })],
    proposal: () => [ring(15, { stroke: "var(--thread)", "stroke-width": 4.5 }), ring(7.2, { fill: "var(--thread)" })],
    decided: () => [ring(17, { fill: "var(--thread)" }),
      svg("path", { d: "M12 20.6l5.6 5.8L28.4 14.6", fill: "none", stroke: "var(--on-thread)", "stroke-width": 4.4, "stroke-linecap": "round", "stroke-linejoin": "round" })],
  };
  Page.knot = (state, name = "knot") => svg("svg", { class: name, viewBox: "0 0 40 40", "aria-hidden": "true", "data-state": state }, KNOTS[state]());

  /** @param {string} d @param {number} [width] */
  const stroke = (d, width = 2.8) => svg("path", { d, fill: "none", stroke: "currentColor", "stroke-width": width, "stroke-linecap": "round", "stroke-linejoin": "round" });
  /** @param {number} cx @param {number} cy @param {number} r */
  const dot = (cx, cy, r) => svg("circle", { cx, cy, r, fill: "currentColor" });
  /** @type {Record<string, () => Child>} */
  const ICONS = {
    arrow: () => stroke("M4 12h16M13 5l7 7-7 7"),
    back: () => stroke("M20 12H4M11 5l-7 7 7 7"),
    flag: () => [stroke("M5 22V2.5", 2.4), svg("path", { d: "M5 3.2h13.5l-3.2 4.6 3.2 4.6H5z", fill: "currentColor" })],
    direction: () => stroke("M4 20L19 5M9 4.4h10.6V15"),
    clock: () => [svg("circle", { cx: 12, cy: 12, r: 9.5, fill: "none", stroke: "currentColor", "stroke-width": 2.4, "stroke-dasharray": "4 3.46" }), stroke("M12 7v5.4l3.6 3")],
    search: () => [svg("circle", { cx: 10, cy: 10, r: 6.6, fill: "none", stroke: "currentColor", "stroke-width": 2.4 }), stroke("M15 15l6 6")],
    more: () => [dot(5, 12, 2.1), dot(12, 12, 2.1), dot(19, 12, 2.1)],
    met: () => stroke("M4 12.8l5.2 5.4L20 6.4", 3.2),
    "not-met": () => stroke("M5 5l14 14M19 5L5 19", 3.2),
    unclear: () => [stroke("M7.2 8.2a4.9 4.9 0 1 1 7.2 4.3c-1.7.9-2.4 1.8-2.4 3.6", 3), dot(12, 20.6, 2)],
    unasked: () => stroke("M5 12h14", 3),
    violation: () => ICONS["not-met"](),
    warning: () => [stroke("M12 3.4v11.4", 3.4), dot(12, 20.4, 2.2)],
    info: () => [dot(12, 4.4, 2.2), stroke("M9 10h3v9.6M8.4 20h7.4", 3)],
  };
  Page.icon = (name) => svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", "data-icon": name }, ICONS[name]());
  /** @param {Attributes} more */
  const square = (more) => svg("rect", { x: 3, y: 3, width: 18, height: 18, rx: 2.5, fill: "none", stroke: "currentColor", "stroke-width": 2.4, ...more });
  /** @type {Record<string, () => Child>} */
  const SQUARES = {
    reached: () => [square({ fill: "currentColor" }), svg("path", { d: "M7.5 12.6l3.2 3.2 6-7", fill: "none", stroke: "var(--card)", "stroke-width": 2.6 })],
    partly: () => [square({}), svg("path", { d: "M3 3h9v18H3z", fill: "currentColor" })],
    not: () => [square({}), stroke("M8.5 8.5l7 7M15.5 8.5l-7 7", 2.4)],
    unknown: () => square({ "stroke-dasharray": "4 3.2" }),
  };
  Page.attained = (mark) => svg("svg", { class: `icon attained ${mark}`, viewBox: "0 0 24 24", "aria-hidden": "true" }, SQUARES[mark]());
  Page.distance = () => svg("svg", { class: "distance", viewBox: "0 0 72 26", "aria-hidden": "true" },
    svg("path", { d: "M7 13H58", stroke: "var(--thread)", "stroke-width": 3.4 }),
    svg("circle", { cx: 7, cy: 13, r: 5.6, fill: "var(--card)", stroke: "var(--thread)", "stroke-width": 3 }),
    svg("path", { d: "M60 23V4.5", stroke: "var(--thread)", "stroke-width": 3, "stroke-linecap": "round" }),
    svg("path", { d: "M60 4.5h11l-3 4 3 4H60z", fill: "var(--thread)" }));
}
