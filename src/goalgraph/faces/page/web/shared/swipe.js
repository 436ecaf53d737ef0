"use strict";
/**
 * From one goal to the next with a finger, or a pen, across the stage.
 *
 * @needs state
 * @typedef {object} SwipeOffers
 * @property {(view: string, turn: (step: 1 | -1) => void) => void} onSwipe what a swipe in a view does: on with a step of 1, back with -1
 * @property {(element: Element) => boolean} writes whether somebody writes, or chooses, in it
 */
{
  const [LENGTH, STEEPEST] = [120, 3];
  Page.writes = (element) => element.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  /** @type {Map<string, (step: 1 | -1) => void>} */
  const turns = new Map();
  Page.onSwipe = (view, turn) => turns.set(view, turn);

  /** @type {{x: number, y: number} | null} */
  let from = null;
  document.addEventListener("pointerdown", ({ pointerType, clientX: x, clientY: y, target }) => {
    const isOnStage = turns.has(Page.state.view) && target instanceof Element && target.closest("#stage") && !Page.writes(target);
    from = pointerType !== "mouse" && isOnStage ? { x, y } : null;
  });
  document.addEventListener("pointerup", ({ clientX, clientY }) => {
    if (!from) return;
    const [across, down] = [clientX - from.x, clientY - from.y];
    from = null;
    if (Math.abs(across) > LENGTH && Math.abs(across) > STEEPEST * Math.abs(down)) turns.get(Page.state.view)?.(across < 0 ? 1 : -1);
  });
}
