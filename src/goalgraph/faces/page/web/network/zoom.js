"use strict";
/**
 * How much of the free network is seen: at first all that can be read, then what is asked for.
 *
 * @needs data el MANY must NETWORK_FONT networkPlaces one stage state t
 * @typedef {object} ZoomOffers
 * @property {(stage: Stage) => {scale: number, position: {x: number, y: number}}} firstView
 * @property {(stage: Stage, view: {position?: {x: number, y: number}, scale?: number}) => void} moveNetwork
 * @property {() => void} fitNetwork
 * @property {(factor: number) => void} zoomNetwork
 * @property {() => HTMLElement[]} networkTools
 */
{
  const { el, t } = Page;
  // The least height of a label at first sight, in the text's own size; a little less where that shows the whole.
  const LEAST = 0.75;
  const LEAST_OF_ALL = 0.68;
  const MOST = 2;
  const BESIDE = 30;

  // The edges of the picture, each way, with room for the boxes there.
  const edges = () => {
    const places = [...Page.networkPlaces().values()];
    const all = places.length ? places : [[0, 0]];
    const room = [Math.max(...Page.data.nodes.filter(({ group }) => group !== "area").map(({ most }) => most)) / 2 + 10, BESIDE];
    return room.map((one, n) => /** @type {Point} */ ([Math.min(...all.map((at) => at[n] - one)), Math.max(...all.map((at) => at[n] + one))]));
  };
  /** @param {Stage} stage */
  const size = (stage) => {
    const { clientWidth, clientHeight } = Page.must(Page.one(stage, ".canvas"));
    return [clientWidth, clientHeight];
  };
  /** @param {Point[]} ends @param {number[]} room */
  const scaleOfAll = (ends, room) => Math.min(MOST, ...ends.map(([low, high], n) => room[n] / (high - low)));
  /** @param {number} n @param {number} low @param {number} high */
  const within = (n, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, n)));

  // All of it, if that can be read; else as much as can, around what is chosen or from the beginning.
  Page.firstView = (stage) => {
    const ends = edges();
    const room = size(stage);
    const root = getComputedStyle(document.documentElement);
    const tooMany = Page.data.edges.length > Page.MANY;
    const whole = scaleOfAll(ends, room) * parseFloat(root.getPropertyValue("--size"));
    /** @param {number} part */
    const letters = (part) => (part * parseFloat(root.fontSize)) / Page.NETWORK_FONT;
    const scale = tooMany || whole >= letters(LEAST_OF_ALL) ? whole : letters(LEAST);
    const at = Page.networkPlaces().get(Page.state.leaf ?? Page.state.chosen ?? "") ?? ends.map(([low]) => low);
    const [x, y] = ends.map(([low, high], n) => within(at[n], low + room[n] / scale / 2, high - room[n] / scale / 2));
    return { scale, position: { x, y } };
  };

  // The view as somebody has set it, by hand or key: it stays so.
  Page.moveNetwork = (stage, view) => {
    stage.isMoved = true;
    Page.must(stage.network).moveTo({ ...view, animation: false });
  };
  Page.fitNetwork = () => {
    const stage = Page.stage();
    const ends = edges();
    const [x, y] = ends.map(([low, high]) => (low + high) / 2);
    Page.moveNetwork(stage, { position: { x, y }, scale: scaleOfAll(ends, size(stage)) });
  };
  Page.zoomNetwork = (factor) => {
    const stage = Page.stage();
    Page.moveNetwork(stage, { scale: Page.must(stage.network).getScale() * factor });
  };

  Page.networkTools = () => {
    /** @param {string} id @param {string} key @param {() => unknown} onclick */
    const tool = (id, key, onclick) => el("button", { type: "button", class: "button", id, onclick }, t(`network.${key}`));
    return [
      tool("zoom-in", "zoom_in", () => Page.zoomNetwork(1.25)), tool("zoom-out", "zoom_out", () => Page.zoomNetwork(0.8)),
      tool("fit", "fit", Page.fitNetwork),
    ];
  };
}
