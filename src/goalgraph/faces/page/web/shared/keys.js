"use strict";
/**
 * The keyboard: the stage is one tab stop, arrows walk the cards, letters work only there.
 *
 * @needs all announce back byId data el go hasDialogue must state t undo view
 @typedef {object} KeysOffers
 * @property {(stop?: HTMLElement) => void} rove
 * @property {() => void} focusStage
 * @property {() => boolean} isQuick whether a single sign is a command where one does not write
 * @property {() => HTMLElement} quickTool
 */
{
  const stops = () => Page.all(document, "#stage [data-stop]").filter((stop) => stop.getClientRects().length);

  Page.rove = (element) => {
    for (const stop of stops()) stop.tabIndex = stop === element ? 0 : -1;
  };
  Page.focusStage = () => {
    const stop = stops().find((one) => one.tabIndex === 0) ?? document.getElementById("stage");
    stop?.focus();
  };

  // Who speaks to the computer, or hits keys by mistake, can do without commands of a single sign.
  const KEY = "goalgraph keys";
  let quick = true;
  try {
    quick = localStorage.getItem(KEY) !== "off";
  } catch {
    // Where nothing is kept they are on.
  }
  Page.isQuick = () => quick;
  Page.quickTool = () => Page.el("button", { type: "button", class: "button", id: "quick", "aria-pressed": String(quick), title: Page.t("quick.about"), onclick: () => {
    quick = !quick;
    try {
      localStorage.setItem(KEY, quick ? "on" : "off");
    } catch {
      // What cannot be kept holds as long as the page is open.
    }
    Page.byId("quick").setAttribute("aria-pressed", String(quick));
    Page.announce(Page.t(quick ? "quick.on" : "quick.off"));
  } }, Page.t("quick.name"));

  /** @param {Element} element */
  const middle = (element) => {
    const r = element.getBoundingClientRect();
    return (r.top + r.bottom) / 2;
  };
  /** @param {Element} element */
  const columnOf = (element) => {
    const column = /** @type {HTMLElement | null} */ (element.closest("[data-column]"));
    if (column) return Number(column.dataset.column);
    const cell = Page.must(element.closest(".cell"));
    return [...Page.must(cell.parentElement).children].indexOf(cell);
  };
  /** @param {Element} element @param {HTMLElement[]} candidates */
  const nearest = (element, candidates) =>
    candidates.sort((a, b) => Math.abs(middle(a) - middle(element)) - Math.abs(middle(b) - middle(element)))[0];

  /** @param {HTMLElement} element */
  const linked = (element) => {
    const id = element.dataset.id;
    const ends = Page.data.links.filter((link) => link.basis !== "derived" && (link.from === id || link.to === id));
    return new Set(ends.flatMap((link) => [link.from, link.to]));
  };

  /** @param {HTMLElement} element @param {number} step */
  const sideways = (element, step) => {
    const column = columnOf(element);
    const beyond = stops().filter((stop) => (columnOf(stop) - column) * step > 0);
    const friends = linked(element);
    const next = Math.min(...beyond.map((stop) => Math.abs(columnOf(stop) - column)));
    const known = beyond.filter((stop) => friends.has(stop.dataset.id ?? ""));
    const close = Math.min(...known.map((stop) => Math.abs(columnOf(stop) - column)));
    const first = known.filter((stop) => Math.abs(columnOf(stop) - column) === close);
    return nearest(element, first.length ? first : beyond.filter((stop) => Math.abs(columnOf(stop) - column) === next));
  };
  /** @param {HTMLElement} element @param {number} step */
  const upwards = (element, step) => {
    const column = stops().filter((stop) => columnOf(stop) === columnOf(element));
    return column[column.indexOf(element) + step];
  };

  /** @param {KeyboardEvent} event @param {HTMLElement} stop */
  const onStage = (event, stop) => {
    const all = stops();
    const walk = Page.view().walk ?? { sideways, upwards };
    /** @type {Record<string, () => HTMLElement | undefined>} */
    const moves = {
      ArrowLeft: () => walk.sideways(stop, -1), ArrowRight: () => walk.sideways(stop, 1),
      ArrowUp: () => walk.upwards(stop, -1), ArrowDown: () => walk.upwards(stop, 1),
      Home: () => all[0], End: () => all.at(-1),
    };
    if (Object.hasOwn(moves, event.key)) {
      event.preventDefault();
      const to = moves[event.key]();
      if (to) {
        Page.rove(to);
        to.focus();
        to.scrollIntoView({ block: "nearest" });
      }
    } else if (quick && event.key.toLowerCase() === "f" && stop.classList.contains("card")) {
      event.preventDefault();
      Page.go({ view: "fokus", chosen: stop.dataset.id, leaf: null }, stop.id);
    }
  };

  /** @param {Element} element */
  const writes = (element) => element.matches("textarea, input:not([type=radio], [type=checkbox])");
  /** @type {(event: Event) => Element | null} */
  const targeted = ({ target }) => (target instanceof Element ? target : null);
  /** @type {(event: Event) => HTMLElement | null | undefined} */
  const stopOf = (event) => targeted(event)?.closest("#stage [data-stop]");
  document.addEventListener("keydown", (event) => {
    const target = targeted(event);
    const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (undoes && Page.hasDialogue && !(target && writes(target))) {
      event.preventDefault();
      return Page.undo(Page.state.view === "dialog" ? Page.state.chosen ?? undefined : undefined);
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Out of the form first: what one writes in must not vanish at a key.
    if (event.key === "Escape") return target && writes(target) && target.closest(".dialogue, .meta") ? Page.byId("stage").focus() : Page.back();
    if (quick && event.key === "/" && !(target && (writes(target) || target.matches("select"))) && !Page.byId("search").hidden) {
      event.preventDefault();
      return Page.byId("search-text").focus();
    }
    const stop = stopOf(event);
    if (stop) onStage(event, stop);
  });
  document.addEventListener("focusin", (event) => {
    const stop = stopOf(event);
    if (stop) Page.rove(stop);
  });
}
