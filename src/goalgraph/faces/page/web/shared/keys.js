"use strict";
// The keyboard: the stage is one tab stop, arrows walk the cards, letters work only there.
{
  const stops = () => [...document.querySelectorAll("#stage [data-stop]")];

  Page.rove = (element) => {
    for (const stop of stops()) stop.tabIndex = stop === element ? 0 : -1;
  };
  Page.focusStage = () => {
    const stop = stops().find((one) => one.tabIndex === 0) ?? document.getElementById("stage");
    stop?.focus();
  };

  const middle = (element) => {
    const r = element.getBoundingClientRect();
    return (r.top + r.bottom) / 2;
  };
  const columnOf = (element) => {
    const cell = element.closest(".cell");
    return [...cell.parentElement.children].indexOf(cell);
  };
  const nearest = (element, candidates) =>
    candidates.sort((a, b) => Math.abs(middle(a) - middle(element)) - Math.abs(middle(b) - middle(element)))[0];

  const linked = (element) => {
    const id = element.dataset.id;
    const ends = Page.data.links.filter((link) => link.basis !== "derived" && (link.from === id || link.to === id));
    return new Set(ends.flatMap((link) => [link.from, link.to]));
  };

  const sideways = (element, step) => {
    const column = columnOf(element);
    const beyond = stops().filter((stop) => (columnOf(stop) - column) * step > 0);
    const friends = linked(element);
    const next = Math.min(...beyond.map((stop) => Math.abs(columnOf(stop) - column)));
    const known = beyond.filter((stop) => friends.has(stop.dataset.id));
    const close = Math.min(...known.map((stop) => Math.abs(columnOf(stop) - column)));
    const first = known.filter((stop) => Math.abs(columnOf(stop) - column) === close);
    return nearest(element, first.length ? first : beyond.filter((stop) => Math.abs(columnOf(stop) - column) === next));
  };
  const upwards = (element, step) => {
    const column = stops().filter((stop) => columnOf(stop) === columnOf(element));
    return column[column.indexOf(element) + step];
  };

  const onStage = (event, stop) => {
    const all = stops();
    const walk = Page.view().walk ?? { sideways, upwards };
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
      document.getElementById("search-text").focus();
    } else if (event.key.toLowerCase() === "f" && stop.classList.contains("card")) {
      event.preventDefault();
      Page.go({ view: "fokus", chosen: stop.dataset.id, leaf: null }, stop.id);
    }
  };

  const writes = (element) => element.matches?.("textarea, input:not([type=radio], [type=checkbox])");
  document.addEventListener("keydown", (event) => {
    const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    if (undoes && Page.given && !writes(event.target)) {
      event.preventDefault();
      return Page.undo();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // Out of the form first: what one writes in must not vanish at a key.
    if (event.key === "Escape") return event.target.closest?.(".dialogue, .meta") ? document.getElementById("panel").focus() : Page.back();
    const stop = event.target.closest?.("#stage [data-stop]");
    if (stop) onStage(event, stop);
  });
  document.addEventListener("focusin", (event) => {
    const stop = event.target.closest?.("#stage [data-stop]");
    if (stop) Page.rove(stop);
  });
}
