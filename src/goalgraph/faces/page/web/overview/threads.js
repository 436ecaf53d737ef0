"use strict";
/**
 * The threads of the overview: each goal above is written on one, which flows to an area or a goal and ends in a knot.
 *
 * A thread is red where what it leads to is settled by the room: beyond an area with several goals, and beyond a goal
 * with others below it, only when all of them are, and so is the line that such a goal stands on. Only links that are stated or decided count.
 *
 * @needs all data drawVectors flow given isSteep isTied linkShown must pixel place stateOf
 * @typedef {object} ThreadsOffers
 * @property {(stage: HTMLElement, on: Set<string>, more?: Line[]) => void} drawThreads with what a view draws besides
 * @property {(id: string) => boolean} isTiedBelow whether all that a goal or an area leads to is settled
 * @property {(id: string) => boolean} isHalfWay whether the room is on its way with a goal: the thread that comes to it is red for half of its way
 */
{
  const sure = Page.data.links.filter((link) => link.basis !== "derived");
  /** @type {Map<string, string[]>} */
  const below = new Map();
  for (const area of Page.data.areas) below.set(area.id, area["board-goal"]);
  for (const { from, to } of sure) {
    if (Page.given.goals[from] && Page.given.goals[to]) below.set(to, [...(below.get(to) ?? []), from]);
  }
  /** @type {(id: string, seen?: Set<string>) => boolean} */
  const isTiedBelow = (id, seen = new Set()) => {
    if (seen.has(id)) return true;
    seen.add(id);
    const lower = below.get(id) ?? [];
    const isGiven = Boolean(Page.given.goals[id]);
    return (isGiven ? Page.isTied(id) : lower.length > 0) && lower.every((one) => isTiedBelow(one, seen));
  };
  Page.isTiedBelow = (id) => isTiedBelow(id);
  Page.isHalfWay = (id) => Boolean(Page.given.goals[id]) && Page.stateOf(id) === "draft";
  // How far a link between two goals of one column stands out from it.
  const BULGE = 24;
  /** @typedef {{from: HTMLElement, to: HTMLElement, basis: Basis, on: boolean, half: boolean, lane: boolean}} Thread */

  /** @param {HTMLElement} card */
  const idOf = (card) => Page.must(card.dataset.id);
  /** @param {HTMLElement} card */
  const isWritten = (card) => card.classList.contains("written");

  // How far below what a thread passes it goes, and how far from each other threads come to a box.
  const [BELOW, APART, EDGE] = [7, 10, 12];
  // How far before what stands beside others in its column a thread to it comes down.
  const BESIDE = 40;
  Page.drawThreads = (stage, on, more = []) => {
    const pixel = Page.pixel();
    const at = new Map(Page.all(stage, ".card").filter((one) => one.getClientRects().length).map((card) => [card, Page.place(stage, card)]));
    /** @type {Map<string, HTMLElement[]>} */
    const cards = new Map();
    for (const card of at.keys()) cards.set(idOf(card), [...(cards.get(idOf(card)) ?? []), card]);
    /** @param {HTMLElement} card */
    const box = (card) => Page.must(at.get(card), card.id);
    /** @param {HTMLElement} card */
    const cell = (card) => /** @type {HTMLElement} */ (card.closest(".cell"));
    /** @param {HTMLElement} card */
    const row = (card) => Page.all(Page.must(cell(card).parentElement), ":scope > .cell");
    /** @param {HTMLElement} card */
    const column = (card) => row(card).indexOf(cell(card));
    // What is written on a thread has it below its words; what is a box has it in the middle.
    /** @param {HTMLElement} card */
    const end = (card) => isWritten(card) ? { x: Page.place(stage, cell(card)).right, y: box(card).bottom } : { x: box(card).right, y: box(card).middle };
    // A goal that stands on several screens has its threads on each of them, to what stands there.
    /** @param {string} one @param {string} other @returns {[HTMLElement, HTMLElement][]} */
    const pairs = (one, other) => {
      const [ones, others] = [cards.get(one) ?? [], cards.get(other) ?? []];
      const beside = ones.flatMap((a) => others.filter((b) => cell(a).parentElement === cell(b).parentElement).map((b) => /** @type {[HTMLElement, HTMLElement]} */ ([a, b])));
      /** @param {HTMLElement[]} several */
      const own = (several) => several.find((card) => !card.classList.contains("again")) ?? several[0];
      return beside.length || !ones.length || !others.length ? beside : [[own(ones), own(others)]];
    };

    /** @type {Thread[]} */
    const threads = [];
    /** @type {Line[]} */
    const lines = [...more];
    // What is linked within its column is written on a thread too.
    /** @type {Map<HTMLElement, boolean>} */
    const within = new Map();
    const traced = on.size > 0;
    /** @param {HTMLElement} one @param {HTMLElement} other @param {Basis} basis */
    const join = (one, other, basis) => {
      const [high, low] = column(other) < column(one) ? [other, one] : [one, other];
      const [from, to] = [idOf(one), idOf(other)];
      if (column(high) === column(low)) {
        const isLit = traced && on.has(from) && on.has(to);
        for (const card of [one, other]) within.set(card, isLit || Boolean(within.get(card)));
        const [first, second] = [end(one), end(other)];
        const x = Math.max(first.x, second.x);
        lines.push({ d: `M${first.x} ${first.y}C${x + BULGE * pixel} ${first.y} ${x + BULGE * pixel} ${second.y} ${second.x} ${second.y}`, basis, on: isLit, from, to });
        return;
      }
      const isOn = traced ? on.has(from) && on.has(to) : basis !== "derived" && isTiedBelow(idOf(low));
      const half = !traced && !isOn && basis !== "derived" && Page.isHalfWay(idOf(low));
      threads.push({ from: high, to: low, basis, on: isOn, half, lane: column(low) - column(high) > 1 });
    };
    for (const { from, to, basis } of Page.data.links.filter(Page.linkShown)) {
      if (from !== to) for (const [one, other] of pairs(from, to)) join(one, other, basis);
    }

    for (const [card, { left }] of at) {
      if (!isWritten(card)) continue;
      const own = threads.filter((one) => one.from === card);
      if (!own.length && !threads.some((one) => one.to === card) && !within.has(card)) continue;
      const { x, y } = end(card);
      const isOn = !traced && Page.given.goals[idOf(card)] ? isTiedBelow(idOf(card)) : own.length ? own.some((one) => one.on) : threads.some((one) => one.to === card && one.on) || Boolean(within.get(card));
      lines.push({ d: `M${left} ${y}H${x}`, basis: "stated", on: isOn });
    }
    // A thread that passes a column goes below what stands there, in the band that it comes from.
    /** @param {Thread} thread */
    const passed = ({ from, to, lane }) => {
      const start = end(from);
      if (!lane) return { d: `M${start.x} ${start.y}`, ...start };
      let { x, y } = start;
      let d = `M${x} ${y}`;
      for (const between of row(from).slice(column(from) + 1, column(to))) {
        if (!between.getClientRects().length) continue;
        const room = Page.place(stage, between);
        const boxes = Page.all(between, ".card").flatMap((one) => at.get(one) ?? []);
        const free = boxes.length ? boxes[boxes.length - 1].bottom + BELOW * pixel : y;
        d += `${Page.flow(x, y, room.left, free)}H${room.right}`;
        [x, y] = [room.right, free];
      }
      return { d, x, y };
    };
    // What comes to the same box from the left comes side by side, in the order of where it comes from.
    /** @type {Map<HTMLElement, {thread: Thread, way: {d: string, x: number, y: number}}[]>} */
    const arriving = new Map();
    for (const thread of threads) arriving.set(thread.to, [...(arriving.get(thread.to) ?? []), { thread, way: passed(thread) }]);
    /** @type {{x: number, y: number, left: number, to: number, put: (swings: boolean) => void}[]} */
    const last = [];
    for (const [card, several] of arriving) {
      const levels = [...new Set(several.map(({ way }) => Math.round(way.y)))].sort((a, b) => a - b);
      const { left, top, bottom, middle } = box(card);
      const apart = isWritten(card) || card.classList.contains("board-goal") ? 0 : Math.min(APART * pixel, (bottom - top - EDGE * pixel) / Math.max(1, levels.length - 1));
      const base = isWritten(card) ? bottom : middle;
      const place = Page.place(stage, cell(card));
      // What stands beside others in its column is come to from above them, not from behind: it does not follow from them.
      const above = left - place.left > BESIDE * pixel ? Math.min(...Page.all(cell(card), ".card").flatMap((one) => at.get(one)?.top ?? [])) - BELOW * pixel : null;
      for (const { thread, way } of several) {
        if (above !== null) {
          way.d += `${Page.flow(way.x, way.y, place.left, above)}H${left - BESIDE * pixel}`;
          [way.x, way.y] = [left - BESIDE * pixel, above];
        }
        const y = base + (levels.indexOf(Math.round(way.y)) - (levels.length - 1) / 2) * apart;
        /** @param {boolean} swings */
        const put = (swings) => {
          lines.push({ d: way.d + Page.flow(way.x, way.y, left, y, swings), basis: thread.basis, on: thread.on, half: thread.half, from: idOf(thread.to), to: idOf(thread.from) });
        };
        last.push({ x: way.x, y: way.y, left, to: y, put });
      }
    }
    // Two from different places that would run straight down or up beside the same column are not told apart there: they swing.
    const steep = last.filter(({ y, to }) => Page.isSteep(y, to));
    /** @param {typeof last[number]} a @param {typeof last[number]} b */
    const isShared = (a, b) => Math.round(a.left) === Math.round(b.left) && Math.round(a.y) !== Math.round(b.y)
      && Math.min(Math.max(a.y, a.to), Math.max(b.y, b.to)) > Math.max(Math.min(a.y, a.to), Math.min(b.y, b.to));
    for (const one of last) one.put(steep.includes(one) && steep.some((other) => isShared(one, other)));
    Page.drawVectors(stage, lines);
  };
}
