"use strict";
/**
 * The colours of what is drawn: the page's own, light or dark, or the reader's where the system forces its colours on
 * pages. And the choice between light and dark, which is the system's until a button says otherwise.
 *
 * @needs announce byId el redraw t
 * @typedef {object} PaletteOffers
 * @property {() => Colours} palette
 * @property {() => HTMLElement} themeTool
 */
{
  const OWN = {
    paper: "--paper", text: "--ink", line: "--loose", thread: "--thread", dimmed: "--ink2", edge: "--loose", mark: "--l2",
    picked: "--ink", on: "--paper", card: "--card",
  };
  // What is dimmed loses its edge; its text must still be read.
  const SYSTEM = {
    paper: "Canvas", text: "CanvasText", line: "CanvasText", thread: "Highlight", dimmed: "CanvasText", edge: "Canvas", mark: "LinkText",
    picked: "Highlight", on: "HighlightText", card: "Canvas",
  };
  const KINDS = new Map([
    ["global-goal", "--l1"], ["council-goal", "--l2"], ["area", "--l3"], ["board-goal", "--l4"], ["guiding-statement", "--l3"],
    ["strategy", "--ok"], ["activity", "--l4"], ["risk", "--no"], ["indicator", "--l2"],
  ]);
  const forced = matchMedia("(forced-colors: active)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;

  /** @param {(probe: (colour: string) => string) => void} run */
  const probing = (run) => {
    const probe = Page.el("span", { class: "probe" });
    document.body.append(probe);
    run((colour) => {
      probe.style.color = colour.startsWith("--") ? `var(${colour})` : colour;
      // A system's highlight can be see-through; a line must not be.
      return getComputedStyle(probe).color.replace(/^rgba\((.*), [\d.]+\)$/, "rgb($1)");
    });
    probe.remove();
  };
  const palette = () => {
    /** @type {Record<string, string>} */
    const colours = {};
    const kinds = new Map();
    probing((colour) => {
      for (const [use, name] of Object.entries(forced.matches ? SYSTEM : OWN)) colours[use] = colour(name);
      for (const [kind, name] of KINDS) kinds.set(kind, forced.matches ? colours.text : colour(name));
    });
    /** @param {Kind} kind */
    const of = (kind) => kinds.get(kind) ?? colours.line;
    return /** @type {Colours} */ ({ ...colours, of });
  };

  let held = null;
  Page.palette = () => (held ??= palette());
  const renew = () => {
    held = null;
    Page.redraw();
  };
  for (const query of [forced, dark]) query.addEventListener("change", renew);
  for (const turn of ["beforeprint", "afterprint"]) {
    addEventListener(turn, () => {
      held = null;
    });
  }

  // The choice that was made last in this browser, where it keeps anything.
  const KEY = "goalgraph colours";
  const CHOICES = ["light", "dark"];
  /** @param {string} wanted */
  const choose = (wanted) => {
    root.classList.remove(...CHOICES);
    root.classList.add(wanted);
  };
  try {
    const kept = localStorage.getItem(KEY) ?? "";
    if (CHOICES.includes(kept)) choose(kept);
  } catch {
    // Where nothing is kept the system's wish holds.
  }
  const isDark = () => root.classList.contains("dark") || (dark.matches && !root.classList.contains("light"));
  Page.themeTool = () => Page.el("button", { type: "button", class: "button", id: "theme", onclick: () => {
    const wanted = isDark() ? "light" : "dark";
    choose(wanted);
    try {
      localStorage.setItem(KEY, wanted);
    } catch {
      // What cannot be kept holds as long as the page is open.
    }
    renew();
    Page.byId("theme").textContent = Page.t(isDark() ? "light" : "dark");
    Page.announce(Page.t(`live.${wanted}`));
  } }, Page.t(isDark() ? "light" : "dark"));
}
