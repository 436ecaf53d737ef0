"use strict";
/**
 * The drawn network by keyboard: arrows go to the nearest linked node in that direction, else to the nearest node.
 *
 * @needs announce fitNetwork levelAt levelName moveNetwork must neighbours networkNode openRing pickNode pointAt state t zoomNetwork
 @typedef {object} WalkOffers
 * @property {(stage: Stage, holder: HTMLElement) => void} walkNetwork
 */
{
  /** @typedef {{x: number, y: number}} At */
  /** @type {Record<string, Point>} */
  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  // A box this near the edge is moved this far in.
  const [NEAR, IN] = [4, 40];

  // How far away a place is in a direction; places to the side are further, those behind are none.
  /** @param {At} from @param {At} to @param {Point} of */
  const distance = (from, to, [x, y]) => {
    const along = (to.x - from.x) * x + (to.y - from.y) * y;
    const aside = Math.abs((to.x - from.x) * y) + Math.abs((to.y - from.y) * x);
    return along > 0 && along >= aside / 3 ? along + aside * 2 : Infinity;
  };
  /** @param {Record<string, At>} places @param {string} from @param {Iterable<string>} ids @param {Point} direction */
  const nearest = (places, from, ids, direction) => {
    let best = null;
    let least = Infinity;
    for (const id of ids) {
      const far = distance(places[from], places[id], direction);
      if (far < least) [best, least] = [id, far];
    }
    return best;
  };

  // What is named now, said aloud: who does not see the drawing zooms too.
  /** @param {VisNetwork} network @param {number} [factor] without one, to all of it */
  const zoom = (network, factor) => {
    const before = network.getScale();
    if (factor) Page.zoomNetwork(factor);
    else Page.fitNetwork();
    const scale = network.getScale();
    const isStuck = factor && Math.abs(scale - before) < 1e-6;
    Page.announce(Page.t(isStuck ? "network.no_further" : "network.seen", { level: Page.levelName(Page.levelAt(scale)), percent: Math.round(100 * scale) }));
  };

  Page.walkNetwork = (stage, holder) => {
    const network = Page.must(stage.network);
    /** @type {string | null} */
    let at = null;
    const ids = () => Object.keys(network.getPositions());
    const known = () => (at !== null && ids().includes(at) ? at : null);

    /** @param {number} low @param {number} high @param {number} size */
    const outside = (low, high, size) => (low < NEAR ? low - IN : high > size - NEAR ? high - size + IN : 0);
    /** @param {string} id */
    const bringIn = (id) => {
      const { x: across, y: down } = network.canvasToDOM(network.getPosition(id));
      const { width, height } = stage.drawn.get(id) ?? { width: 0, height: 0 };
      const [x, y] = [outside(across - width / 2, across + width / 2, holder.clientWidth), outside(down - height / 2, down + height / 2, holder.clientHeight)];
      const [middle, scale] = [network.getViewPosition(), network.getScale()];
      if (x || y) Page.moveNetwork(stage, { position: { x: middle.x + x / scale, y: middle.y + y / scale } });
    };
    /** @param {string | null} id */
    const go = (id) => {
      if (id === null) return;
      at = id;
      bringIn(id);
      Page.announce(Page.pointAt(stage, id));
    };
    /** @param {Point} direction */
    const step = (direction) => {
      const from = known();
      if (from === null) return go([Page.state.leaf, Page.state.ring, Page.state.chosen].find((id) => id && ids().includes(id)) ?? ids()[0] ?? null);
      const places = network.getPositions();
      // What hangs on a card stands below it: sideways one goes from card to card, and from group to group.
      const isGroup = (/** @type {string} */ id) => Page.networkNode(id)?.holds !== undefined;
      const fits = (/** @type {string} */ id) => !direction[0] || Page.openRing() !== null || isGroup(id) === isGroup(from);
      const linked = nearest(places, from, [...Page.neighbours(stage, from)].filter(fits), direction);
      return go(linked ?? nearest(places, from, ids().filter(fits), direction));
    };

    holder.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (Object.hasOwn(DIRECTIONS, event.key)) step(DIRECTIONS[event.key]);
      else if (event.key === "Enter" && at !== null && known() !== null) Page.pickNode(at);
      else if (event.key === "+") zoom(network, 1.25);
      else if (event.key === "-") zoom(network, 0.8);
      else if (event.key === "0") zoom(network);
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
