"use strict";
/**
 * The page drawn anew when what it shows has changed. The frame, which knows all parts, says how.
 *
 * @typedef {object} RedrawOffers
 * @property {(how: (focus?: string | null) => void) => void} drawnBy
 * @property {(focus?: string | null) => void} render
 * @property {() => void} stale
 * @property {() => boolean} wasStale
 * @property {() => void} redraw
 */
{
  /** @type {(focus?: string | null) => void} */
  let draw = () => {};
  let isStale = false;
  Page.drawnBy = (how) => {
    draw = how;
  };
  // `focus` is the id of the element that then has the keyboard.
  Page.render = (focus) => draw(focus);
  // The same state shown anew: what lies behind it has changed.
  Page.stale = () => {
    isStale = true;
  };
  Page.wasStale = () => {
    const was = isStale;
    isStale = false;
    return was;
  };
  Page.redraw = () => {
    Page.stale();
    Page.render();
  };
}
