"use strict";
/**
 * The lines of the free network, along the ways that the file gives them, and the rings around what is pointed at.
 *
 * @needs BASES byId data linkShown list MANY must networkMoved nodeName palette t
 * @typedef {object} LinesOffers
 * @property {(places: Map<string, Point>) => NetworkLine[]} networkLines
 * @property {(stage: Stage, id: string) => Set<string>} neighbours
 * @property {(stage: Stage, lines: NetworkLine[], lit: ((line: NetworkLine) => boolean) | null) => void} layLines
 * @property {(stage: Stage) => void} drawLines
 * @property {(stage: Stage, id: string | null) => string} pointAt
 */
{
  const { t } = Page;
  const BEND = 8;
  const DASHES = [8, 7];

  /** @param {Point} of @param {Point} of */
  const far = ([a, b], [c, d]) => Math.hypot(a - c, b - d);
  /** @param {Path2D} path @param {Point[]} points */
  const trace = (path, points) => {
    path.moveTo(...points[0]);
    for (let n = 1; n < points.length - 1; n += 1) {
      const [before, at, after] = points.slice(n - 1, n + 2);
      path.arcTo(...at, ...after, Math.min(BEND, far(before, at) / 2, far(at, after) / 2));
    }
    path.lineTo(...points[points.length - 1]);
  };

  // The links shown, each with the points of its line; what has been dragged is reached straight.
  Page.networkLines = (places) => Page.data.edges.filter(Page.linkShown).flatMap(({ from, to, basis, way }) => {
    const [start, end] = [places.get(from), places.get(to)];
    if (!start || !end) return [];
    const straight = !way || Page.networkMoved.has(from) || Page.networkMoved.has(to);
    return { from, to, basis, points: straight ? [start, end] : way };
  });
  Page.neighbours = (stage, id) => {
    const ends = stage.lines.filter(({ from, to }) => from === id || to === id).map(({ from, to }) => (from === id ? to : from));
    return new Set(ends);
  };

  /** @param {NetworkLine[]} lines */
  const paths = (lines) => {
    const found = new Map(Page.BASES.map((basis) => [basis, new Path2D()]));
    for (const { basis, points } of lines) trace(Page.must(found.get(basis)), points);
    return found;
  };
  /** @param {CanvasRenderingContext2D} context @param {Map<Basis, Path2D>} drawn @param {string} colour @param {number} wide */
  const stroke = (context, drawn, colour, wide) => {
    const { paper } = Page.palette();
    for (const [basis, path] of drawn) {
      context.setLineDash(basis === "derived" ? DASHES : []);
      /** @type {[colour: string, wide: number][]} */
      const lines = basis === "decided" ? [[colour, wide * 3], [paper, wide]] : [[colour, wide]];
      for (const [strokeStyle, lineWidth] of lines) {
        Object.assign(context, { strokeStyle, lineWidth });
        context.stroke(path);
      }
    }
    context.setLineDash([]);
  };

  // What is seen of the lines: all, or only those of the thread that is followed.
  Page.layLines = (stage, lines, lit) => {
    stage.lines = lines;
    stage.lit = lit;
    stage.paths = paths(lit ? lines.filter(lit) : lines);
  };

  /** @param {CanvasRenderingContext2D} context @param {{left: number, top: number, right: number, bottom: number}} of @param {number} wide */
  const ring = (context, { left, top, right, bottom }, wide) => {
    context.lineWidth = wide;
    context.strokeRect(left - wide, top - wide, right - left + 2 * wide, bottom - top + 2 * wide);
  };
  Page.drawLines = (stage) => {
    const network = Page.must(stage.network);
    let dragged = false;
    network.on("dragStart", ({ nodes }) => {
      dragged = !nodes.length && stage.lines.length > Page.MANY;
    });
    network.on("dragEnd", () => {
      dragged = false;
      network.redraw();
    });
    network.on("beforeDrawing", (context) => {
      if (dragged) return;
      const { line, thread, text } = Page.palette();
      stroke(context, stage.paths, stage.lit ? thread : line, stage.lit ? 3.5 : 2);
      if (stage.pointed !== null) stroke(context, paths(stage.lines.filter(({ from, to }) => from === stage.pointed || to === stage.pointed)), text, 3.5);
    });
    network.on("afterDrawing", (context) => {
      if (stage.pointed === null) return;
      const wide = Math.max(3, 3 / network.getScale());
      context.strokeStyle = Page.palette().mark;
      for (const id of Page.neighbours(stage, stage.pointed)) ring(context, network.getBoundingBox(id), wide / 2);
      ring(context, network.getBoundingBox(stage.pointed), wide);
    });
  };

  /** @param {Stage} stage @param {NetworkNode} node */
  const nodeTold = (stage, node) => {
    const n = Page.neighbours(stage, node.id).size;
    return t("network.at", { name: Page.nodeName(node), kind: t(`kinds.${node.group}`), n: `${n} ${Page.list("network.neighbours")[n === 1 ? 0 : 1]}` });
  };
  // What is pointed at, by hand or key: it and its neighbours stand out, and a line below says what it is.
  Page.pointAt = (stage, id) => {
    const node = id === null ? null : Page.data.nodes.find((one) => one.id === id);
    stage.pointed = node ? id : null;
    const told = node ? nodeTold(stage, node) : "";
    Page.byId("net-at").textContent = told;
    Page.byId("net-help").classList.toggle("away", Boolean(told));
    Page.must(stage.network).redraw();
    return told;
  };
}
