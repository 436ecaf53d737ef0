"use strict";
/**
 * What draws a picture: the same strokes on a canvas, or as the elements of an SVG that stands by itself.
 *
 * @needs svg
 * @typedef {object} PenOffers
 * @property {(context: CanvasRenderingContext2D) => Pen} canvasPen
 * @property {(into: SVGElement) => Pen} svgPen
 */
{
  /** @param {CanvasRenderingContext2D} context @param {Path2D} way @param {Ink} ink */
  const ink = (context, way, { fill, stroke, width = 1, dash = [] }) => {
    if (fill) {
      context.fillStyle = fill;
      context.fill(way);
    }
    if (!stroke) return;
    context.setLineDash(dash);
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.stroke(way);
    context.setLineDash([]);
  };
  Page.canvasPen = (context) => ({
    path: (d, how) => ink(context, new Path2D(d), how),
    box: (x, y, width, height, how, round = 0) => {
      const way = new Path2D();
      if (round) way.roundRect(x, y, width, height, round);
      else way.rect(x, y, width, height);
      ink(context, way, how);
    },
    disc: (x, y, r, how) => {
      const way = new Path2D();
      way.arc(x, y, r, 0, 2 * Math.PI);
      ink(context, way, how);
    },
    text: (x, y, text, { size, weight = 400, colour, face, anchor = "start" }) => {
      context.font = `${weight} ${size}px ${face}`;
      context.fillStyle = colour;
      context.textBaseline = "middle";
      context.textAlign = anchor === "middle" ? "center" : anchor;
      context.fillText(text, x, y);
    },
    at: (x, y, scale, run) => {
      context.save();
      context.translate(x, y);
      context.scale(scale, scale);
      // At whole pixels: letters between them are blurred.
      const { a, b, c, d, e, f } = context.getTransform();
      context.setTransform(a, b, c, d, Math.round(e), Math.round(f));
      run();
      context.restore();
    },
  });

  /** @param {number} n */
  const short = (n) => Math.round(n * 100) / 100;
  /** @param {Ink} how @returns {Attributes} */
  const attributes = ({ fill, stroke, width, dash }) => ({
    fill: fill ?? "none", stroke, "stroke-width": stroke ? width : null, "stroke-dasharray": stroke && dash?.length ? dash.map(short).join(" ") : null,
  });
  Page.svgPen = (into) => {
    let holder = into;
    /** @param {SVGElement} element */
    const add = (element) => holder.append(element);
    return {
      path: (d, how) => add(Page.svg("path", { d, ...attributes(how) })),
      box: (x, y, width, height, how, round = 0) => add(Page.svg("rect", { x: short(x), y: short(y), width: short(width), height: short(height), rx: round || null, ...attributes(how) })),
      disc: (x, y, r, how) => add(Page.svg("circle", { cx: short(x), cy: short(y), r: short(r), ...attributes(how) })),
      text: (x, y, text, { size, weight = 400, colour, face, anchor = "start" }) => add(Page.svg("text", {
        x: short(x), y: short(y), "font-size": short(size), "font-weight": weight, "font-family": face, fill: colour, "text-anchor": anchor, "dominant-baseline": "central",
      }, text)),
      at: (x, y, scale, run) => {
        const before = holder;
        const group = Page.svg("g", { transform: `translate(${short(x)} ${short(y)}) scale(${scale})` });
        holder.append(group);
        holder = group;
        run();
        holder = before;
      },
    };
  };
}
