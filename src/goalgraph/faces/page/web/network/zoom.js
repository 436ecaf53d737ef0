"use strict";
/**
 * How much of the network is seen: moved, made larger and smaller, and centred on what is asked for.
 *
 * @needs data must networkLetters networkLevels networkNodes networkPlaces one openRing stage state
 * @typedef {object} ZoomOffers
 * @property {() => {x: Point, y: Point}} networkEdges the whole of it, each way
 * @property {(stage: Stage) => {scale: number, position: {x: number, y: number}}} firstView
 * @property {(stage: Stage, view: {position?: {x: number, y: number}, scale?: number}) => void} moveNetwork
 * @property {() => void} fitNetwork
 * @property {(factor: number) => void} zoomNetwork
 * @property {(level: "areas" | "goals" | "content") => void} zoomToLevel
 * @property {(x: number, y: number) => void} panNetwork by so many windows each way
 * @property {(id: string) => void} centreOn
 * @property {(stage: Stage) => void} keepScale within what can be read
 */
{
  const LARGEST = 2.4;
  const BESIDE = 24;
  const HEADS = 70;
  // Below this a row of cards is thinner than a name of an area.
  const ROW = 150;
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
    return ring ? { x, y: [Math.min(y[0], -ring - BESIDE), Math.max(y[1], ring + BESIDE)] } : { x, y: [y[0] - (Page.data.areas.length ? 0 : HEADS), y[1]] };
  };
  /** @param {Stage} stage */
  const size = (stage) => {
    const { clientWidth, clientHeight } = Page.must(Page.one(stage, ".canvas"));
    return [clientWidth, clientHeight];
  };
  // How far the whole stands to the left of the middle: what moves it lies over the right, beside a ring stands there.
  /** @param {Stage} stage @param {number} scale */
  const aside = (stage, scale) => {
    const { x } = Page.networkEdges();
    const free = size(stage)[0] / scale - (x[1] - x[0]);
    return Page.openRing() ? 0 : Math.max(0, Math.min(Page.must(Page.one(stage, ".sight")).clientWidth / scale, free)) / 2;
  };
  const smallest = () => {
    const em = Page.networkLetters();
    if (Page.openRing()) return (1.1 * em) / RING_LINE;
    return Page.data.areas.length ? (1.6 * em) / ROW : (0.5 * em) / ROW;
  };
  /** @param {number} scale */
  const readable = (scale) => Math.max(smallest(), Math.min(LARGEST, scale));
  /** @param {Stage} stage */
  const whole = (stage) => {
    const { x, y } = Page.networkEdges();
    const [wide, high] = size(stage);
    return Math.min(wide / (x[1] - x[0]), high / (y[1] - y[0]));
  };
  /** @param {number} n @param {number} low @param {number} high */
  const within = (n, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, n)));

  // As near a place as leaves nothing empty beyond the edges.
  /** @param {Stage} stage @param {number} scale @param {Point} at */
  const inside = (stage, scale, at) => {
    const { x, y } = Page.networkEdges();
    const room = size(stage);
    const [left, top] = [x, y].map(([low, high], n) => within(at[n], low + room[n] / scale / 2, high - room[n] / scale / 2));
    return { x: left + aside(stage, scale), y: top };
  };
  // Without areas nothing is named from so far that a card is lower than a line: in a narrow window one begins where goals are.
  /** @param {number} all */
  const nearest = (all) => {
    const { goals } = Page.networkLevels();
    const isFar = !Page.openRing() && !Page.data.areas.length && all < goals / 2;
    return isFar && document.documentElement.classList.contains("narrow") ? 1.02 * goals : 0;
  };
  // All of it as far as it can be read; of what is wider than the window the part around what is chosen, or its beginning.
  Page.firstView = (stage) => {
    const { x, y } = Page.networkEdges();
    const ring = Page.openRing();
    // Of a ring that is wider than the window its left half is seen first, near enough for two lines each.
    const all = whole(stage);
    const isCut = ring !== null && all < smallest();
    const scale = isCut ? (2.2 * Page.networkLetters()) / RING_LINE : Math.max(nearest(all), readable(Math.min(all, ring ? 1.1 : LARGEST)));
    const places = Page.networkPlaces();
    const at = places.get(Page.state.leaf ?? "") ?? (isCut ? /** @type {Point} */ ([x[0], 0]) : ring ? places.get(ring.id) : places.get(Page.state.chosen ?? "")) ?? [x[0], y[0]];
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
    const { x, y } = Page.networkEdges();
    const scale = readable(whole(stage));
    Page.moveNetwork(stage, { position: { x: (x[0] + x[1]) / 2 + aside(stage, scale), y: (y[0] + y[1]) / 2 }, scale });
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
