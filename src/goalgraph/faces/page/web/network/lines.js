"use strict";
// The lines of the free network, along the ways that the file gives them, and the rings around what is pointed at.
{
  const BEND = 8;
  const DASHES = [8, 7];
  // More lines than this are not drawn while the picture is dragged.
  Page.MANY = 1000;

  const far = ([a, b], [c, d]) => Math.hypot(a - c, b - d);
  const trace = (path, points) => {
    path.moveTo(...points[0]);
    for (let n = 1; n < points.length - 1; n += 1) {
      const [before, at, after] = points.slice(n - 1, n + 2);
      path.arcTo(...at, ...after, Math.min(BEND, far(before, at) / 2, far(at, after) / 2));
    }
    path.lineTo(...points.at(-1));
  };

  // The links shown, each with the points of its line; what has been dragged is reached straight.
  Page.networkLines = (places, moved) => Page.data.edges
    .filter((edge) => Page.linkShown(edge) && places.has(edge.from) && places.has(edge.to))
    .map(({ from, to, basis, way }) => {
      const straight = !way || moved.has(from) || moved.has(to);
      return { from, to, basis, points: straight ? [places.get(from), places.get(to)] : way };
    });
  Page.neighbours = (stage, id) => {
    const ends = stage.lines.filter(({ from, to }) => from === id || to === id).map(({ from, to }) => (from === id ? to : from));
    return new Set(ends);
  };

  const paths = (lines) => {
    const found = new Map(Page.BASES.map((basis) => [basis, new Path2D()]));
    for (const { basis, points } of lines) trace(found.get(basis), points);
    return found;
  };
  const stroke = (context, drawn, colour, wide) => {
    const { paper } = Page.palette();
    for (const [basis, path] of drawn) {
      context.setLineDash(basis === "derived" ? DASHES : []);
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

  const ring = (context, { left, top, right, bottom }, wide) => {
    context.lineWidth = wide;
    context.strokeRect(left - wide, top - wide, right - left + 2 * wide, bottom - top + 2 * wide);
  };
  Page.drawLines = (stage) => {
    const { network } = stage;
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

  // What is pointed at, by hand or key: it and its neighbours stand out, and a line below says what it is.
  Page.pointAt = (stage, id) => {
    const node = id === null ? null : Page.data.nodes.find((one) => one.id === id);
    stage.pointed = node ? id : null;
    const told = node ? Page.nodeTold(stage, node) : "";
    document.getElementById("net-at").textContent = told;
    document.getElementById("net-help").classList.toggle("away", Boolean(told));
    stage.network.redraw();
    return told;
  };
}
