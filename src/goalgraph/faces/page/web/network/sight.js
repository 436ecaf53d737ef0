"use strict";
/**
 * What is in sight of the network: an overview map with the window in it, and buttons for all that dragging does.
 *
 * @needs byId el fill fitNetwork isMapInTheWay levelAt levelName moveNetwork must networkEdges networkNodes networkPlaces one panNetwork
 *   stage svg t zoomNetwork zoomToLevel
 * @typedef {object} SightOffers
 * @property {() => HTMLElement} sightTools
 * @property {() => HTMLElement} levelTools
 * @property {(stage: Stage) => void} drawSight
 */
{
  const { el, svg, t } = Page;
  const STEP = 0.3;
  const CLOSER = 1.25;
  /** @type {["areas", "goals", "content"]} */
  const LEVELS = ["areas", "goals", "content"];
  /** @type {[id: string, key: string, d: string, run: () => void][]} */
  const TOOLS = [
    ["pan-up", "up", "M12 20V4M5 11l7-7 7 7", () => Page.panNetwork(0, -STEP)],
    ["zoom-in", "zoom_in", "M12 4v16M4 12h16", () => Page.zoomNetwork(CLOSER)],
    ["pan-left", "left", "M20 12H4M11 5l-7 7 7 7", () => Page.panNetwork(-STEP, 0)],
    ["fit", "fit", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", () => Page.fitNetwork()],
    ["pan-right", "right", "M4 12h16M13 5l7 7-7 7", () => Page.panNetwork(STEP, 0)],
    ["pan-down", "down", "M12 4v16M5 13l7 7 7-7", () => Page.panNetwork(0, STEP)],
    ["zoom-out", "zoom_out", "M4 12h16", () => Page.zoomNetwork(1 / CLOSER)],
  ];
  /** @param {MouseEvent} event */
  const there = (event) => {
    const map = Page.byId("net-map");
    const { left, top, width, height } = map.getBoundingClientRect();
    const { x, y } = Page.networkEdges();
    const scale = Math.min(width / (x[1] - x[0]), height / (y[1] - y[0]));
    Page.moveNetwork(Page.stage(), { position: {
      x: (x[0] + x[1]) / 2 + (event.clientX - left - width / 2) / scale, y: (y[0] + y[1]) / 2 + (event.clientY - top - height / 2) / scale,
    } });
  };
  Page.sightTools = () => el("div", { class: "sight" },
    el("div", { class: "map", "aria-hidden": "true", onclick: there }, svg("svg", { id: "net-map", preserveAspectRatio: "xMidYMid meet" })),
    el("div", { class: "moves", role: "group", "aria-label": t("network.moves") }, TOOLS.map(([id, key, d, onclick]) =>
      el("button", { type: "button", id, onclick, "aria-label": t(`network.${key}`), title: t(`network.${key}`) },
        svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" },
          svg("path", { d, fill: "none", stroke: "currentColor", "stroke-width": 2.6, "stroke-linecap": "round", "stroke-linejoin": "round" }))))));

  Page.levelTools = () => el("div", { class: "levels", role: "group", "aria-label": t("network.level") }, LEVELS.map((level) =>
    el("button", { type: "button", id: `level-${level}`, "aria-pressed": "false", onclick: () => Page.zoomToLevel(level) }, Page.levelName(level))));

  Page.drawSight = (stage) => {
    const network = Page.must(stage.network);
    const level = Page.levelAt(network.getScale());
    for (const one of LEVELS) document.getElementById(`level-${one}`)?.setAttribute("aria-pressed", String(one === level));
    const map = Page.byId("net-map");
    Page.must(map.parentElement).classList.toggle("away", Page.isMapInTheWay(stage));
    const { x, y } = Page.networkEdges();
    const [wide, high] = [x[1] - x[0], y[1] - y[0]];
    map.setAttribute("viewBox", `${x[0]} ${y[0]} ${wide} ${high}`);
    const { clientWidth, clientHeight } = Page.must(Page.one(stage, ".canvas"));
    const scale = network.getScale();
    const middle = network.getViewPosition();
    const line = Math.max(wide / 160, high / 100);
    const [w, h] = [clientWidth / scale, clientHeight / scale];
    const [left, top] = [Math.max(x[0], middle.x - w / 2), Math.max(y[0], middle.y - h / 2)];
    const [right, bottom] = [Math.min(x[1], middle.x + w / 2), Math.min(y[1], middle.y + h / 2)];
    const places = Page.networkPlaces();
    Page.fill(map,
      Page.networkNodes().filter(({ holds }) => holds === undefined).map((node) => {
        const [px, py] = Page.must(places.get(node.id), node.id);
        return svg("rect", { class: `dot ${node.group}`, x: px - node.most / 2, y: py - node.tall / 2, width: node.most, height: node.tall, rx: line });
      }),
      svg("rect", { class: "pane", x: left + line / 2, y: top + line / 2, width: Math.max(line, right - left - line), height: Math.max(line, bottom - top - line), "stroke-width": line }));
  };
}
