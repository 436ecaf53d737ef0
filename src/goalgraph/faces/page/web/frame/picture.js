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

  /** @type {() => HTMLCanvasElement | null} */
  const picture = () => {
    const stage = Page.stage();
    const drawn = stage.querySelector("canvas");
    if (!drawn) return null;
    const outer = (stage.classList.contains("free") ? drawn : stage).getBoundingClientRect();
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
    const at = drawn.getBoundingClientRect();
    context.drawImage(drawn, at.left - outer.left, at.top - outer.top, at.width, at.height);
    if (!stage.classList.contains("free")) {
      boxes(context, stage.querySelectorAll(".card, .group, .badge"), outer);
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
