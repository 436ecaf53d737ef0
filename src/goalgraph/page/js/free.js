"use strict";
// The whole network, free to move and zoom; places come from the file, not from a simulation.
Page.hiddenKinds = new Set();
{
  const { el, t } = Page;
  const FACE = "Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif";
  // More lines than this are drawn straight, and not while the picture moves.
  const MANY = 1000;
  const LETTERS = 24;
  const grouped = () => Page.data.nodes.some((node) => node.count !== undefined);
  const colour = (kind) => getComputedStyle(document.documentElement).getPropertyValue(`--${kind}`).trim() || "#6b7280";
  const shown = () => Page.data.nodes.filter((node) => !Page.hiddenKinds.has(node.group));

  const text = (node) => {
    if (node.count !== undefined) return `${t("kinds")[node.group]}: ${node.count}`;
    const resource = Page.resource(node.id);
    if (resource.kind === "area") return Page.say(resource.short).replaceAll("/", "/ ");
    return Page.isGoal(node.id) ? resource.name : node.id.split(/[./]/).at(-1);
  };
  // What a node is called where there is room for it.
  Page.nodeName = (node) => {
    if (node.count !== undefined) return `${text(node)}, ${node.area ? Page.say(Page.resource(node.area).short) : t("loose")}`;
    const resource = Page.resource(node.id);
    return `${Page.isGoal(node.id) ? `${resource.name} ` : ""}${Page.say(resource.label)}`;
  };

  // What lies on the thread of what is chosen; for a leaf, its neighbours.
  const near = () => {
    const { chosen, leaf } = Page.state;
    if (grouped()) return null;
    if (leaf) return new Set([leaf, ...Page.data.links.filter((one) => one.from === leaf).map((one) => one.to)]);
    if (!chosen) return null;
    const found = Page.thread(chosen);
    for (const one of Page.data.links) {
      const hangs = one.basis !== "derived" && !Page.isCard(one.from) && found.has(one.to);
      if (hangs && (one.to === chosen || Page.resource(one.to).kind === "board-goal")) found.add(one.from);
    }
    return found;
  };

  const nodes = (on) => {
    const colours = new Map();
    const of = (kind) => colours.get(kind) ?? colours.set(kind, colour(kind)).get(kind);
    return shown().map((node) => {
      const lit = !on || on.has(node.id);
      const picked = node.id === (Page.state.leaf ?? Page.state.chosen);
      const edge = !lit ? "#8a8a8a" : on ? "#b00020" : of(node.group);
      return {
        id: node.id, x: node.x, y: node.y, label: text(node), shape: "box", borderWidth: lit && on ? 4 : 2,
        color: { border: edge, background: picked ? "#1a1a1a" : lit ? "#ffffff" : "rgba(0,0,0,0)" },
        font: { size: LETTERS, color: picked ? "#ffffff" : lit ? "#1a1a1a" : "#595959", face: FACE },
        margin: { top: 4, bottom: 4, left: 5, right: 5 },
        widthConstraint: node.group === "area" && !grouped() ? { maximum: 240 } : { minimum: 38 },
      };
    });
  };

  const edges = (on) => {
    const curved = Page.data.edges.length <= MANY;
    const smooth = curved && { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.4 };
    return Page.data.edges.filter((edge) => Page.state.bases.includes(edge.basis)).map((edge) => {
      const lit = on && on.has(edge.from) && on.has(edge.to);
      if (on && !lit) return null;
      const line = {
        from: edge.from, to: edge.to, width: lit ? 4 : 1.2, color: { color: lit ? "#b00020" : "#6b7280", inherit: false },
        dashes: edge.basis === "derived" ? [8, 7] : false, smooth,
      };
      if (edge.basis !== "decided") return line;
      return [{ ...line, width: line.width * 3 + 2 }, { ...line, color: { color: "#ffffff", inherit: false } }];
    }).flat().filter(Boolean).map((line, id) => ({ id, ...line }));
  };

  // What is pointed at: it and its neighbours stand out, and its name is shown.
  const pointAt = (stage) => {
    const back = { nodes: [], edges: [] };
    stage.network.on("hoverNode", ({ node: id }) => {
      const { body } = stage.network;
      const lines = stage.network.getConnectedEdges(id);
      const ends = [id, ...stage.network.getConnectedNodes(id)];
      back.edges = body.data.edges.get(lines).map(({ id: line, width, color }) => ({ id: line, width, color }));
      back.nodes = body.data.nodes.get(ends).map(({ id: node, borderWidth }) => ({ id: node, borderWidth }));
      body.data.edges.update(lines.map((line) => ({ id: line, width: 3.5, color: { color: "#1a1a1a", inherit: false } })));
      const title = el("div", null, Page.nodeName(Page.data.nodes.find((node) => node.id === id)));
      body.data.nodes.update([...new Set(ends)].map((node) => ({ id: node, borderWidth: 6, ...(node === id ? { title } : {}) })));
    });
    const restore = () => {
      if (!stage.network) return;
      const { nodes: boxes, edges: lines } = stage.network.body.data;
      lines.update(back.edges.filter(({ id }) => lines.get(id)));
      boxes.update(back.nodes.filter(({ id }) => boxes.get(id)));
      Object.assign(back, { nodes: [], edges: [] });
    };
    stage.network.on("blurNode", restore);
    // Leaving the picture blurs nothing by itself.
    stage.querySelector(".canvas").addEventListener("mouseleave", restore);
  };

  Page.fitNetwork = () => document.getElementById("stage").network.fit({ animation: false });
  Page.zoomNetwork = (factor) => {
    const { network } = document.getElementById("stage");
    network.moveTo({ scale: network.getScale() * factor, animation: false });
  };
  const tools = () => {
    const tool = (id, key, onclick) => el("button", { type: "button", class: "button", id, onclick }, t(`network.${key}`));
    return [
      tool("zoom-in", "zoom_in", () => Page.zoomNetwork(1.25)), tool("zoom-out", "zoom_out", () => Page.zoomNetwork(0.8)),
      tool("fit", "fit", Page.fitNetwork),
    ];
  };

  // The legend is the filter: the colour of each kind, the letters its nodes bear, and how many there are.
  const legend = () => {
    const names = t("kinds");
    const kinds = new Map();
    for (const node of Page.data.nodes) kinds.set(node.group, [...(kinds.get(node.group) ?? []), node]);
    const toggle = (kind) => {
      if (!Page.hiddenKinds.delete(kind)) Page.hiddenKinds.add(kind);
      draw(document.getElementById("stage"));
    };
    const letters = (kind, [first]) => (kind === "area" || first.count !== undefined ? "" : text(first).match(/^\p{L}+/u)?.[0] ?? "");
    return el("div", { class: "kinds", role: "group", "aria-label": t("network.kinds") },
      el("b", null, t("network.kinds")),
      [...kinds].map(([kind, all]) => el("label", { class: kind },
        el("input", { type: "checkbox", id: `k-${kind}`, checked: !Page.hiddenKinds.has(kind), onchange: () => toggle(kind) }),
        el("span", { class: "swatch" }, letters(kind, all)),
        `${names[kind]} (${all.reduce((sum, node) => sum + (node.count ?? 1), 0)})`)));
  };

  const networkView = () => {
    const size = t("network.nodes", { n: Page.data.nodes.length, m: Page.data.edges.length });
    return el(
      "div",
      { class: "free", id: "stage", tabindex: -1 },
      el("h2", { class: "hidden" }, t("network.title")),
      grouped() ? el("p", { class: "why" }, t("network.grouped", { n: Object.keys(Page.data.resources).length, most: 5000 })) : null,
      legend(),
      el("div", {
        class: "canvas", id: "net", role: "application", tabindex: 0, "aria-label": `${t("network.title")}. ${size}.`, "aria-describedby": "net-help",
      }),
      el("p", { class: "hint", id: "net-help" }, t("network.help")),
      el("p", { class: "unread" }, t("network.on_paper")),
    );
  };

  // A click, or Enter: what a node stands for is read in the panel, what a group stands for in the table.
  Page.pickNode = (id) => {
    const node = Page.data.nodes.find((one) => one.id === id);
    if (!node) Page.go({ chosen: null, leaf: null });
    else if (node.count !== undefined) Page.go({ view: "tabell", area: node.area, need: "" }, "t-leaves");
    else if (Page.isCard(id)) Page.go({ chosen: id, leaf: null });
    else Page.go({ leaf: id });
  };

  const draw = (stage) => {
    const on = near();
    const data = { nodes: new vis.DataSet(nodes(on)), edges: new vis.DataSet(edges(on)) };
    if (stage.network) {
      const before = { position: stage.network.getViewPosition(), scale: stage.network.getScale() };
      stage.network.setData(data);
      stage.network.moveTo({ ...before, animation: false });
      return;
    }
    const holder = stage.querySelector(".canvas");
    const many = Page.data.edges.length > MANY;
    stage.network = new vis.Network(holder, data, {
      autoResize: true, physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: { enabled: false }, tooltipDelay: 150, hideEdgesOnDrag: many, hideEdgesOnZoom: many },
      nodes: { chosen: false }, edges: { chosen: false },
    });
    for (const element of holder.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
    Page.fitNetwork();
    pointAt(stage);
    Page.walkNetwork(stage, holder);
    stage.network.on("click", ({ nodes: hit }) => Page.pickNode(hit[0]));
  };

  // Paper shows the whole of it, at one size; what would be too small to read there is left to the table.
  const SMALLEST = 9;
  let seen = {};
  const paper = (stage, begins) => {
    const { network } = stage;
    if (begins) seen = { position: network.getViewPosition(), scale: network.getScale() };
    network.setSize("100%", "100%");
    if (begins) network.fit({ animation: false });
    else network.moveTo({ ...seen, animation: false });
    network.redraw();
    stage.classList.toggle("too-small", begins && LETTERS * network.getScale() < SMALLEST);
  };

  Page.addView("natverk", { make: networkView, draw, paper, tools, tab: "view_network", live: "live.network", bases: true, picture: true });
}
