"use strict";
/**
 * The network, free to move and zoom; places come from the file, not from a simulation.
 *
 * @needs addView all byId canvasPen closeRing data drawHeads drawingLibrary drawLines drawNode drawSight el firstView go group
 *   isGrouped keepScale KINDS layLines levelAt levelTools linkShown must networkLines networkMoved networkNode
 *   networkNodes networkPlaces nodeName one openRing pickNode pointAt resource sightTools spareAbove state strokeLines t
 *   thread walkNetwork
*/
{
  const { el, t } = Page;
  // What lies on the thread of what is chosen; for a leaf, its neighbours. A group is lit with what holds it.
  const near = () => {
    const { chosen, leaf } = Page.state;
    if (Page.isGrouped()) return null;
    const shownLinks = Page.data.links.filter(Page.linkShown);
    if (leaf) return new Set([leaf, ...shownLinks.filter(({ from, to }) => from === leaf || to === leaf).flatMap(({ from, to }) => [from, to])]);
    if (!chosen || Page.openRing()) return null;
    const found = Page.thread(chosen);
    for (const { id, of, holds } of Page.data.nodes) {
      if (of && holds !== undefined && (of === chosen || (found.has(of) && Page.resource(of).kind === "board-goal"))) found.add(id);
    }
    return found;
  };

  // The name of an area may be higher than its row where the window has room above: the same for all of a picture.
  let spare = 0;
  /** @param {NetworkNode} node @param {Mood} mood @returns {Mood} */
  const withSpare = ({ group, holds }, mood) => (group === "area" && holds === undefined ? { ...mood, spare } : mood);
  /** @param {Stage} stage @param {Set<string> | null} on @param {Map<string, Point>} at */
  const nodes = (stage, on, at) => Page.networkNodes().map((node) => {
    const mood = { lit: !on || on.has(node.id), traced: on !== null, picked: node.id === (Page.state.leaf ?? Page.state.chosen) };
    const [x, y] = Page.must(at.get(node.id), node.id);
    /** @param {{ctx: CanvasRenderingContext2D, x: number, y: number}} told */
    const ctxRenderer = ({ ctx, x: left, y: top }) => ({
      drawNode: () => {
        const scale = Page.must(stage.network).getScale();
        const pen = Page.canvasPen(ctx);
        pen.at(left, top, 1 / scale, () => stage.drawn.set(node.id, Page.drawNode(pen, node, scale, withSpare(node, mood))));
      },
      nodeDimensions: { width: node.most, height: node.tall },
    });
    stage.moods.set(node.id, mood);
    return { id: node.id, x, y, label: "", shape: "custom", ctxRenderer, size: node.most / 2 };
  });

  // The legend is the filter: the colour of each kind, the letters its nodes bear, and how many there are.
  const legend = () => {
    const names = Page.group("kinds");
    /** @type {Map<Kind, NetworkNode[]>} */
    const kinds = new Map();
    for (const node of Page.data.nodes.filter(({ holds }) => holds === undefined)) kinds.set(node.group, [...(kinds.get(node.group) ?? []), node]);
    /** @param {Kind} kind */
    const toggle = (kind) => {
      const { hidden } = Page.state;
      Page.go({ hidden: Page.KINDS.filter(([one]) => hidden.includes(one) !== (one === kind)).map(([one]) => one) }, `k-${kind}`);
    };
    return el("div", { class: "kinds", role: "group", "aria-label": t("network.kinds") },
      el("b", null, t("network.kinds")),
      [...kinds].map(([kind, all]) => el("label", { class: kind },
        el("input", { type: "checkbox", id: `k-${kind}`, value: kind, checked: !Page.state.hidden.includes(kind), onchange: () => toggle(kind) }),
        el("span", null, `${names[kind]} (${all.reduce((sum, node) => sum + (node.count ?? 1), 0)})`))));
  };

  // Where one is: in the whole, or in a ring of it, and the way back.
  const where = () => {
    const ring = Page.openRing();
    if (!ring) return null;
    return el("p", { class: "where" }, el("button", { type: "button", class: "link", id: "ring-close", onclick: Page.closeRing }, t("network.title")),
      " / ", el("b", null, Page.nodeName(ring)));
  };
  const networkView = () => {
    const size = t("network.nodes", { n: Page.data.nodes.filter(({ holds }) => holds === undefined).length, m: Page.data.edges.length });
    return el(
      "div",
      { class: `free${Page.openRing() ? " opened" : ""}`, id: "stage", tabindex: -1 },
      el("h2", { class: "hidden" }, t("network.title")),
      Page.isGrouped() ? el("p", { class: "why" }, t("network.grouped", { n: Object.keys(Page.data.resources).length, most: 5000 })) : null,
      el("div", { class: "over" }, where(), Page.isGrouped() || Page.openRing() ? null : Page.levelTools(),
        el("button", { type: "button", class: "link", id: "to-table", onclick: () => Page.go({ view: "tabell" }, "stage") }, t("network.table")), legend()),
      el("div", { class: "holder" },
        el("div", {
          class: "canvas", id: "net", role: "application", tabindex: 0, "aria-label": `${t("network.title")}. ${size}.`, "aria-describedby": "net-help",
        }),
        Page.sightTools()),
      el("div", { class: "told" }, el("p", { class: "hint", id: "net-help" }, t("network.help")), el("p", { id: "net-at" })),
      el("p", { class: "unread" }, t("network.on_paper")),
    );
  };

  /** @param {Stage} stage */
  const lay = (stage) => {
    const on = near();
    const { leaf } = Page.state;
    /** @type {((line: NetworkLine) => boolean) | null} */
    const lit = on && (({ from, to }) => (leaf ? from === leaf || to === leaf : on.has(from) && on.has(to)));
    const at = Page.networkPlaces();
    Page.layLines(stage, Page.networkLines(at), lit);
    stage.drawn = new Map();
    stage.isMeasured = false;
    stage.moods = new Map();
    const { DataSet } = Page.drawingLibrary();
    return { nodes: new DataSet(nodes(stage, on, at)), edges: new DataSet([]) };
  };

  // What is dragged stays where it is put, as long as the page is open.
  /** @param {Stage} stage */
  const drag = (stage) => (/** @type {{nodes: string[]}} */ { nodes: [id] }) => {
    if (id === undefined) {
      stage.isMoved = true;
      return stage.moved?.();
    }
    const { x, y } = Page.must(stage.network).getPosition(id);
    Page.networkMoved.set(`${Page.openRing()?.id ?? ""} ${id}`, [x, y]);
    return Page.layLines(stage, Page.networkLines(Page.networkPlaces()), stage.lit);
  };

  // What is drawn at a place of the picture: an area from afar is larger than its place.
  /** @param {Stage} stage @param {{x: number, y: number}} at */
  const drawnAt = (stage, at) => {
    const network = Page.must(stage.network);
    const hit = [...stage.drawn].filter(([id, { width, height, dx = 0, dy = 0 }]) => {
      const { x, y } = network.canvasToDOM(network.getPosition(id));
      return width > 0 && Math.abs(at.x - x - dx) <= width / 2 && Math.abs(at.y - y - dy) <= Math.max(height, 24) / 2;
    }).map(([id]) => id);
    return hit.find((id) => Page.networkNode(id)?.group === "area") ?? hit.at(-1);
  };

  /** @param {Stage} stage */
  const begin = (stage) => {
    const holder = Page.must(Page.one(stage, ".canvas"));
    stage.pointed = null;
    const { Network } = Page.drawingLibrary();
    const network = new Network(holder, lay(stage), {
      autoResize: false, physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: { enabled: false } }, nodes: { chosen: false },
    });
    stage.network = network;
    for (const element of Page.all(holder, "[tabindex]")) element.removeAttribute("tabindex");
    Page.drawLines(stage);
    Page.walkNetwork(stage, holder);
    network.on("beforeDrawing", () => {
      spare = Page.spareAbove(network.getScale());
    });
    // The library measures a node of our own making before it is drawn; selecting it makes it measure once more.
    network.on("afterDrawing", () => {
      if (stage.isMeasured) return;
      stage.isMeasured = true;
      network.selectNodes(Object.keys(network.getPositions()), false);
      network.unselectAll();
      network.redraw();
    });
    stage.moved = () => Page.drawSight(stage);
    for (const name of ["dragging", "dragEnd"]) network.on(name, drag(stage));
    network.on("zoom", () => {
      stage.isMoved = true;
      Page.keepScale(stage);
      Page.drawSight(stage);
    });
    network.on("click", ({ pointer }) => Page.pickNode(drawnAt(stage, pointer.DOM)));
  };

  // As at first for as long as nobody has moved it; then larger or smaller with the text.
  /** @param {Stage} stage */
  const draw = (stage) => {
    const { clientWidth, clientHeight } = Page.must(Page.one(stage, ".canvas"));
    const size = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--size"));
    const { room } = stage;
    // For paper the view is kept to come back to.
    /** @type {[width: number, height: number, size: number]} */
    const now = room && document.documentElement.classList.contains("on-paper") ? room : [clientWidth, clientHeight, size];
    if (stage.network) {
      const before = { scale: stage.network.getScale(), position: stage.network.getViewPosition() };
      stage.network.setData(lay(stage));
      stage.network.setSize("100%", "100%");
      stage.network.moveTo({ position: before.position, scale: (before.scale * now[2]) / (room ?? now)[2], animation: false });
    } else begin(stage);
    if (!stage.isMoved && now.join() !== room?.join()) stage.network?.moveTo({ ...Page.firstView(stage), animation: false });
    stage.room = now;
    for (const [kind] of Page.KINDS) {
      const box = /** @type {HTMLInputElement | null} */ (document.getElementById(`k-${kind}`));
      if (box) box.checked = !Page.state.hidden.includes(kind);
    }
    Page.drawSight(stage);
    Page.pointAt(stage, stage.pointed !== null && Page.networkPlaces().has(stage.pointed) ? stage.pointed : null);
  };

  // Paper shows the whole of it, at one size; what would be too small to read there is left to the table.
  /** @type {{position?: {x: number, y: number}, scale?: number}} */
  let seen = {};
  /** @param {Stage} stage @param {boolean} begins */
  const paper = (stage, begins) => {
    const network = Page.must(stage.network);
    if (begins) seen = { position: network.getViewPosition(), scale: network.getScale() };
    network.setSize("100%", "100%");
    if (begins) network.fit({ animation: false });
    else network.moveTo({ ...seen, animation: false });
    network.redraw();
    stage.classList.toggle("too-small", begins && Page.levelAt(network.getScale()) === "areas" && !Page.isGrouped());
  };

  // As it is seen, for a picture that is saved.
  /** @param {Pen} pen @param {Stage} stage */
  const paint = (pen, stage) => {
    const network = Page.must(stage.network);
    const scale = network.getScale();
    const { clientWidth, clientHeight } = Page.must(Page.one(stage, ".canvas"));
    const { x, y } = network.canvasToDOM({ x: 0, y: 0 });
    spare = Page.spareAbove(scale);
    pen.at(x, y, scale, () => Page.strokeLines(pen, stage, scale));
    for (const node of Page.networkNodes()) {
      const at = network.canvasToDOM(network.getPosition(node.id));
      const { width = 0, height = 0 } = stage.drawn.get(node.id) ?? {};
      const isSeen = Math.abs(at.x - clientWidth / 2) < (clientWidth + width) / 2 && Math.abs(at.y - clientHeight / 2) < (clientHeight + height) / 2;
      if (isSeen) pen.at(at.x, at.y, 1, () => Page.drawNode(pen, node, scale, withSpare(node, Page.must(stage.moods.get(node.id), node.id))));
    }
    Page.drawHeads(pen, network, clientWidth);
  };

  // What a search finds is shown here: in its ring where it stands in one.
  /** @param {string} id */
  const open = (id) => {
    Page.pickNode(id);
    Page.byId("net").focus();
  };
  const back = () => {
    const { ring, leaf, chosen } = Page.state;
    if (leaf || chosen) Page.go({ leaf: null, chosen: null, ring: leaf ? Page.openRing()?.id ?? "" : ring });
    else if (ring) Page.closeRing();
  };

  Page.addView("natverk", {
    make: networkView, draw, paint, paper, open, back, parts: () => [Page.openRing()?.id], tab: "view_network", place: "material",
    panel: () => Boolean(Page.state.chosen || Page.state.leaf), live: "live.network", bases: true, picture: true,
  });
}
