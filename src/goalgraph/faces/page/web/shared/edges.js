"use strict";
/**
 * Lines between the cards at measured places: drawn by vis-network, without physics or interaction, and for paper as
 * vectors, which fit any sheet.
 *
 * @needs all must one palette svg
 * @typedef {object} EdgesOffers
 * @property {(stage: Stage, segments: Segment[]) => void} draw
 * @property {(stage: Element, element: Element) => Place} place
 * @property {(stage: Element, cell: Element, y: number) => number[]} gaps
 */
{
  const still = {
    autoResize: false,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: {
      dragNodes: false, dragView: false, zoomView: false, selectable: false, hover: false,
      keyboard: { enabled: false }, navigationButtons: false,
    },
    nodes: { shape: "dot", size: 0.01, borderWidth: 0, chosen: false, fixed: true },
    edges: { chosen: false, arrows: { to: { enabled: false } }, selectionWidth: 0 },
  };

  /** @param {number} width @param {number} height @param {Segment[]} segments */
  const vectors = (width, height, segments) => Page.svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none" },
    segments.map(({ x1, y1, x2, y2, basis, on, straight, dot }) => {
      const { line, thread, paper } = Page.palette();
      const colour = on ? thread : line;
      const thick = on ? 4 : 2;
      const middle = (x1 + x2) / 2;
      const d = straight ? `M${x1} ${y1}H${x2}` : `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
      /** @param {string} stroke @param {number} thickness @param {string | null} [dashes] */
      const path = (stroke, thickness, dashes) => Page.svg("path", { d, fill: "none", stroke, "stroke-width": thickness, "stroke-dasharray": dashes });
      return [
        basis === "decided" ? [path(colour, thick * 3), path(paper, thick)] : path(colour, thick, basis === "derived" ? "8 7" : null),
        dot ? Page.svg("circle", { cx: x2, cy: y2, r: 4.5, fill: colour }) : null,
      ];
    }));

  // segments: {x1, y1, x2, y2, basis, on, straight, dot}
  Page.draw = (stage, segments) => {
    const holder = Page.must(Page.one(stage, ".edges"));
    if (getComputedStyle(holder).display === "none") return;
    const { line: plain, thread, paper } = Page.palette();
    const width = stage.clientWidth;
    const height = stage.clientHeight;
    const nodes = new Map();
    const edges = [];
    /** @param {number} x @param {number} y @param {boolean} [dot] @param {string} [colour] */
    const node = (x, y, dot, colour) => {
      const id = `${Math.round(x * 10)},${Math.round(y * 10)}${dot ? "o" : ""}`;
      if (!nodes.has(id)) nodes.set(id, { id, x, y, size: dot ? 4.5 : 0.01, color: { background: colour, border: colour } });
      return id;
    };
    const sorted = [...segments].sort((a, b) => Number(a.on) - Number(b.on));
    for (const s of sorted) {
      const colour = s.on ? thread : plain;
      const smooth = s.straight || Math.abs(s.y1 - s.y2) < 1
        ? false : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 };
      const line = { from: node(s.x1, s.y1), to: node(s.x2, s.y2), smooth };
      const thick = s.on ? 4 : 2;
      if (s.basis === "decided") {
        edges.push({ ...line, width: thick * 3, color: { color: colour, inherit: false } });
        edges.push({ ...line, width: thick, color: { color: paper, inherit: false } });
      } else {
        edges.push({ ...line, width: thick, color: { color: colour, inherit: false }, dashes: s.basis === "derived" ? [8, 7] : false });
      }
      if (s.dot) node(s.x2, s.y2, true, colour);
    }
    const data = { nodes: new vis.DataSet([...nodes.values()]), edges: new vis.DataSet(edges) };
    const network = stage.network ?? new vis.Network(holder, data, still);
    if (stage.network) network.setData(data);
    stage.network = network;
    network.setSize(`${width}px`, `${height}px`);
    network.moveTo({ position: { x: width / 2, y: height / 2 }, scale: 1, animation: false });
    network.redraw();
    for (const element of Page.all(holder, "[tabindex]")) element.removeAttribute("tabindex");
    Page.one(holder, "svg")?.remove();
    holder.append(vectors(width, height, sorted));
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    document.documentElement.style.setProperty("--stage-w", String(width / rem));
    document.documentElement.style.setProperty("--stage-h", String(height / rem));
  };

  // An element's place in the stage.
  Page.place = (stage, element) => {
    const outer = stage.getBoundingClientRect();
    const r = element.getBoundingClientRect();
    return {
      left: r.left - outer.left, right: r.right - outer.left, top: r.top - outer.top, bottom: r.bottom - outer.top,
      middle: (r.top + r.bottom) / 2 - outer.top,
    };
  };

  // Heights at which a line can pass between the cards of a cell, nearest to y first.
  Page.gaps = (stage, cell, y) => {
    const boxes = Page.all(cell, ".card").map((card) => Page.place(stage, card));
    if (!boxes.length) return [y];
    const half = 4.5;
    const found = [boxes[0].top - half];
    boxes.forEach((box, n) => found.push(n + 1 < boxes.length ? (box.bottom + boxes[n + 1].top) / 2 : box.bottom + half));
    if (y < boxes[0].top - half || y > boxes[boxes.length - 1].bottom + half) found.push(y);
    return found.sort((a, b) => Math.abs(a - y) - Math.abs(b - y));
  };
}
