"use strict";
/**
 * How much room the text has: its size, the width of the window, and paper, which is the same whatever the window.
 * In: A− and A+, the window's size, and that the browser prints. Out: classes of the page, and its view drawn anew.
 *
 * @needs gather announce byId data drawSheets el groupsOn layOnSheets must one say stage stamp state t takeFromSheets view
 * @typedef {object} RoomOffers
 * @property {() => void} fit
 * @property {() => HTMLElement[]} sizeTools
 */
{
  const { el, t } = Page;
  const SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
  // In letter heights, how much it takes for all words in all columns, for the panel to stand beside the rest, for columns,
  // and for wide tables.
  const NEEDED = { compact: 90, below: 70, narrow: 64, slim: 40 };
  const root = document.documentElement;
  // The size that was chosen last in this browser, where it keeps anything.
  const KEY = "goalgraph size";
  const keptSize = () => {
    try {
      return Number(localStorage.getItem(KEY) ?? 1);
    } catch {
      return 1;
    }
  };
  let size = SIZES.includes(keptSize()) ? SIZES.indexOf(keptSize()) : SIZES.indexOf(1);
  const takeSize = () => root.style.setProperty("--size", String(SIZES[size]));
  takeSize();

  // A slide is one screen: where much is said of its goal it stands closer and its letters are smaller, down to the page's smallest.
  const SLIDES = ["", "1.2rem", "1.2rem", "1.15rem", "1.1rem", "1.05rem", "1rem", "max(16px, .95rem)", "max(16px, .9rem)"];
  const PLAIN = 2;
  const fitSlide = () => {
    const [main, slide] = [Page.byId("main"), Page.stage()];
    for (const [n, letters] of SLIDES.slice(0, root.classList.contains("narrow") ? 1 : SLIDES.length).entries()) {
      slide.style.setProperty("--slide", letters);
      slide.classList.toggle("dense", n >= PLAIN);
      if (main.scrollHeight <= main.clientHeight) return;
    }
  };

  const windowSize = () => `${innerWidth} ${innerHeight}`;
  let fitted = "";
  Page.fit = () => {
    fitted = windowSize();
    const paper = root.classList.contains("on-paper");
    const letters = paper ? Infinity : innerWidth / parseFloat(getComputedStyle(root).fontSize);
    for (const [name, needed] of Object.entries(NEEDED)) root.classList.toggle(name, letters < needed);
    root.classList.remove("tight");
    root.classList.toggle("wide-text", SIZES[size] > 1 && !paper);
    root.classList.toggle("drawn", Boolean(Page.view().cards) && letters >= NEEDED.narrow);
    if (Page.state.view === "visning") fitSlide();
    Page.view().draw(Page.stage());
  };

  /** @param {number} step */
  const resize = (step) => {
    if (!SIZES[size + step]) return;
    size += step;
    takeSize();
    try {
      localStorage.setItem(KEY, String(SIZES[size]));
    } catch {
      // What cannot be kept holds as long as the page is open.
    }
    Page.byId("smaller").setAttribute("aria-disabled", String(size === 0));
    Page.byId("larger").setAttribute("aria-disabled", String(size === SIZES.length - 1));
    Page.announce(t("live.size", { n: Math.round(SIZES[size] * 100) }));
    Page.fit();
  };
  /** @type {(id: string, text: string, step: number, end: number) => HTMLElement} */
  const tool = (id, text, step, end) =>
    el("button", { type: "button", class: "button", id, "aria-label": `${text} ${t(id)}`, "aria-disabled": String(size === end), onclick: () => resize(step) }, text);
  Page.sizeTools = () => [tool("smaller", "A−", -1, 0), tool("larger", "A+", 1, SIZES.length - 1)];

  // The window as an element: a change of its size is told before the next picture is painted, so that lines stay at
  // their cards. What takes long to draw is drawn when the window has come to rest.
  const pane = el("div", { class: "window", "aria-hidden": "true" });
  const [LONG, REST] = [100, 80];
  let waiting = 0;
  let isSlow = false;
  const resized = () => {
    if (windowSize() === fitted || root.classList.contains("on-paper")) return;
    clearTimeout(waiting);
    if (isSlow) {
      isSlow = false;
      waiting = setTimeout(resized, REST);
      return;
    }
    const begun = performance.now();
    Page.fit();
    isSlow = performance.now() - begun > LONG;
  };
  document.body.append(pane);
  new ResizeObserver(resized).observe(pane);

  // As wide as it takes for all of it to stand on one sheet, so that its letters are as large as they can be; and as high as
  // the sheet has room for. In letter heights, the narrowest, the widest and what is tried between them.
  const [NARROWEST, WIDEST, STEP] = [96, 160, 6];
  // One goal stands on a sheet that is narrower.
  const [ONE, MANY] = [49, 70];
  // The height that a sheet has for what is drawn, by its width; one that stands has it for the thread of one goal.
  const [SHEET, STANDING] = [0.58, 1.34];
  /** @param {HTMLElement} stage @param {() => boolean} isTooHigh @param {number} [least] @param {number} [most] */
  const widen = (stage, isTooHigh, least = NARROWEST, most = WIDEST) => {
    let width = least;
    const set = () => {
      stage.style.width = `${width}rem`;
    };
    for (set(); isTooHigh() && width < most; set()) width = Math.min(width + STEP, most);
    return width;
  };
  // A drawing is on one sheet: threads too long for one are not drawn there.
  /** @param {Stage} stage */
  const spreadOne = (stage) => {
    const thread = Page.must(Page.one(stage, ".columns"));
    const isTooHigh = () => thread.clientHeight > STANDING * stage.clientWidth;
    widen(stage, isTooHigh, ONE, MANY);
    stage.classList.toggle("unlined", isTooHigh());
    Page.view().draw(stage);
  };
  /** @param {boolean} begins */
  const spread = (begins) => {
    const stage = Page.stage();
    if (root.classList.contains("sheets")) Page.takeFromSheets(stage);
    root.classList.remove("sheets");
    Object.assign(stage.style, { width: "", minHeight: "" });
    if (!root.classList.contains("drawn")) return;
    if (!begins) return Page.view().draw(stage);
    if (stage.classList.contains("focused")) return spreadOne(stage);
    const isTooHigh = () => stage.clientHeight > SHEET * stage.clientWidth;
    const hasThread = stage.classList.contains("tracing");
    if (hasThread) Page.gather(stage, () => false);
    stage.classList.toggle("alone", hasThread && isTooHigh());
    const width = widen(stage, isTooHigh);
    if (hasThread && isTooHigh()) Page.gather(stage, isTooHigh);
    const groups = isTooHigh() ? Page.groupsOn(stage) : [];
    if (groups.length) {
      root.classList.add("sheets");
      Page.layOnSheets(stage);
      widen(stage, () => groups.some((group) => group.clientHeight > SHEET * stage.clientWidth));
      Page.drawSheets(stage);
      return;
    }
    stage.style.minHeight = `${SHEET * width}rem`;
    Page.view().draw(stage);
  };

  // A list and one goal are read on paper that stands, whichever sheet a browser thinks of first. Each of several sheets says whose
  // plan it is; of a list its head says when.
  const named = new CSSStyleSheet();
  /** @param {boolean} stands @param {string[]} words */
  const nameSheets = (stands, words) => {
    const foot = (/** @type {string} */ place, /** @type {string} */ text) => `@bottom-${place} { content: ${text}; font: 8.5pt sans-serif; color: #46505c; }`;
    const text = words.filter(Boolean).join(" · ");
    named.replaceSync(`@page { ${stands ? "size: A4 portrait; margin: 18mm;" : ""} ${foot("left", `"${CSS.escape(text)}"`)} ${foot("right", 'counter(page) "\u00a0(" counter(pages) ")"')} }`);
    document.adoptedStyleSheets = [named];
  };
  /** @param {boolean} begins */
  const print = (begins) => {
    const isList = root.classList.contains("minutes");
    const stands = isList || Page.state.view === "fokus";
    document.adoptedStyleSheets = [];
    root.classList.toggle("on-paper", begins);
    Page.fit();
    Page.view().paper?.(Page.stage(), begins);
    spread(begins);
    const isNamed = begins && (stands || root.classList.contains("sheets"));
    if (isNamed) nameSheets(stands, isList ? [Page.say(Page.data.body), Page.say(Page.data.plan)] : Page.stamp());
    // What every sheet says in its margin, in browsers that write there, the last need not say again.
    root.classList.toggle("in-margins", isNamed && !isList && "CSSMarginRule" in window);
  };
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}
