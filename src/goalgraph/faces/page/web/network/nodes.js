"use strict";
/**
 * The nodes of the network: which of them are in sight, where they stand, and what they are called.
 *
 * In sight are cards and groups of what hangs on them; of an opened group its members along a ring, what holds them
 * in the middle, and the cards that it is linked to.
 *
 * @needs data isCard isGoal plural resource say state t
 * @typedef {object} NodesOffers
 * @property {number} MANY
 * @property {number} RING
 * @property {Map<string, Point>} networkMoved
 * @property {() => boolean} isGrouped
 * @property {(id: string | null | undefined) => NetworkNode | undefined} networkNode
 * @property {() => NetworkNode | null} openRing
 * @property {(ring: NetworkNode, id: string) => boolean} isAlong whether it hangs on what is in the middle of the ring
 * @property {() => NetworkNode[]} networkNodes
 * @property {() => Map<string, Point>} networkPlaces
 * @property {(node: NetworkNode) => string} nodeCode
 * @property {(node: NetworkNode) => string} nodeText
 * @property {(node: NetworkNode) => string} nodeName
 */
{
  // More lines than this are not drawn while the picture is dragged.
  Page.MANY = 1000;
  const { t } = Page;
  const known = new Map(Page.data.nodes.map((node) => [node.id, node]));
  // What has been dragged, and where to; in a ring things stand elsewhere.
  Page.networkMoved = new Map();
  Page.isGrouped = () => Page.data.nodes.some((node) => node.count !== undefined);
  Page.networkNode = (id) => known.get(id ?? "");
  // More than these do not stand in a ring: they are read in the table.
  Page.RING = 60;
  // The group that is opened, or in which what is read stands.
  Page.openRing = () => {
    const leaf = known.get(Page.state.leaf ?? "");
    const ring = known.get(Page.state.ring) ?? (leaf?.holds === undefined ? known.get(leaf?.of ?? "") : undefined);
    return ring && (ring.holds ?? Infinity) <= Page.RING ? ring : null;
  };

  // What hangs on several goals is a member of one of their groups, and stands along the rings of the others too.
  Page.isAlong = (ring, id) => {
    const of = known.get(id)?.of;
    return of === ring.id || (of !== undefined && Object.hasOwn(ring.within ?? {}, id));
  };
  /** @param {NetworkNode} ring @returns {Map<string, Point>} */
  const ringPlaces = (ring) => {
    const [, high] = ring.reach ?? [0, 0];
    /** @type {Map<string, Point>} */
    const places = new Map();
    if (ring.of) places.set(ring.of, [0, 0]);
    places.set(ring.id, [0, high]);
    for (const [id, at] of Object.entries(ring.within ?? {})) places.set(id, at);
    for (const node of Page.data.nodes) if (node.holds === undefined && node.of === ring.id) places.set(node.id, [node.x, node.y]);
    return places;
  };
  /** @returns {Map<string, Point>} */
  const allPlaces = () => new Map(Page.data.nodes.filter((node) => node.of === undefined || node.holds !== undefined).map(({ id, x, y }) => [id, [x, y]]));
  const key = (/** @type {string} */ id) => `${Page.openRing()?.id ?? ""} ${id}`;
  Page.networkPlaces = () => {
    const ring = Page.openRing();
    const hidden = new Set(Page.state.hidden);
    const places = ring ? ringPlaces(ring) : allPlaces();
    return new Map([...places].filter(([id]) => id === ring?.id || !hidden.has(known.get(id)?.group ?? "area"))
      .map(([id, at]) => [id, Page.networkMoved.get(key(id)) ?? at]));
  };
  // Areas last: from afar they are drawn over what is behind them.
  Page.networkNodes = () => {
    const nodes = [...Page.networkPlaces().keys()].flatMap((id) => known.get(id) ?? []);
    return [...nodes.filter(({ group }) => group !== "area"), ...nodes.filter(({ group }) => group === "area")];
  };

  Page.nodeCode = (node) => {
    if (node.count !== undefined) return String(node.count);
    if (node.holds !== undefined) return String(node.holds);
    return Page.isGoal(node.id) ? Page.resource(node.id).name.replaceAll(" ", "\u00a0") : "";
  };
  // What is written on a node where there is room for it.
  Page.nodeText = (node) => {
    if (node.count !== undefined) return `${t(`kinds.${node.group}`)}: ${node.count}`;
    if (node.holds !== undefined) return Page.plural(node.group, node.holds);
    return Page.say(Page.resource(node.id).short).replaceAll("/", "/\u200b");
  };
  // What it is called where it is told.
  Page.nodeName = (node) => {
    const { count, holds, area, of } = node;
    if (count !== undefined) return `${Page.nodeText(node)}, ${area ? Page.say(Page.resource(area).short) : t("loose")}`;
    if (holds !== undefined) return `${Page.nodeText(node)}, ${of ? `${Page.nodeCode(Page.networkNode(of) ?? node)} ${Page.say(Page.resource(of).short)}`.trim() : t("loose")}`;
    const code = Page.isCard(node.id) ? Page.nodeCode(node) : "";
    return `${code} ${Page.say(Page.resource(node.id).label)}`.trim();
  };
}
