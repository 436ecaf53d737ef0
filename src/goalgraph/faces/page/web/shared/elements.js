"use strict";
/**
 * Elements built without markup from data, and those that the page always has.
 *
 * @typedef {object} ElementsOffers
 * @property {<K extends keyof HTMLElementTagNameMap>(tag: K, attributes?: Attributes | null, ...children: Child[]) => HTMLElementTagNameMap[K]} el
 * @property {<K extends keyof SVGElementTagNameMap>(tag: K, attributes?: Attributes | null, ...children: Child[]) => SVGElementTagNameMap[K]} svg
 * @property {(element: Element, ...children: Child[]) => void} fill
 * @property {<T>(value: T | null | undefined, what?: string) => T} must
 * @property {(root: ParentNode, selector: string) => HTMLElement[]} all
 * @property {(root: ParentNode, selector: string) => HTMLElement | null} one
 * @property {(id: string) => HTMLElement} byId
 * @property {(id: string) => HTMLInputElement} input
 * @property {() => Stage} stage
 * @property {() => number} pixel how many of the screen's pixels one of the design's is, never under one but on paper
 * @property {(text: string) => void} announce
 */
{
  /** @type {(children: Child) => (Node | string)[]} */
  const nodes = (children) => {
    if (Array.isArray(children)) return children.flatMap(nodes);
    if (children === null || children === undefined || children === false) return [];
    return [children instanceof Node ? children : String(children)];
  };
  /** @type {<T extends Element>(element: T, attributes: Attributes | null | undefined, children: Child) => T} */
  const dress = (element, attributes, children) => {
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (value === null || value === undefined || value === false) continue;
      if (typeof value === "function") element.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
      else element.setAttribute(key, value === true ? "" : String(value));
    }
    element.append(...nodes(children));
    return element;
  };
  Page.el = (tag, attributes, ...children) => dress(document.createElement(tag), attributes, children);
  Page.svg = (tag, attributes, ...children) => dress(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  // What an element holds, anew.
  Page.fill = (element, ...children) => element.replaceChildren(...nodes(children));

  // What must be there: without it the page is wrong, and says so.
  Page.must = (value, what = "something that it needs") => {
    if (value === null || value === undefined) throw new Error(`the page lacks ${what}`);
    return value;
  };
  Page.all = (root, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];
  Page.one = (root, selector) => Page.all(root, selector).at(0) ?? null;
  // An element that the page always has.
  Page.byId = (id) => Page.must(document.getElementById(id), id);
  Page.input = (id) => /** @type {HTMLInputElement} */ (Page.byId(id));
  Page.stage = () => /** @type {Stage} */ (Page.byId("stage"));

  // As --pen in the styles: what is drawn beside large text is as large.
  const LETTERS = 20;
  Page.pixel = () => {
    const root = document.documentElement;
    return Math.max(root.classList.contains("on-paper") ? 0 : 1, parseFloat(getComputedStyle(root).fontSize) / LETTERS);
  };

  // Read aloud where a reader of screens is used.
  Page.announce = (text) => {
    Page.byId("live").textContent = text;
  };
}
