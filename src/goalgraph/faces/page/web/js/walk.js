"use strict";
// The drawn network by keyboard: arrows go to the nearest linked node in that direction, else to the nearest node.
{
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  // A box this near the edge is moved this far in.
  const [NEAR, IN] = [4, 40];

  // How far away a place is in a direction; places to the side are further, those behind are none.
  const distance = (from, to, [x, y]) => {
    const along = (to.x - from.x) * x + (to.y - from.y) * y;
    const aside = Math.abs((to.x - from.x) * y) + Math.abs((to.y - from.y) * x);
    return along > 0 && along >= aside / 3 ? along + aside * 2 : Infinity;
  };
  const nearest = (places, from, ids, direction) => {
    let [best, least] = [null, Infinity];
    for (const id of ids) {
      const far = distance(places[from], places[id], direction);
      if (far < least) [best, least] = [id, far];
    }
    return best;
  };

  Page.walkNetwork = (stage, holder) => {
    const { network } = stage;
    let at = null;
    const ids = () => Object.keys(network.getPositions());
    const known = () => (at !== null && ids().includes(at) ? at : null);

    const outside = (low, high, size) => (low < NEAR ? low - IN : high > size - NEAR ? high - size + IN : 0);
    const bringIn = (id) => {
      const { left, top, right, bottom } = network.getBoundingBox(id);
      const [low, high] = [network.canvasToDOM({ x: left, y: top }), network.canvasToDOM({ x: right, y: bottom })];
      const [x, y] = [outside(low.x, high.x, holder.clientWidth), outside(low.y, high.y, holder.clientHeight)];
      const [middle, scale] = [network.getViewPosition(), network.getScale()];
      if (x || y) Page.moveNetwork(stage, { position: { x: middle.x + x / scale, y: middle.y + y / scale } });
    };
    const go = (id) => {
      if (id === null) return;
      at = id;
      bringIn(id);
      Page.announce(Page.pointAt(stage, id));
    };
    const step = (direction) => {
      if (known() === null) return go([Page.state.leaf, Page.state.chosen].find((id) => id && ids().includes(id)) ?? ids()[0] ?? null);
      const places = network.getPositions();
      const linked = nearest(places, at, Page.neighbours(stage, at), direction);
      return go(linked ?? nearest(places, at, ids(), direction));
    };

    holder.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (Object.hasOwn(DIRECTIONS, event.key)) step(DIRECTIONS[event.key]);
      else if (event.key === "Enter" && known() !== null) Page.pickNode(at);
      else if (event.key === "+") Page.zoomNetwork(1.25);
      else if (event.key === "-") Page.zoomNetwork(0.8);
      else if (event.key === "0") Page.fitNetwork();
      else return;
      event.preventDefault();
    });
    // Where the hand points at nothing, the keyboard's place is shown while it has the keyboard.
    const rest = () => stage.network && Page.pointAt(stage, document.activeElement === holder ? known() : null);
    for (const name of ["focus", "blur", "mouseleave"]) holder.addEventListener(name, rest);
    network.on("hoverNode", ({ node }) => Page.pointAt(stage, node));
    network.on("blurNode", rest);
  };
}
