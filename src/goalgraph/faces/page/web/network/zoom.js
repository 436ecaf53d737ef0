"use strict";
/**
 * How much of the network is seen: moved, made larger and smaller, and centred on what is asked for.
 *
 * @needs data isGrouped levelAt must networkLetters networkLevels networkNodes networkPlaces one openRing stage state
 * @typedef {{scale: number, position: {x: number, y: number}}} NetworkSight
 * @typedef {object} ZoomOffers
 * @property {() => {x: Point, y: Point}} networkEdges the whole of it, each way
 * @property {(stage: Stage) => NetworkSight} firstView
 * @property {(stage: Stage, view: {position?: {x: number, y: number}, scale?: number}) => void} moveNetwork
 * @property {() => void} fitNetwork
 * @property {(scale: number) => number} spareAbove how much of the window's height stands empty above all of it
 * @property {(stage: Stage) => boolean} isMapInTheWay
 * @property {(factor: number) => void} zoomNetwork
 * @property {(level: "areas" | "goals" | "content") => void} zoomToLevel
 * @property {(x: number, y: number) => void} panNetwork by so many windows each way
 * @property {(id: string) => void} centreOn
 * @property {(stage: Stage) => void} keepScale within what can be read
 */
{
  const LARGEST = 2.4;
  const BESIDE = 24;
  // Of the height of letters: the heads of columns, and the lowest card that bears its code.
  const HEADS = 2.1;
  const LOWEST = 0.9;
  // Below this a row of cards is thinner than a name of an area.
  const [ROW, CARD] = [150, 84];
  const RING_LINE = 66;

  // Lines go above what stands at the top.
  const LINE = 4;
  const highest = Math.min(...Page.data.edges.flatMap(({ way }) => (way ?? []).map(([, y]) => y)));

  Page.networkEdges = () => {
    const places = Page.networkPlaces();
    const all = Page.networkNodes().map(({ id, most, tall }) => ({ at: Page.must(places.get(id), id), half: [most / 2, tall / 2] }));
    if (!all.length) return { x: [-1, 1], y: [-1, 1] };
    const [x, y] = [0, 1].map((n) => /** @type {Point} */ ([
      Math.min(...all.map(({ at, half }) => at[n] - half[n])) - BESIDE, Math.max(...all.map(({ at, half }) => at[n] + half[n])) + BESIDE,
    ]));
    const ring = Page.openRing()?.reach?.[1] ?? 0;
    if (!ring) y[0] = Math.min(y[0], highest - LINE);
    return ring ? { x, y: [Math.min(y[0], -ring - BESIDE), Math.max(y[1], ring + BESIDE)] } : { x, y };
  };
  /** @param {Stage} stage */
  const size = (stage) => {
    const { clientWidth, clientHeight } = Page.must(Page.one(stage, ".canvas"));
    return [clientWidth, clientHeight];
  };
  const heads = () => (Page.data.areas.length || Page.openRing() || Page.isGrouped() ? 0 : HEADS * Page.networkLetters());
  // How wide and how high the buttons, or the map too, lie over the lower right corner; beside a ring, and in a narrow window, they stand apart.
  /** @param {Stage} stage @param {".moves" | ".sight"} what @returns {Point} */
  const covered = (stage, what) => {
    const canvas = Page.must(Page.one(stage, ".canvas")).getBoundingClientRect();
    const over = Page.must(Page.one(stage, what)).getBoundingClientRect();
    return over.left < canvas.right && over.top < canvas.bottom ? [canvas.right - over.left, canvas.bottom - over.top] : [0, 0];
  };
  // How far the whole stands to the left of the middle: what moves it lies over the right, beside a ring stands there.
  /** @param {Stage} stage @param {number} scale */
  const aside = (stage, scale) => {
    const { x } = Page.networkEdges();
    const free = size(stage)[0] / scale - (x[1] - x[0]);
    return Math.max(0, Math.min(covered(stage, ".sight")[0] / scale, free)) / 2;
  };
  const smallest = () => {
    const em = Page.networkLetters();
    if (Page.openRing()) return (1.1 * em) / RING_LINE;
    return Page.data.areas.length ? (1.6 * em) / ROW : (LOWEST * em) / CARD;
  };
  /** @param {number} scale */
  const readable = (scale) => Math.max(smallest(), Math.min(LARGEST, scale));
  /** @param {Stage} stage @param {Point} [less] what of the window is not for it */
  const whole = (stage, less = [0, 0]) => {
    const { x, y } = Page.networkEdges();
    const [wide, high] = size(stage);
    return Math.min((wide - less[0]) / (x[1] - x[0]), (high - less[1] - heads()) / (y[1] - y[0]));
  };
  /** @param {number} n @param {number} low @param {number} high */
  const within = (n, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, n)));

  // As near a place as leaves nothing empty beyond the edges.
  /** @param {Stage} stage @param {number} scale @param {Point} at */
  const inside = (stage, scale, at) => {
    const { x, y } = Page.networkEdges();
    const room = size(stage);
    const begins = [x[0], y[0] - heads() / scale];
    const [left, top] = [x, y].map(([, end], n) => within(at[n], begins[n] + room[n] / scale / 2, end - room[n] / scale / 2));
    return { x: left + aside(stage, scale), y: top };
  };
  // Whether something that is drawn would lie under them.
  /** @param {Stage} stage @param {".moves" | ".sight"} what @param {NetworkSight} view */
  const isCovered = (stage, what, { scale, position }) => {
    const [right, below] = covered(stage, what);
    const [wide, high] = size(stage);
    const places = Page.networkPlaces();
    const isFar = Page.levelAt(scale) === "areas";
    return right > 0 && Page.networkNodes().some(({ id, most, tall, holds }) => {
      const [x, y] = Page.must(places.get(id), id);
      const [end, bottom] = [x + most / 2 - position.x, y + tall / 2 - position.y].map((edge) => edge * scale);
      return !(isFar && holds !== undefined) && end > wide / 2 - right && bottom > high / 2 - below;
    });
  };
  // All of it, as large as can be; where a card would be covered, all of it beside what covers, or above.
  /** @param {Stage} stage @returns {NetworkSight} */
  const entire = (stage) => {
    const { x, y } = Page.networkEdges();
    const [right, below] = covered(stage, ".moves");
    const ways = /** @type {Point[]} */ ([[0, 0], [right, 0], [0, below]]).map((less) => {
      const scale = readable(whole(stage, less));
      const position = { x: (x[0] + x[1] + less[0] / scale) / 2, y: (y[0] - heads() / scale + y[1] + less[1] / scale) / 2 };
      if (!less[0]) position.x += aside(stage, scale);
      return { scale, position };
    });
    const free = ways.filter((view) => !isCovered(stage, ".moves", view)).sort((one, other) => other.scale - one.scale);
    return free[0] ?? ways[0];
  };
  Page.spareAbove = (scale) => {
    const { y } = Page.networkEdges();
    return Math.max(0, size(Page.stage())[1] - heads() - (y[1] - y[0]) * scale) / 2;
  };
  // The map says nothing while all of it is in sight: then it gives way to a card.
  Page.isMapInTheWay = (stage) => {
    const network = Page.must(stage.network);
    const view = { scale: network.getScale(), position: network.getViewPosition() };
    const [wide, high] = size(stage);
    const { x, y } = Page.networkEdges();
    const [right, below] = [x[1] - view.position.x, y[1] - view.position.y].map((end) => end * view.scale);
    const [left, above] = [view.position.x - x[0], view.position.y - y[0]].map((start) => start * view.scale);
    return Math.max(left, right) < wide / 2 + 1 && above < high / 2 - heads() + 1 && below < high / 2 + 1 && isCovered(stage, ".sight", view);
  };
  // Without areas nothing is named from so far that a card is lower than a line: in a narrow window, or where not even from there
  // all can be seen, one begins where goals are.
  /** @param {number} all */
  const nearest = (all) => {
    const { goals } = Page.networkLevels();
    const isFar = !Page.openRing() && !Page.data.areas.length && all < goals / 2;
    return isFar && (all < smallest() || document.documentElement.classList.contains("narrow")) ? 1.02 * goals : 0;
  };
  // Where reading begins: at what stands first in the first column.
  const beginning = () => [...Page.networkPlaces().values()].sort((one, other) => one[0] - other[0] || one[1] - other[1])[0];
  // All of it as far as it can be read; of what is wider than the window the part around what is chosen, or its beginning.
  Page.firstView = (stage) => {
    const { x, y } = Page.networkEdges();
    const ring = Page.openRing();
    // Of a ring that is wider than the window its left half is seen first, near enough for two lines each.
    const all = whole(stage);
    const isCut = ring !== null && all < smallest();
    const scale = isCut ? (2.2 * Page.networkLetters()) / RING_LINE : Math.max(nearest(all), readable(Math.min(all, ring ? 1.1 : LARGEST)));
    const places = Page.networkPlaces();
    if (!ring && !places.has(Page.state.leaf ?? "") && !places.has(Page.state.chosen ?? "") && all >= smallest() && all >= nearest(all)) return entire(stage);
    const at = places.get(Page.state.leaf ?? "") ?? (isCut ? /** @type {Point} */ ([x[0], 0]) : ring ? places.get(ring.id) : places.get(Page.state.chosen ?? "")) ?? beginning() ?? [x[0], y[0]];
    return { scale, position: inside(stage, scale, at) };
  };

  // The view as somebody has set it, by hand or key: it stays so.
  Page.moveNetwork = (stage, view) => {
    stage.isMoved = true;
    Page.must(stage.network).moveTo({ ...view, ...(view.scale ? { scale: readable(view.scale) } : {}), animation: false });
    stage.moved?.();
  };
  Page.keepScale = (stage) => {
    const network = Page.must(stage.network);
    const scale = network.getScale();
    if (readable(scale) !== scale) network.moveTo({ scale: readable(scale), animation: false });
  };
  Page.fitNetwork = () => {
    const stage = Page.stage();
    Page.moveNetwork(stage, entire(stage));
  };
  Page.zoomNetwork = (factor) => {
    const stage = Page.stage();
    Page.moveNetwork(stage, { scale: Page.must(stage.network).getScale() * factor });
  };
  // A little above where the level begins, so that what it names has room.
  Page.zoomToLevel = (level) => {
    const { goals, content } = Page.networkLevels();
    const scale = { areas: Math.min(whole(Page.stage()), goals * 0.9), goals: Math.min(goals * 1.02, content * 0.99), content: content * 1.4 }[level];
    const stage = Page.stage();
    const middle = Page.must(stage.network).getViewPosition();
    Page.moveNetwork(stage, { scale, position: inside(stage, scale, [middle.x, middle.y]) });
  };
  Page.panNetwork = (across, down) => {
    const stage = Page.stage();
    const network = Page.must(stage.network);
    const [wide, high] = size(stage);
    const { x, y } = network.getViewPosition();
    const scale = network.getScale();
    Page.moveNetwork(stage, { position: { x: x + (across * wide) / scale, y: y + (down * high) / scale } });
  };
  // Near enough for its name to be read.
  Page.centreOn = (id) => {
    const stage = Page.stage();
    const at = Page.networkPlaces().get(id);
    if (!at) return;
    Page.moveNetwork(stage, { position: { x: at[0], y: at[1] }, scale: Math.max(Page.must(stage.network).getScale(), Page.networkLevels().goals) });
  };
}
