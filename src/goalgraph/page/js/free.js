"use strict";
// The whole network, free to move and zoom; places come from the file, not from a simulation.
Page.hiddenKinds = new Set();
{
  const { el, t } = Page;
  const colour = (kind) => getComputedStyle(document.documentElement).getPropertyValue(`--${kind}`).trim() || "#6b7280";

  const text = (id, resource) => {
    if (resource.kind === "area") return Page.say(resource.short).replaceAll("/", "/ ");
    return Page.isGoal(id) ? resource.name : id.split(/[./]/).at(-1);
  };

  const tooltip = (id) => {
    const resource = Page.resource(id);
    return el("div", null, Page.isGoal(id) ? `${resource.name} ` : "", Page.say(resource.label));
  };

  // What lies on the thread of what is chosen; for a leaf, its neighbours.
  const near = () => {
    const { chosen, leaf } = Page.state;
    if (leaf) return new Set([leaf, ...Page.data.links.filter((one) => one.from === leaf).map((one) => one.to)]);
    if (!chosen) return null;
    const found = Page.thread(chosen);
    for (const one of Page.data.links) {
      const hangs = one.basis !== "derived" && !Page.isCard(one.from) && found.has(one.to);
      if (hangs && (one.to === chosen || Page.resource(one.to).kind === "board-goal")) found.add(one.from);
    }
    return found;
  };

  const nodes = (on) =>
    Page.data.nodes.filter((node) => !Page.hiddenKinds.has(Page.resource(node.id).kind)).map((node) => {
      const resource = Page.resource(node.id);
      const lit = !on || on.has(node.id);
      const picked = node.id === (Page.state.leaf ?? Page.state.chosen);
      const edge = !lit ? "#8a8a8a" : on ? "#b00020" : colour(resource.kind);
      return {
        id: node.id, x: node.x, y: node.y, label: text(node.id, resource), title: tooltip(node.id), shape: "box",
        borderWidth: lit && on ? 4 : 2,
        color: { border: edge, background: picked ? "#1a1a1a" : lit ? "#ffffff" : "rgba(0,0,0,0)" },
        font: { size: 24, color: picked ? "#ffffff" : lit ? "#1a1a1a" : "#595959", face: "Segoe UI, Helvetica Neue, Arial, Liberation Sans, sans-serif" },
        margin: { top: 4, bottom: 4, left: 5, right: 5 },
        widthConstraint: resource.kind === "area" ? { maximum: 200 } : { minimum: 38 },
      };
    });

  const edges = (on) =>
    Page.data.edges.filter((edge) => Page.state.bases.includes(edge.basis)).map((edge) => {
      const lit = on && on.has(edge.from) && on.has(edge.to);
      if (on && !lit) return null;
      const line = {
        from: edge.from, to: edge.to, width: lit ? 4 : 1.2, color: { color: lit ? "#b00020" : "#6b7280", inherit: false },
        dashes: edge.basis === "derived" ? [8, 7] : false, smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.4 },
      };
      if (edge.basis !== "decided") return line;
      return [{ ...line, width: line.width * 3 + 2 }, { ...line, color: { color: "#ffffff", inherit: false } }];
    }).flat().filter(Boolean);

  const fit = (network) => network.fit({ animation: false });
  const zoom = (factor) => () => {
    const network = document.getElementById("stage").network;
    network.moveTo({ scale: network.getScale() * factor, animation: false });
  };

  const tools = () => {
    const tool = (id, key, onclick) => el("button", { type: "button", class: "button", id, onclick }, t(`network.${key}`));
    return [
      tool("zoom-in", "zoom_in", zoom(1.25)), tool("zoom-out", "zoom_out", zoom(0.8)),
      tool("fit", "fit", () => fit(document.getElementById("stage").network)),
    ];
  };

  const networkView = () => {
    const kinds = [...new Set(Page.data.nodes.map((node) => Page.resource(node.id).kind))];
    const names = t("kinds");
    const toggle = (kind) => {
      if (!Page.hiddenKinds.delete(kind)) Page.hiddenKinds.add(kind);
      draw(document.getElementById("stage"));
    };
    return el(
      "div",
      { class: "free", id: "stage", tabindex: -1 },
      el("h2", { class: "hidden" }, t("network.title")),
      el("div", { class: "kinds", role: "group", "aria-label": t("network.kinds") },
        kinds.map((kind) => el("label", { class: kind },
          el("input", { type: "checkbox", id: `k-${kind}`, checked: !Page.hiddenKinds.has(kind), onchange: () => toggle(kind) }),
          el("span", { class: "swatch" }), names[kind]))),
      el("div", { class: "canvas", role: "img", "aria-label": `${t("network.title")}. ${t("network.nodes", { n: Page.data.nodes.length, m: Page.data.edges.length })}. ${t("network.help")}` }),
      el("p", { class: "hint" }, t("network.help")),
    );
  };

  const draw = (stage) => {
    const on = near();
    const data = { nodes: new vis.DataSet(nodes(on)), edges: new vis.DataSet(edges(on)) };
    const before = stage.network && { position: stage.network.getViewPosition(), scale: stage.network.getScale() };
    if (stage.network) {
      stage.network.setData(data);
      stage.network.moveTo({ ...before, animation: false });
      return;
    }
    const holder = stage.querySelector(".canvas");
    stage.network = new vis.Network(holder, data, {
      autoResize: true, physics: { enabled: false }, layout: { improvedLayout: false },
      interaction: { hover: true, keyboard: { enabled: false }, tooltipDelay: 150 },
      nodes: { chosen: false }, edges: { chosen: false },
    });
    for (const element of holder.querySelectorAll("[tabindex]")) element.removeAttribute("tabindex");
    fit(stage.network);
    stage.network.on("click", ({ nodes: hit }) => {
      const id = hit[0];
      if (id === undefined) Page.go({ chosen: null, leaf: null });
      else if (Page.isCard(id)) Page.go({ chosen: id, leaf: null });
      else Page.go({ leaf: id });
    });
  };

  Page.addView("natverk", { make: networkView, draw, tools, tab: "view_network", live: "live.network", bases: true, picture: true });
}
