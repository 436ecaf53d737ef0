"use strict";
// The drawn network by keyboard: arrows go to the nearest linked node in that direction, else to the nearest node.
{
  const { t } = Page;
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

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
    const ids = () => network.body.data.nodes.getIds();
    const known = () => (at !== null && ids().includes(at) ? at : null);

    const tell = () => {
      const node = Page.data.nodes.find((one) => one.id === at);
      Page.announce(t("network.at", { name: Page.nodeName(node), kind: t("kinds")[node.group], n: network.getConnectedNodes(at).length }));
    };
    const go = (id) => {
      if (id === null) return;
      at = id;
      const { x, y } = network.canvasToDOM(network.getPosition(id));
      if (x < 40 || y < 40 || x > holder.clientWidth - 40 || y > holder.clientHeight - 40) network.moveTo({ position: network.getPosition(id), animation: false });
      network.redraw();
      tell();
    };
    const step = (direction) => {
      if (known() === null) return go(Page.state.leaf ?? Page.state.chosen ?? ids()[0] ?? null);
      const places = network.getPositions();
      const linked = nearest(places, at, network.getConnectedNodes(at), direction);
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
    for (const name of ["focus", "blur"]) holder.addEventListener(name, () => stage.network?.redraw());
    network.on("afterDrawing", (context) => {
      if (document.activeElement !== holder || known() === null) return;
      const { left, top, right, bottom } = network.getBoundingBox(at);
      const wide = 4 / network.getScale();
      context.strokeStyle = "#1d4f91";
      context.lineWidth = wide;
      context.setLineDash([]);
      context.strokeRect(left - wide, top - wide, right - left + 2 * wide, bottom - top + 2 * wide);
    });
  };
}
