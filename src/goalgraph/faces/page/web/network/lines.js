"use strict";
/**
 * The lines of the network, along the ways that the file gives them, and the rings around what is pointed at.
 *
 * @needs BASES byId canvasPen data drawHeads isAlong isCard isHalfWay isTiedBelow linkShown list MANY must networkMoved networkNode nodeName openRing palette
 *   pixel resource t
 * @typedef {object} LinesOffers
 * @property {(places: Map<string, Point>) => NetworkLine[]} networkLines
 * @property {(stage: Stage, id: string) => Set<string>} neighbours
 * @property {(stage: Stage, lines: NetworkLine[], lit: ((line: NetworkLine) => boolean) | null) => void} layLines
 * @property {(pen: Pen, stage: Stage, scale: number) => void} strokeLines
 * @property {(stage: Stage) => void} drawLines
 * @property {(stage: Stage, id: string | null) => string} pointAt
 */
{
  const { t } = Page;
  const BEND = 14;
  const DASHES = [8, 7];

  /** @param {Point} of @param {Point} of */
  const far = ([a, b], [c, d]) => Math.hypot(a - c, b - d);
  /** @param {Point} from @param {Point} to @param {number} way @returns {Point} */
  const towards = ([a, b], [c, d], way) => {
    const part = way / (Math.hypot(c - a, d - b) || 1);
    return [a + (c - a) * part, b + (d - b) * part];
  };
  /** @param {Point} at */
  const put = ([x, y]) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
  /** @param {Point[]} points */
  const trace = (points) => {
    let d = `M${put(points[0])}`;
    for (let n = 1; n < points.length - 1; n += 1) {
      const [before, at, after] = points.slice(n - 1, n + 2);
      const round = Math.min(BEND, far(before, at) / 2, far(at, after) / 2);
      d += `L${put(towards(at, before, round))}Q${put(at)} ${put(towards(at, after, round))}`;
    }
    return `${d}L${put(points[points.length - 1])}`;
  };

  // The links shown, each with the points of its line; what has been dragged, and what stands in a ring, is reached straight.
  Page.networkLines = (places) => Page.data.edges.filter(Page.linkShown).flatMap(({ from, to, basis, way }) => {
    const [start, end] = [places.get(from), places.get(to)];
    if (!start || !end) return [];
    const ring = Page.openRing();
    // What stands along the ring hangs on its holder by the ring itself.
    if (ring && [from, to].includes(ring.of ?? "") && [from, to].some((id) => Page.isAlong(ring, id))) return [];
    const straight = !way || ring || Page.networkMoved.has(` ${from}`) || Page.networkMoved.has(` ${to}`);
    return { from, to, basis, points: straight ? [start, end] : way };
  });
  // Linked, or held by: a group stands beside what holds it, and a member beside its group.
  Page.neighbours = (stage, id) => {
    const found = new Set(stage.lines.filter(({ from, to }) => from === id || to === id).map(({ from, to }) => (from === id ? to : from)));
    const ring = Page.openRing();
    for (const node of Page.data.nodes) {
      if (node.id === id && node.of) found.add(node.of);
      if (node.of === id || (ring?.id === id && Page.isAlong(ring, node.id))) found.add(node.id);
      if (node.id === id && ring && Page.isAlong(ring, id)) found.add(ring.id);
    }
    const places = Page.must(stage.network).getPositions();
    return new Set([...found].filter((one) => Object.hasOwn(places, one)));
  };

  /** @param {NetworkLine[]} lines */
  const paths = (lines) => {
    /** @type {Map<Basis, string>} */
    const found = new Map(Page.BASES.map((basis) => [basis, ""]));
    for (const { basis, points } of lines) found.set(basis, found.get(basis) + trace(points));
    return found;
  };
  /** @param {Pen} pen @param {Map<Basis, string>} drawn @param {string} stroke @param {number} thin @param {number} scale */
  const strokes = (pen, drawn, stroke, thin, scale) => {
    const pixel = Page.pixel();
    const width = thin * pixel;
    for (const [basis, d] of drawn) {
      if (!d) continue;
      const dash = basis === "derived" ? DASHES.map((one) => (one * pixel) / scale) : [];
      pen.path(d, { stroke, width: (basis === "decided" ? width * 3 : width) / scale, dash });
      if (basis === "decided") pen.path(d, { stroke: Page.palette().paper, width: width / scale });
    }
  };
  // A rounded frame, straight at its sides: the members stand along it.
  const SIDES = 96;
  const ROUND = 4;
  /** @param {number} part */
  const bent = (part) => Math.sign(part) * Math.abs(part) ** (2 / ROUND);
  /** @param {Pen} pen @param {NetworkNode} ring @param {number} scale */
  const frame = (pen, ring, scale) => {
    const [wide, high] = ring.reach ?? [0, 0];
    const colour = Page.palette().of(ring.group);
    const width = (2 * Page.pixel()) / scale;
    const corners = Array.from({ length: SIDES }, (_, n) => put([wide * bent(Math.cos((2 * Math.PI * n) / SIDES)), high * bent(Math.sin((2 * Math.PI * n) / SIDES))]));
    const d = `M${corners.join("L")}Z`;
    pen.path(d, { stroke: colour, width });
    if (ring.of) pen.path(`M0 0V${high}`, { stroke: colour, width });
  };

  // As in the overview a line is red where what it leads to, in a column further on, is settled.
  /** @param {(id: string) => boolean} fits @returns {(line: NetworkLine) => boolean} */
  const leading = (fits) => ({ from, to, basis }) => {
    if (basis === "derived" || ![from, to].every((id) => Page.resource(id) && Page.isCard(id))) return false;
    const further = (Page.networkNode(to)?.x ?? 0) - (Page.networkNode(from)?.x ?? 0);
    return further !== 0 && fits(further > 0 ? to : from);
  };
  const isTied = leading((id) => Page.isTiedBelow(id));
  const isHalf = leading((id) => Page.isHalfWay(id));
  // The first half of its way, from above.
  /** @param {NetworkLine} line @returns {NetworkLine} */
  const halved = (line) => {
    const way = line.points[0][0] < (line.points.at(-1)?.[0] ?? 0) ? line.points : line.points.toReversed();
    let left = way.slice(1).reduce((sum, at, n) => sum + far(way[n], at), 0) / 2;
    const points = [way[0]];
    for (const [n, at] of way.slice(1).entries()) {
      if (left <= 0) break;
      const long = far(way[n], at);
      points.push(long > left ? towards(way[n], at, left) : at);
      left -= long;
    }
    return { ...line, points };
  };
  // What is seen of the lines: all, those of what is settled in red; or only those of the thread that is followed.
  Page.layLines = (stage, lines, lit) => {
    stage.lines = lines;
    stage.lit = lit;
    stage.paths = { open: paths(lit ? [] : lines.filter((line) => !isTied(line))), red: paths(lit ? lines.filter(lit) : [...lines.filter(isTied), ...lines.filter(isHalf).map(halved)]) };
  };
  Page.strokeLines = (pen, stage, scale) => {
    const { line, thread } = Page.palette();
    const ring = Page.openRing();
    if (ring) frame(pen, ring, scale);
    strokes(pen, stage.paths.open, line, 1.6, scale);
    strokes(pen, stage.paths.red, thread, 3, scale);
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
      const pen = Page.canvasPen(context);
      const scale = network.getScale();
      Page.strokeLines(pen, stage, scale);
      const { pointed } = stage;
      if (pointed !== null) strokes(pen, paths(stage.lines.filter(({ from, to }) => from === pointed || to === pointed)), Page.palette().text, 3, scale);
    });
    network.on("afterDrawing", (context) => {
      const scale = network.getScale();
      const pen = Page.canvasPen(context);
      const origin = network.DOMtoCanvas({ x: 0, y: 0 });
      pen.at(origin.x, origin.y, 1 / scale, () => Page.drawHeads(pen, network, context.canvas.clientWidth));
      if (stage.pointed === null) return;
      /** @param {string} id @param {number} width */
      const ring = (id, width) => {
        const place = network.getPosition(id);
        const { width: w, height: h, dx = 0, dy = 0 } = stage.drawn.get(id) ?? { width: 0, height: 0 };
        const [x, y] = [place.x + dx / scale, place.y + dy / scale];
        if (w) pen.box(x - w / 2 / scale - width / scale, y - h / 2 / scale - width / scale, (w + 2 * width) / scale, (h + 2 * width) / scale, { stroke: Page.palette().mark, width: width / scale });
      };
      for (const id of Page.neighbours(stage, stage.pointed)) ring(id, 3);
      ring(stage.pointed, 4);
    });
  };

  /** @param {Stage} stage @param {NetworkNode} node */
  const nodeTold = (stage, node) => {
    const n = Page.neighbours(stage, node.id).size;
    return t("network.at", { name: Page.nodeName(node), kind: t(`kinds.${node.group}`), n: `${n} ${Page.list("network.neighbours")[n === 1 ? 0 : 1]}` });
  };
  // What is pointed at, by hand or key: it and its neighbours stand out, and a line below says what it is.
  Page.pointAt = (stage, id) => {
    const node = Page.networkNode(id);
    stage.pointed = node ? id : null;
    const told = node ? nodeTold(stage, node) : "";
    Page.byId("net-at").textContent = told;
    Page.byId("net-help").classList.toggle("away", Boolean(told));
    Page.must(stage.network).redraw();
    return told;
  };
}
