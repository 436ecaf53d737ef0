"use strict";
/**
 * The whole network, free to move and zoom; places come from the file, not from a simulation.
 *
 * @needs addView all data drawLines el firstView go group isCard isGrouped KINDS layLines linkShown must
 *   NETWORK_FONT networkLines networkMoved networkNodes networkPlaces networkTools nodeText one palette pickNode
 *   pointAt resource state t thread walkNetwork
 */
{
  const { el, t } = Page;
  const FACE = "Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif";
  // What lies on the thread of what is chosen; for a leaf, its neighbours.
  const near = () => {
    const { chosen, leaf } = Page.state;
    if (Page.isGrouped()) return null;
    const shownLinks = Page.data.links.filter(Page.linkShown);
    if (leaf) return new Set([leaf, ...shownLinks.filter(({ from, to }) => from === leaf || to === leaf).flatMap(({ from, to }) => [from, to])]);
    if (!chosen) return null;
    const found = Page.thread(chosen);
    for (const one of Page.data.links) {
      const hangs = one.basis !== "derived" && !Page.isCard(one.from) && found.has(one.to);
      if (hangs && (one.to === chosen || Page.resource(one.to).kind === "board-goal")) found.add(one.from);
    }
    return found;
  };

  /** @param {Set<string> | null} on @param {Map<string, Point>} at */
  const nodes = (on, at) => {
    const colours = Page.palette();
    return Page.networkNodes().map((node) => {
      const lit = !on || on.has(node.id);
      const picked = node.id === (Page.state.leaf ?? Page.state.chosen);
      const edge = !lit ? colours.edge : on ? colours.thread : colours.of(node.group);
      const [x, y] = Page.must(at.get(node.id), node.id);
      return {
        id: node.id, x, y, label: Page.nodeText(node), shape: "box", borderWidth: lit && on ? 3 : 2,
        color: { border: edge, background: picked ? colours.picked : colours.paper },
        font: { size: Page.NETWORK_FONT, color: picked ? colours.on : lit ? colours.text : colours.dimmed, face: FACE },
        margin: { top: 3, bottom: 3, left: 5, right: 5 }, widthConstraint: { minimum: 28, maximum: node.most },
      };
    });
  };

  // The legend is the filter: the colour of each kind, the letters its nodes bear, and how many there are.
  const legend = () => {
    const names = Page.group("kinds");
    /** @type {Map<Kind, NetworkNode[]>} */
    const kinds = new Map();
    for (const node of Page.data.nodes) kinds.set(node.group, [...(kinds.get(node.group) ?? []), node]);
    /** @param {Kind} kind */
    const toggle = (kind) => {
      const { hidden } = Page.state;
      Page.go({ hidden: Page.KINDS.filter(([one]) => hidden.includes(one) !== (one === kind)).map(([one]) => one) }, `k-${kind}`);
    };
    /** @param {Kind} kind @param {NetworkNode[]} of */
    const letters = (kind, [first]) => (kind === "area" || first.count !== undefined ? "" : Page.nodeText(first).split(".").pop()?.match(/^\p{L}+/u)?.[0] ?? "");
    return el("div", { class: "kinds", role: "group", "aria-label": t("network.kinds") },
      el("b", null, t("network.kinds")),
      [...kinds].map(([kind, all]) => el("label", { class: kind },
        el("input", { type: "checkbox", id: `k-${kind}`, value: kind, checked: !Page.state.hidden.includes(kind), onchange: () => toggle(kind) }),
        el("span", { class: "swatch" }, letters(kind, all)),
        `${names[kind]} (${all.reduce((sum, node) => sum + (node.count ?? 1), 0)})`)));
  };

  const networkView = () => {
    const size = t("network.nodes", { n: Page.data.nodes.length, m: Page.data.edges.length });
    return el(
      "div",
      { class: "free", id: "stage", tabindex: -1 },
      el("h2", { class: "hidden" }, t("network.title")),
      Page.isGrouped() ? el("p", { class: "why" }, t("network.grouped", { n: Object.keys(Page.data.resources).length, most: 5000 })) : null,
      legend(),
      el("div", {
        class: "canvas", id: "net", role: "application", tabindex: 0, "aria-label": `${t("network.title")}. ${size}.`, "aria-describedby": "net-help",
      }),
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
    return { nodes: new vis.DataSet(nodes(on, at)), edges: new vis.DataSet([]) };
  };

  // What is dragged stays where it is put, as long as the page is open.
  /** @param {Stage} stage */
  const drag = (stage) => (/** @type {{nodes: string[]}} */ { nodes: [id] }) => {
    if (id === undefined) {
      stage.isMoved = true;
      return;
    }
    const { x, y } = Page.must(stage.network).getPosition(id);
    Page.networkMoved.set(id, [x, y]);
    Page.layLines(stage, Page.networkLines(Page.networkPlaces()), stage.lit);
  };

  /** @param {Stage} stage */
  const begin = (stage) => {
    const holder = Page.must(Page.one(stage, ".canvas"));
    stage.pointed = null;
    const network = new vis.Network(holder, lay(stage), {
      autoResize: false, physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: { enabled: false } }, nodes: { chosen: false },
    });
    stage.network = network;
    for (const element of Page.all(holder, "[tabindex]")) element.removeAttribute("tabindex");
    Page.drawLines(stage);
    Page.walkNetwork(stage, holder);
    for (const name of ["dragging", "dragEnd"]) network.on(name, drag(stage));
    network.on("zoom", () => {
      stage.isMoved = true;
    });
    network.on("click", ({ nodes: hit }) => Page.pickNode(hit[0]));
  };

  // As at first for as long as nobody has Page.networkMoved it; then larger or smaller with the text.
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
    Page.pointAt(stage, stage.pointed !== null && Page.networkPlaces().has(stage.pointed) ? stage.pointed : null);
  };

  // Paper shows the whole of it, at one size; what would be too small to read there is left to the table.
  const SMALLEST = 9;
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
    stage.classList.toggle("too-small", begins && Page.NETWORK_FONT * network.getScale() < SMALLEST);
  };

  Page.addView("natverk", { make: networkView, draw, paper, tools: Page.networkTools, tab: "view_network", place: "material", panel: () => Boolean(Page.state.chosen || Page.state.leaf), live: "live.network", bases: true, picture: true });
}
