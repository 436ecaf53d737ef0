"use strict";
/**
 * The colours of what is drawn: the page's own, or the reader's where the system forces its colours on pages.
 *
 * @needs el redraw
 * @typedef {object} PaletteOffers
 * @property {() => Colours} palette
 */
{
  const OWN = {
    paper: "#ffffff", text: "#1a1a1a", line: "#6b7280", thread: "#b00020", dimmed: "#595959", edge: "#8a8a8a", mark: "#1d4f91",
    picked: "#1a1a1a", on: "#ffffff",
  };
  // What is dimmed loses its edge; its text must still be read.
  const SYSTEM = {
    paper: "Canvas", text: "CanvasText", line: "CanvasText", thread: "Highlight", dimmed: "CanvasText", edge: "Canvas", mark: "LinkText",
    picked: "Highlight", on: "HighlightText",
  };
  const forced = matchMedia("(forced-colors: active)");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const resolved = () => {
    const probe = Page.el("span", { class: "probe" });
    document.body.append(probe);
    const found = Object.fromEntries(Object.entries(SYSTEM).map(([use, name]) => {
      probe.style.color = name;
      // A system's highlight can be see-through; a line must not be.
      return [use, getComputedStyle(probe).color.replace(/^rgba\((.*), [\d.]+\)$/, "rgb($1)")];
    }));
    probe.remove();
    return found;
  };
  /** @param {Kind} kind */
  const own = (kind) => getComputedStyle(document.documentElement).getPropertyValue(`--${kind}`).trim() || OWN.line;
  const palette = () => {
    const colours = forced.matches ? resolved() : OWN;
    const kinds = new Map();
    /** @param {Kind} kind */
    const of = (kind) => kinds.get(kind) ?? kinds.set(kind, forced.matches ? colours.text : own(kind)).get(kind);
    return { ...colours, of };
  };

  let held = null;
  Page.palette = () => (held ??= palette());
  const renew = () => {
    held = null;
    Page.redraw();
  };
  for (const query of [forced, dark]) query.addEventListener("change", renew);
}
