"use strict";
// The whole network, free to move and zoom; places come from the file, not from a simulation.
{
  const { el, t } = Page;
  const FACE = "Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif";
  const moved = new Map();
  const grouped = () => Page.data.nodes.some((node) => node.count !== undefined);
  const shown = () => Page.data.nodes.filter((node) => !Page.state.hidden.includes(node.group));
  Page.networkPlaces = () => new Map(shown().map(({ id, x, y }) => [id, moved.get(id) ?? [x, y]]));

  const text = (node) => {
    if (node.count !== undefined) return `${t("kinds")[node.group]}: ${node.count}`;
    const resource = Page.resource(node.id);
    if (resource.kind === "area") return Page.say(resource.short).replaceAll("/", "/ ");
    return Page.isGoal(node.id) ? resource.name.replaceAll(" ", "\u00a0") : node.id.split("/").at(-1);
  };
  // What a node is called where there is room for it.
  Page.nodeName = (node) => {
    if (node.count !== undefined) return `${text(node)}, ${node.area ? Page.say(Page.resource(node.area).short) : t("loose")}`;
    const resource = Page.resource(node.id);
    return `${resource.kind === "area" ? "" : `${text(node)} `}${Page.say(resource.label)}`;
  };

  Page.nodeTold = (stage, node) => {
    const n = Page.neighbours(stage, node.id).size;
    return t("network.at", { name: Page.nodeName(node), kind: t("kinds")[node.group], n: `${n} ${t("network.neighbours")[n === 1 ? 0 : 1]}` });
  };

  // What lies on the thread of what is chosen; for a leaf, its neighbours.
  const near = () => {
    const { chosen, leaf } = Page.state;
    if (grouped()) return null;
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

  const nodes = (on, at) => {
    const colours = Page.palette();
    return shown().map((node) => {
      const lit = !on || on.has(node.id);
      const picked = node.id === (Page.state.leaf ?? Page.state.chosen);
      const edge = !lit ? colours.edge : on ? colours.thread : colours.of(node.group);
      const [x, y] = at.get(node.id);
      return {
        id: node.id, x, y, label: text(node), shape: "box", borderWidth: lit && on ? 3 : 2,
        color: { border: edge, background: picked ? colours.picked : colours.paper },
        font: { size: Page.NETWORK_FONT, color: picked ? colours.on : lit ? colours.text : colours.dimmed, face: FACE },
        margin: { top: 3, bottom: 3, left: 5, right: 5 }, widthConstraint: { minimum: 28, maximum: node.most },
      };
    });
  };

  // The legend is the filter: the colour of each kind, the letters its nodes bear, and how many there are.
  const legend = () => {
    const names = t("kinds");
    const kinds = new Map();
    for (const node of Page.data.nodes) kinds.set(node.group, [...(kinds.get(node.group) ?? []), node]);
    const toggle = (kind) => {
      const { hidden } = Page.state;
      Page.go({ hidden: Page.KINDS.filter(([one]) => hidden.includes(one) !== (one === kind)).map(([one]) => one) }, `k-${kind}`);
    };
    const letters = (kind, [first]) => (kind === "area" || first.count !== undefined ? "" : text(first).split(".").at(-1).match(/^\p{L}+/u)?.[0] ?? "");
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
      grouped() ? el("p", { class: "why" }, t("network.grouped", { n: Object.keys(Page.data.resources).length, most: 5000 })) : null,
      legend(),
      el("div", {
        class: "canvas", id: "net", role: "application", tabindex: 0, "aria-label": `${t("network.title")}. ${size}.`, "aria-describedby": "net-help",
      }),
      el("div", { class: "told" }, el("p", { class: "hint", id: "net-help" }, t("network.help")), el("p", { id: "net-at" })),
      el("p", { class: "unread" }, t("network.on_paper")),
    );
  };

  // A click, or Enter: what a node stands for is read in the panel, what a group stands for in the table.
  Page.pickNode = (id) => {
    const node = Page.data.nodes.find((one) => one.id === id);
    if (!node) Page.go({ chosen: null, leaf: null });
    else if (node.count !== undefined) Page.go({ view: "tabell", area: node.area, need: "" }, node.group === "indicator" ? "t-values" : "t-leaves");
    else if (Page.isCard(id)) Page.go({ chosen: id, leaf: null });
    else Page.go({ leaf: id });
  };

  const lay = (stage) => {
    const on = near();
    const { leaf } = Page.state;
    const lit = on && (({ from, to }) => (leaf ? from === leaf || to === leaf : on.has(from) && on.has(to)));
    const at = Page.networkPlaces();
    Page.layLines(stage, Page.networkLines(at, moved), lit);
    return { nodes: new vis.DataSet(nodes(on, at)), edges: new vis.DataSet([]) };
  };

  // What is dragged stays where it is put, as long as the page is open.
  const drag = (stage) => ({ nodes: [id] }) => {
    if (id === undefined) {
      stage.isMoved = true;
      return;
    }
    const { x, y } = stage.network.getPosition(id);
    moved.set(id, [x, y]);
    Page.layLines(stage, Page.networkLines(Page.networkPlaces(), moved), stage.lit);
  };

  const begin = (stage) => {
    const holder = stage.querySelector(".canvas");
    stage.pointed = null;
    stage.network = new vis.Network(holder, lay(stage), {
      autoResize: false, physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: { enabled: false } }, nodes: { chosen: false },
    });
    for (const element of holder.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
    Page.drawLines(stage);
    Page.walkNetwork(stage, holder);
    for (const name of ["dragging", "dragEnd"]) stage.network.on(name, drag(stage));
    stage.network.on("zoom", () => {
      stage.isMoved = true;
    });
    stage.network.on("click", ({ nodes: hit }) => Page.pickNode(hit[0]));
  };

  // As at first for as long as nobody has moved it; then larger or smaller with the text.
  const draw = (stage) => {
    const { clientWidth, clientHeight } = stage.querySelector(".canvas");
    const size = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--size"));
    const { room } = stage;
    // For paper the view is kept to come back to.
    const now = room && document.documentElement.classList.contains("on-paper") ? room : [clientWidth, clientHeight, size];
    if (stage.network) {
      const before = { scale: stage.network.getScale(), position: stage.network.getViewPosition() };
      stage.network.setData(lay(stage));
      stage.network.setSize("100%", "100%");
      stage.network.moveTo({ position: before.position, scale: (before.scale * now[2]) / room[2], animation: false });
    } else begin(stage);
    if (!stage.isMoved && now.join() !== room?.join()) stage.network.moveTo({ ...Page.firstView(stage), animation: false });
    stage.room = now;
    for (const box of stage.querySelectorAll(".kinds input")) box.checked = !Page.state.hidden.includes(box.value);
    Page.pointAt(stage, Page.networkPlaces().has(stage.pointed) ? stage.pointed : null);
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
    stage.classList.toggle("too-small", begins && Page.NETWORK_FONT * network.getScale() < SMALLEST);
  };

  Page.addView("natverk", { make: networkView, draw, paper, tools: Page.networkTools, tab: "view_network", live: "live.network", bases: true, picture: true });
}
