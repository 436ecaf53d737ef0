"use strict";
/**
 * A picture of what the stage shows, as PNG or SVG, drawn from its measured places, with a stamp that says of what and when.
 *
 * @needs announce canvasPen el FACE must palette stage stamp state svg svgPen t today view
 * @typedef {object} PictureOffers
 * @property {(kind: "png" | "svg") => void} savePicture
 */
{
  /**
   * The parts of a word that stand on a line each: one, but for a word that is broken within itself.
   * @param {Range} range @param {Text} node @param {number} from @param {number} to @returns {[number, number][]}
   */
  const lines = (range, node, from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    if (range.getClientRects().length < 2) return [[from, to]];
    /** @type {[number, number][]} */
    const parts = [];
    let row = NaN;
    for (let at = from; at < to; at += 1) {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top } = range.getBoundingClientRect();
      if (top !== row) parts.push([at, at]);
      row = top;
      parts[parts.length - 1][1] = at + 1;
    }
    return parts;
  };
  /** @param {Pen} pen @param {Element} stage @param {DOMRect} outer */
  const words = (pen, stage, outer) => {
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const holder = Page.must(node.parentElement);
      if (holder.closest(".hidden, .edges")) continue;
      const style = getComputedStyle(holder);
      if (style.display === "none") continue;
      const look = { size: parseFloat(style.fontSize), weight: style.fontWeight, colour: style.color, face: style.fontFamily };
      for (const match of node.data.matchAll(/\S+/g)) {
        for (const [from, to] of lines(range, node, match.index, match.index + match[0].length)) {
          range.setStart(node, from);
          range.setEnd(node, to);
          const box = range.getBoundingClientRect();
          if (box.width) pen.text(box.left - outer.left, (box.top + box.bottom) / 2 - outer.top, node.data.slice(from, to), look);
        }
      }
    }
  };

  const CLEAR = "rgba(0, 0, 0, 0)";
  /** @param {Pen} pen @param {Iterable<Element>} elements @param {DOMRect} outer */
  const boxes = (pen, elements, outer) => {
    for (const element of elements) {
      const r = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const [x, y] = [r.left - outer.left, r.top - outer.top];
      if (style.backgroundColor !== CLEAR) pen.box(x, y, r.width, r.height, { fill: style.backgroundColor });
      const edge = parseFloat(style.borderTopWidth);
      if (edge) {
        pen.box(x + edge / 2, y + edge / 2, r.width - edge, r.height - edge, {
          stroke: style.borderTopColor, width: element.classList.contains("on") ? edge * 2 : edge, dash: style.borderTopStyle === "dashed" ? [5, 4] : [],
        });
      }
      const below = parseFloat(style.borderBottomWidth);
      if (below > edge) pen.box(x, y + r.height - below, r.width, below, { fill: style.borderBottomColor });
      const stripe = parseFloat(style.borderLeftWidth);
      if (stripe > edge) pen.box(x, y, stripe, r.height, { fill: style.borderLeftColor });
    }
  };

  /** @param {CSSStyleDeclaration} style */
  const dashes = ({ strokeDasharray }) => (strokeDasharray === "none" ? [] : strokeDasharray.split(/[, ]+/).map(parseFloat));
  /** @param {Pen} pen @param {SVGPathElement} path */
  const trace = (pen, path) => {
    const style = getComputedStyle(path);
    const long = path.hasAttribute("pathLength") ? path.getTotalLength() : 0;
    pen.path(path.getAttribute("d") ?? "", { stroke: style.stroke, width: parseFloat(style.strokeWidth), dash: long ? [long * 0.52, long] : dashes(style) });
  };
  /** @param {Pen} pen @param {Element} knot @param {DOMRect} outer */
  const knots = (pen, knot, outer) => {
    const at = knot.getBoundingClientRect();
    if (!at.width) return;
    pen.at(at.left - outer.left, at.top - outer.top, at.width / 40, () => {
      for (const part of knot.children) {
        const style = getComputedStyle(part);
        const number = (/** @type {string} */ name) => Number(part.getAttribute(name));
        /** @param {string} colour */
        const seen = (colour) => (colour === "none" ? undefined : colour);
        const ink = { fill: seen(style.fill), stroke: seen(style.stroke), width: parseFloat(style.strokeWidth), dash: dashes(style) };
        if (part.tagName === "circle") pen.disc(number("cx"), number("cy"), number("r"), ink);
        else pen.path(part.getAttribute("d") ?? "", ink);
      }
    });
  };

  const MARGIN = 16;
  const LINE = 22;
  const SIZE = 16;
  /** @typedef {{width: number, height: number, paint: (pen: Pen) => void}} Picture */
  /** @returns {Picture | null} */
  const picture = () => {
    const stage = Page.stage();
    const drawn = stage.querySelector("canvas");
    const threads = stage.querySelector(".threads");
    if (!drawn && !threads) return null;
    const outer = (drawn ?? stage).getBoundingClientRect();
    const { paper, text, dimmed } = Page.palette();
    const stamp = Page.stamp();
    const foot = stamp.length * LINE + MARGIN;
    const [width, height] = [outer.width + 2 * MARGIN, outer.height + 2 * MARGIN + foot];
    /** @param {Pen} pen */
    const paint = (pen) => {
      pen.box(0, 0, width, height, { fill: paper });
      pen.at(MARGIN, MARGIN, 1, () => {
        if (drawn) Page.view().paint?.(pen, stage);
        else {
          boxes(pen, stage.querySelectorAll(".band, .head"), outer);
          for (const path of threads?.querySelectorAll("path") ?? []) trace(pen, path);
          boxes(pen, stage.querySelectorAll(".card:not(.written), .group, .badge, .stands"), outer);
          for (const knot of stage.querySelectorAll(".knot")) knots(pen, knot, outer);
          words(pen, stage, outer);
        }
      });
      // What goes beyond the stage ends there.
      for (const [x, y, w, h] of [[0, 0, MARGIN, height], [width - MARGIN, 0, MARGIN, height], [0, 0, width, MARGIN], [0, height - foot - MARGIN, width, foot + MARGIN]]) {
        if (drawn) pen.box(x, y, w, h, { fill: paper });
      }
      stamp.forEach((line, n) => pen.text(MARGIN, height - foot + n * LINE + LINE / 2, line, { size: SIZE, weight: n ? 400 : 700, colour: n ? dimmed : text, face: Page.FACE }));
    };
    return { width, height, paint };
  };

  const SCALE = 2;
  /** @param {Picture} of @param {(blob: Blob | null) => void} done */
  const asPng = ({ width, height, paint }, done) => {
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    const context = Page.must(canvas.getContext("2d"), "a place to draw");
    context.scale(SCALE, SCALE);
    paint(Page.canvasPen(context));
    canvas.toBlob(done, "image/png");
  };
  // Its title is the window's and its description the stamp: it says what it is wherever it is put.
  /** @param {Picture} of @param {(blob: Blob) => void} done */
  const asSvg = ({ width, height, paint }, done) => {
    const desc = Page.stamp().slice(1).join(" · ");
    const root = Page.svg("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" }, Page.svg("title", null, document.title), Page.svg("desc", null, desc));
    paint(Page.svgPen(root));
    done(new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" }));
  };

  const name = () => ["goalgraph", Page.state.view, Page.state.chosen, Page.today()].filter(Boolean).join("-").replace(/[^\w.-]/g, "-");

  Page.savePicture = (kind) => {
    const found = picture();
    if (!found) return;
    (kind === "svg" ? asSvg : asPng)(found, (blob) => {
      if (!blob) return;
      const link = Page.el("a", { href: URL.createObjectURL(blob), download: `${name()}.${kind}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      Page.announce(Page.t("live.saved"));
    });
  };
}
