"use strict";
/**
 * The keyboard: the stage is one tab stop, arrows walk the cards, letters work only there.
 *
 * @needs all back byId data go hasDialogue must state undo view
 @typedef {object} KeysOffers
 * @property {(stop?: HTMLElement) => void} rove
 * @property {() => void} focusStage
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
    } else if (event.key === "/") {
      event.preventDefault();
      Page.byId("search-text").focus();
    } else if (event.key.toLowerCase() === "f" && stop.classList.contains("card")) {
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
    const stop = stopOf(event);
    if (stop) onStage(event, stop);
  });
  document.addEventListener("focusin", (event) => {
    const stop = stopOf(event);
    if (stop) Page.rove(stop);
  });
}
