"use strict";
// The whole network, free to move and zoom; places come from the file, not from a simulation.
{
  const { el, t } = Page;
  const FACE = "Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif";
  const FONT = 24;
  // The least height of a label at first sight, in the text's own size.
  const LEAST = 0.75;
  const moved = new Map();
  const grouped = () => Page.data.nodes.some((node) => node.count !== undefined);
  const shown = () => Page.data.nodes.filter((node) => !Page.state.hidden.includes(node.group));
  const places = () => new Map(shown().map(({ id, x, y }) => [id, moved.get(id) ?? [x, y]]));

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
        font: { size: FONT, color: picked ? colours.on : lit ? colours.text : colours.dimmed, face: FACE },
        margin: { top: 3, bottom: 3, left: 5, right: 5 }, widthConstraint: { minimum: 28, maximum: node.most },
      };
    });
  };

  // The corners of the picture, with room for the boxes there.
  const corners = () => {
    const all = [...places().values()];
    const wide = grouped() ? 140 : 84;
    const tall = grouped() ? 50 : 30;
    const ends = (n, room) => all.reduce(([low, high], at) => [Math.min(low, at[n] - room), Math.max(high, at[n] + room)], [Infinity, -Infinity]);
    return { x: ends(0, wide), y: ends(1, tall) };
  };
  const whole = ({ x, y }, holder) => Math.min(2, holder.clientWidth / (x[1] - x[0]), holder.clientHeight / (y[1] - y[0]));
  const between = (n, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, n)));
  // All of it, if that can be read; else as much as can, around what is chosen or from the beginning.
  const firstView = (stage) => {
    const holder = stage.querySelector(".canvas");
    const { x, y } = corners();
    const root = getComputedStyle(document.documentElement);
    const least = grouped() || Page.data.edges.length > Page.MANY ? 0 : (LEAST * parseFloat(root.fontSize)) / FONT;
    const scale = Math.max(whole({ x, y }, holder) * parseFloat(root.getPropertyValue("--size")), least);
    const [across, down] = [holder.clientWidth / scale / 2, holder.clientHeight / scale / 2];
    const at = places().get(Page.state.leaf ?? Page.state.chosen) ?? [x[0], y[0]];
    return { scale, position: { x: between(at[0], x[0] + across, x[1] - across), y: between(at[1], y[0] + down, y[1] - down) } };
  };
  const view = ({ network }) => ({ scale: network.getScale(), position: network.getViewPosition() });
  const near1 = (a, b) => Math.abs(a - b) < 0.01 * Math.max(1, Math.abs(a));
  const same = (a, b) => near1(a.scale, b.scale) && near1(a.position.x, b.position.x) && near1(a.position.y, b.position.y);

  Page.fitNetwork = () => {
    const stage = document.getElementById("stage");
    const { x, y } = corners();
    const position = { x: (x[0] + x[1]) / 2, y: (y[0] + y[1]) / 2 };
    stage.network.moveTo({ position, scale: whole({ x, y }, stage.querySelector(".canvas")), animation: false });
  };
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
      const { hidden } = Page.state;
      Page.go({ hidden: Page.KINDS.filter(([one]) => hidden.includes(one) !== (one === kind)).map(([one]) => one) }, `k-${kind}`);
    };
    const letters = (kind, [first]) => (kind === "area" || first.count !== undefined ? "" : text(first).split(".").at(-1).match(/^\p{L}+/u)?.[0] ?? "");
    return el("div", { class: "kinds", role: "group", "aria-label": t("network.kinds") },
      el("b", null, t("network.kinds")),
      [...kinds].map(([kind, all]) => el("label", { class: kind },
        el("input", { type: "checkbox", id: `k-${kind}`, checked: !Page.state.hidden.includes(kind), onchange: () => toggle(kind) }),
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

  const lay = (stage) => {
    const on = near();
    const { leaf } = Page.state;
    const lit = on && (({ from, to }) => (leaf ? from === leaf || to === leaf : on.has(from) && on.has(to)));
    const at = places();
    Page.layLines(stage, Page.networkLines(at, moved), lit);
    return { nodes: new vis.DataSet(nodes(on, at)), edges: new vis.DataSet([]) };
  };

  // What is dragged stays where it is put, as long as the page is open.
  const drag = (stage) => ({ nodes: [id] }) => {
    if (id === undefined) return;
    const { x, y } = stage.network.getPosition(id);
    moved.set(id, [x, y]);
    Page.layLines(stage, Page.networkLines(places(), moved), stage.lit);
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
    stage.network.on("click", ({ nodes: hit }) => Page.pickNode(hit[0]));
  };

  // As at first for as long as nobody has moved it; then larger or smaller with the text.
  const draw = (stage) => {
    const size = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--size"));
    const before = stage.network && view(stage);
    if (before) {
      stage.network.setData(lay(stage));
      stage.network.setSize("100%", "100%");
    } else begin(stage);
    const untouched = !before || same(before, stage.first);
    const now = untouched ? firstView(stage) : { ...before, scale: (before.scale * size) / stage.size };
    stage.network.moveTo({ ...now, animation: false });
    if (untouched) stage.first = view(stage);
    stage.size = size;
    Page.pointAt(stage, places().has(stage.pointed) ? stage.pointed : null);
  };

  Page.addView("natverk", { make: networkView, draw, tools, tab: "view_network", live: "live.network", bases: true, picture: true });
}
