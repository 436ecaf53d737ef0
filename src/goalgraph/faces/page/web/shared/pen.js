"use strict";
/**
 * What draws a picture: strokes, boxes and words on a canvas.
 *
 * @typedef {object} PenOffers
 * @property {(context: CanvasRenderingContext2D) => Pen} canvasPen
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
}
