"use strict";
/**
 * The views of the page; each folder adds its own.
 *
 * @needs data plan
 * @typedef {object} ViewsOffers
 * @property {string[]} VIEWS
 * @property {Map<string, View>} views
 * @property {(name: string, view: Partial<View> & Pick<View, "make" | "live">) => void} addView
 */
{
  // By name, in the order of the tabs: the first of those that share a tab is the way in.
  Page.VIEWS = [
    "planer", "oversikt", "trad", "fokus", "dialog", "sammanstallning", "matt", "natverk", "tabell", "fore-efter", "visning", "tillganglighet",
  ];
  Page.views = new Map();
  Page.addView = (name, view) => Page.views.set(name, { draw: () => {}, parts: () => [], when: () => !Page.data.plans || Page.plan !== null, ...view });
}
