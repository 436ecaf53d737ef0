"use strict";
/**
 * The nodes of the free network: where they stand, what they are called, and where picking one leads.
 *
 * @needs data go isCard isGoal resource say state t
 * @typedef {object} NodesOffers
 * @property {number} NETWORK_FONT
 * @property {number} MANY
 * @property {Map<string, Point>} networkMoved
 * @property {() => boolean} isGrouped
 * @property {() => NetworkNode[]} networkNodes
 * @property {() => Map<string, Point>} networkPlaces
 * @property {(node: NetworkNode) => string} nodeText
 * @property {(node: NetworkNode) => string} nodeName
 * @property {(id: string | undefined) => void} pickNode
 */
{
  Page.NETWORK_FONT = 24;
  // More lines than this are not drawn while the picture is dragged.
  Page.MANY = 1000;
  const { t } = Page;
  // What has been dragged, and where to.
  Page.networkMoved = new Map();
  Page.isGrouped = () => Page.data.nodes.some((node) => node.count !== undefined);
  Page.networkNodes = () => Page.data.nodes.filter((node) => !Page.state.hidden.includes(node.group));
  Page.networkPlaces = () => new Map(Page.networkNodes().map(({ id, x, y }) => [id, Page.networkMoved.get(id) ?? [x, y]]));

  Page.nodeText = (node) => {
    if (node.count !== undefined) return `${t(`kinds.${node.group}`)}: ${node.count}`;
    const resource = Page.resource(node.id);
    if (resource.kind === "area") return Page.say(resource.short).replaceAll("/", "/ ");
    return Page.isGoal(node.id) ? resource.name.replaceAll(" ", "\u00a0") : node.id.slice(node.id.lastIndexOf("/") + 1);
  };
  // What a node is called where there is room for it.
  Page.nodeName = (node) => {
    if (node.count !== undefined) return `${Page.nodeText(node)}, ${node.area ? Page.say(Page.resource(node.area).short) : t("loose")}`;
    const resource = Page.resource(node.id);
    return `${resource.kind === "area" ? "" : `${Page.nodeText(node)} `}${Page.say(resource.label)}`;
  };

  // A click, or Enter: what a node stands for is read in the panel, what a group stands for in the table.
  Page.pickNode = (id) => {
    const node = Page.data.nodes.find((one) => one.id === id);
    if (!node) Page.go({ chosen: null, leaf: null });
    else if (node.count !== undefined) Page.go({ view: "tabell", area: node.area ?? "", need: "" }, node.group === "indicator" ? "t-values" : "t-leaves");
    else if (Page.isCard(node.id)) Page.go({ chosen: node.id, leaf: null });
    else Page.go({ leaf: node.id });
  };
}
