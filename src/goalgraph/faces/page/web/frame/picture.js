"use strict";
/**
 * A PNG of what the stage shows: bands, lines and cards, drawn from their measured places.
 *
 * @needs announce el must palette stage state t
 * @typedef {object} PictureOffers
 * @property {() => void} savePicture
 */
{
  /** @param {CanvasRenderingContext2D} context @param {Element} stage @param {DOMRect} outer */
  const words = (context, stage, outer) => {
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const holder = Page.must(node.parentElement);
      if (holder.closest(".hidden, .edges")) continue;
      const style = getComputedStyle(holder);
      if (style.display === "none") continue;
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      context.fillStyle = style.color;
      context.textBaseline = "middle";
      for (const match of node.data.matchAll(/\S+/g)) {
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        const box = range.getBoundingClientRect();
        if (box.width) context.fillText(match[0], box.left - outer.left, (box.top + box.bottom) / 2 - outer.top);
      }
    }
  };

  /** @param {CanvasRenderingContext2D} context @param {Iterable<Element>} elements @param {DOMRect} outer */
  const boxes = (context, elements, outer) => {
    for (const element of elements) {
      const r = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const x = r.left - outer.left;
      const y = r.top - outer.top;
      context.fillStyle = style.backgroundColor;
      context.fillRect(x, y, r.width, r.height);
      const edge = parseFloat(style.borderTopWidth);
      if (edge) {
        context.setLineDash(style.borderTopStyle === "dashed" ? [5, 4] : []);
        context.strokeStyle = style.borderTopColor;
        context.lineWidth = element.classList.contains("on") ? edge * 2 : edge;
        context.strokeRect(x + edge / 2, y + edge / 2, r.width - edge, r.height - edge);
      }
      const below = parseFloat(style.borderBottomWidth);
      if (below > edge) {
        context.fillStyle = style.borderBottomColor;
        context.fillRect(x, y + r.height - below, r.width, below);
      }
      const stripe = parseFloat(style.borderLeftWidth);
      if (stripe > edge) {
        context.fillStyle = style.borderLeftColor;
        context.fillRect(x, y, stripe, r.height);
      }
    }
  };

  /** @param {CanvasRenderingContext2D} context @param {SVGPathElement} path */
  const trace = (context, path) => {
    const style = getComputedStyle(path);
    context.setLineDash(path.hasAttribute("pathLength") ? [path.getTotalLength() * 0.52, path.getTotalLength()] : style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[, ]+/).map(parseFloat));
    context.strokeStyle = style.stroke;
    context.lineWidth = parseFloat(style.strokeWidth);
    context.stroke(new Path2D(path.getAttribute("d") ?? ""));
  };
  /** @param {CanvasRenderingContext2D} context @param {Element} knot @param {DOMRect} outer */
  const knots = (context, knot, outer) => {
    const at = knot.getBoundingClientRect();
    if (!at.width) return;
    context.save();
    context.translate(at.left - outer.left, at.top - outer.top);
    context.scale(at.width / 40, at.height / 40);
    for (const part of knot.children) {
      const style = getComputedStyle(part);
      const number = (/** @type {string} */ name) => Number(part.getAttribute(name));
      const way = new Path2D(part.getAttribute("d") ?? "");
      if (part.tagName === "circle") way.arc(number("cx"), number("cy"), number("r"), 0, 2 * Math.PI);
      context.setLineDash(style.strokeDasharray === "none" ? [] : style.strokeDasharray.split(/[, ]+/).map(parseFloat));
      context.fillStyle = style.fill;
      if (style.fill !== "none") context.fill(way);
      context.strokeStyle = style.stroke;
      context.lineWidth = parseFloat(style.strokeWidth);
      if (style.stroke !== "none") context.stroke(way);
    }
    context.restore();
  };

  /** @type {() => HTMLCanvasElement | null} */
  const picture = () => {
    const stage = Page.stage();
    const drawn = stage.querySelector("canvas");
    const threads = stage.querySelector(".threads");
    if (!drawn && !threads) return null;
    const outer = (drawn ?? stage).getBoundingClientRect();
    const margin = 16;
    const scale = 2;
    const canvas = document.createElement("canvas");
    canvas.width = (outer.width + 2 * margin) * scale;
    canvas.height = (outer.height + 2 * margin) * scale;
    const context = Page.must(canvas.getContext("2d"), "a place to draw");
    context.fillStyle = Page.palette().paper;
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.scale(scale, scale);
    context.translate(margin, margin);
    boxes(context, stage.querySelectorAll(".band, .head"), outer);
    if (drawn) context.drawImage(drawn, 0, 0, outer.width, outer.height);
    else {
      for (const path of threads?.querySelectorAll("path") ?? []) trace(context, path);
      boxes(context, stage.querySelectorAll(".card:not(.written), .group, .badge, .stands"), outer);
      for (const knot of stage.querySelectorAll(".knot")) knots(context, knot, outer);
      context.setLineDash([]);
      words(context, stage, outer);
    }
    return canvas;
  };

  Page.savePicture = () => {
    const canvas = picture();
    if (!canvas) return;
    canvas.toBlob((blob) => {
      if (!blob) return;
      const link = Page.el("a", { href: URL.createObjectURL(blob), download: `${["goalgraph", Page.state.chosen].filter(Boolean).join("-").replace(/[^\w.-]/g, "-")}.png` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      Page.announce(Page.t("live.saved"));
    }, "image/png");
  };
}
