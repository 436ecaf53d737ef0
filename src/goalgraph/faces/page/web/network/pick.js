"use strict";
/**
 * Where a click on a node of the network leads, or Enter on it.
 *
 * @needs centreOn go isCard networkNode networkPlaces openRing RING
 @typedef {object} PickOffers
 * @property {(id: string | undefined) => void} pickNode
 * @property {() => void} closeRing
 */
{
  Page.closeRing = () => Page.go({ ring: "", leaf: null }, "net");
  // A card and a leaf are read in the panel, a group opens as a ring and closes again, and what a box that stands for
  // many stands for is read in the table.
  Page.pickNode = (id) => {
    const node = Page.networkNode(id);
    const focus = document.activeElement?.id === "net" ? "net" : null;
    if (!node) return Page.go({ chosen: null, leaf: null });
    const { count, holds, of = "", area = "", group } = node;
    if (count !== undefined || (holds ?? 0) > Page.RING) return Page.go({ view: "tabell", area, need: "" }, group === "indicator" ? "t-values" : "t-leaves");
    if (holds !== undefined) return node.id === Page.openRing()?.id ? Page.closeRing() : Page.go({ ring: node.id, leaf: null, chosen: null }, focus);
    const ring = Page.networkPlaces().has(node.id) ? Page.openRing()?.id ?? "" : "";
    Page.go(Page.isCard(node.id) ? { chosen: node.id, leaf: null, ring } : { leaf: node.id, ring: ring || of }, focus);
    return Page.centreOn(node.id);
  };
}
