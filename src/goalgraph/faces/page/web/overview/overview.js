"use strict";
/**
 * The overview: cards in four columns, one band an area, and the links between them. A plan without areas has a
 * column for each of its levels instead.
 *
 * @needs addView all badges bands byId choose data draw el findingMarks gaps isGoal leaves linkShown must name one
 *   place plural resource say standing state t words
 * @typedef {object} OverviewOffers
 * @property {(id: string, full?: boolean) => HTMLElement} card
 * @property {(after: Element | null | undefined, id: string | null) => void} offerPanel
 * @property {(id: string | null) => Set<string>} thread
 */
{
  /** @type {CardKind[]} */
  const COLUMNS = ["global-goal", "council-goal", "area", "board-goal"];
  const { el, t } = Page;

  const byLevel = Page.data.levels.length > 0 && !Page.data.areas.length;
  /** @typedef {{kind: CardKind, name: string, of: (band: Band) => string[]}} Column */
  /** @type {(bands: Band[]) => Column[]} */
  const columnsOf = (bands) => {
    /** @type {(kind: CardKind) => Column} */
    const whole = (kind) => ({ kind, name: t(`columns.${kind}`), of: (band) => band[kind] });
    if (!byLevel) return COLUMNS.map(whole);
    const above = COLUMNS.slice(0, 2).filter((kind) => bands.some((band) => band[kind].length)).map(whole);
    return [...above, ...Page.data.levels.map((level) => ({
      kind: /** @type {CardKind} */ ("board-goal"),
      name: Page.say(level.name),
      /** @param {Band} band */
      of: (band) => band["board-goal"].filter((id) => level.goals.includes(id)),
    }))];
  };

  Page.card = (id, full) => {
    const resource = Page.resource(id);
    const { state } = Page;
    const title = el(
      "span",
      null,
      Page.isGoal(id) ? [el("span", { class: "name" }, resource.name.replace(" ", "\u00a0")), " "] : null,
      Page.words(full ? resource.label : resource.short),
    );
    const chosen = state.chosen === id && state.view !== "oversikt";
    return el(
      "button",
      {
        type: "button", id: `c-${id}`, class: `card ${resource.kind}${chosen ? " chosen" : ""}`, "data-id": id,
        "data-stop": "", "aria-pressed": String(chosen), tabindex: -1, onclick: () => Page.choose(id),
      },
      title,
      resource.kind === "board-goal" ? goalRows(id) : null,
      resource.kind === "area" ? areaRow(id) : null,
    );
  };

  /** @param {string} id @param {Kind[]} kinds */
  const counted = (id, kinds) =>
    kinds.flatMap((kind) => {
      const n = Page.leaves(id, kind).filter(([, basis]) => basis !== "derived").length;
      return n ? Page.plural(kind, n) : [];
    });
  /** @param {string} id @param {string} area @param {Kind[]} kinds */
  const rest = (id, area, kinds) => {
    /** @param {Kind} kind */
    const own = (kind) => new Set(Page.leaves(id, kind).filter(([, basis]) => basis !== "derived").map(([leaf]) => leaf));
    return kinds.flatMap((kind) => {
      const n = Page.leaves(area, kind).filter(([leaf]) => !own(kind).has(leaf)).length;
      return n ? Page.plural(kind, n) : [];
    });
  };
  /** @param {string} id */
  const areaOf = (id) => Page.data.areas.find((area) => area["board-goal"].includes(id));

  // Of a plan without strategies nothing is said of how many a goal has.
  const hasStrategies = Object.values(Page.data.resources).some((one) => one.kind === "strategy");
  /** @param {string} id */
  const goalRows = (id) => {
    const area = areaOf(id);
    const own = counted(id, ["strategy", "indicator"]);
    if (hasStrategies && !Page.leaves(id, "strategy").length) own.unshift(Page.plural("strategy", 0));
    const alone = area && area["board-goal"].length === 1;
    const shared = alone ? rest(id, area.id, ["risk", "indicator"]) : [];
    const text = [...Page.standing(id), own.join(", "), shared.length ? t("counts.of_area", { list: shared.join(", ") }) : null];
    const counts = el("span", { class: "counts" }, text.filter(Boolean).join(" · "));
    const badges = Page.badges(id);
    const faults = Page.findingMarks(id);
    return alone
      ? [el("span", { class: "row" }, badges), counts, faults]
      : [el("span", { class: "row" }, badges, counts), faults];
  };

  // Where an area has several goals its risks and indicators belong to none of them yet.
  /** @param {string} id */
  const areaRow = (id) => {
    const area = Page.data.areas.find((one) => one.id === id);
    if (area?.["board-goal"].length === 1) return null;
    const list = counted(id, ["risk", "indicator"]);
    return list.length ? el("span", { class: "counts" }, list.join(", ")) : null;
  };

  const overview = () => {
    const bands = Page.bands();
    const columns = columnsOf(bands);
    /** @param {Column} column */
    const total = (column) => new Set(bands.flatMap(column.of)).size;
    const stage = el(
      "div",
      { class: "stage", id: "stage", role: "group", "aria-label": t("stage"), "aria-describedby": "stage-help" },
      el("div", { class: "columns heads" }, columns.map((one) =>
        el("h2", { class: `head ${one.kind}` }, one.name, el("span", { class: "n" }, ` (${total(one)})`)))),
      el("div", { class: `bands${bands.length > 3 ? " many" : ""}` }, bands.map((band) =>
        el("div", { class: "columns band" }, columns.map((one) =>
          el("div", { class: `cell ${one.kind}` }, el("h2", null, one.name), one.of(band).map((id) => Page.card(id)),
            one.kind === "area" && !band.area.length ? el("p", { class: "quiet" }, t("loose")) : null))))),
      el("div", { class: "edges", "aria-hidden": "true" }),
    );
    if (byLevel) stage.style.setProperty("--columns", `repeat(${columns.length}, minmax(0, 1fr))`);
    if (!bands.length) stage.append(el("p", null, t("nothing_left")));
    return stage;
  };

  // In one column the panel is far below: a way there from what is chosen.
  Page.offerPanel = (after, id) => {
    document.getElementById("to-panel")?.remove();
    if (!id) return;
    after?.after(el(
      "button", { type: "button", class: "button to-panel", id: "to-panel", onclick: () => Page.byId("panel").focus() },
      t("read_more", { name: Page.name(id) }),
    ));
  };

  // The red thread: which cards it holds is computed by the library, never here.
  Page.thread = (id) => new Set(Page.data.traces[id ?? ""] ?? []);

  /** @type {(stage: Element) => Set<string>} */
  const markThread = (stage) => {
    const { state } = Page;
    const on = state.view === "oversikt" ? new Set() : Page.thread(state.chosen);
    stage.classList.toggle("tracing", on.size > 0);
    for (const card of Page.all(stage, ".card")) {
      const id = Page.must(card.dataset.id);
      const chosen = on.size > 0 && id === state.chosen;
      card.classList.toggle("on", on.has(id));
      card.classList.toggle("chosen", chosen);
      card.setAttribute("aria-pressed", String(chosen));
    }
    Page.offerPanel(Page.one(stage, ".card.chosen"), state.chosen);
    return on;
  };

  // Closer together when not everything fits, and only then.
  const fitIn = () => {
    const root = document.documentElement;
    const main = Page.byId("main");
    root.classList.toggle("tight", main.scrollHeight > main.clientHeight && !root.classList.contains("on-paper"));
  };

  /** @param {Stage} stage */
  const draw = (stage) => {
    fitIn();
    const on = markThread(stage);
    const cards = new Map(Page.all(stage, ".card").map((card) => [Page.must(card.dataset.id), card]));
    const at = new Map([...cards].map(([id, card]) => [id, Page.place(stage, card)]));
    /** @typedef {{basis: Basis, on: boolean, dot?: boolean, straight?: boolean}} Style */
    /** @type {(id: string) => Place} */
    const placed = (id) => Page.must(at.get(id), id);
    /** @type {Map<string, Segment>} */
    const segments = new Map();
    const taken = new Set();
    /** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {Style} more */
    const add = (x1, y1, x2, y2, more) => {
      const key = [x1, y1, x2, y2, more.basis].map((part) => (typeof part === "number" ? Math.round(part) : part)).join();
      const known = segments.get(key);
      if (known) known.on ||= more.on;
      else segments.set(key, { x1, y1, x2, y2, ...more });
    };
    /** @type {Map<string, {left: number, right: number, y: number}>} */
    const passes = new Map();
    // Where the lines of a global goal pass between the council goals of its band.
    /** @param {string} id @param {Basis} basis */
    const pass = (id, basis) => {
      const key = `${id} ${basis}`;
      const known = passes.get(key);
      if (known) return known;
      const cell = Page.must(Page.one(Page.must(cards.get(id)?.closest(".band")), ".cell.council-goal"));
      const box = Page.place(stage, cell);
      const free = Page.gaps(stage, cell, placed(id).middle);
      const y = free.find((gap) => !taken.has(`${box.top},${gap}`)) ?? free[0];
      taken.add(`${box.top},${y}`);
      const found = { left: box.left - 6, right: box.right + 6, y };
      passes.set(key, found);
      return found;
    };
    /** @param {string} id @param {number} x @param {number} y @param {Style} style */
    const toGlobal = (id, x, y, style) => {
      const goal = placed(id);
      const derived = style.basis === "derived";
      const way = pass(id, style.basis);
      add(goal.right, goal.middle + (derived ? 8 : 0), way.left, way.y, { ...style, dot: false });
      add(way.left, way.y, way.right, way.y, { ...style, dot: false, straight: true });
      add(way.right, way.y, x, y, style);
    };
    // From a goal to one that serves it, between the cards of the columns that lie between.
    /** @param {string} from @param {string} to @param {Style} style */
    const through = (from, to, style) => {
      const low = Page.must(cards.get(from)?.closest(".cell"));
      const cells = Page.all(Page.must(low.parentElement), ".cell");
      const first = cells.indexOf(/** @type {HTMLElement} */ (cards.get(to)?.closest(".cell")));
      let { right: x, middle: y } = placed(to);
      for (const cell of cells.slice(first + 1, cells.indexOf(/** @type {HTMLElement} */ (low)))) {
        const box = Page.place(stage, cell);
        const [level] = Page.gaps(stage, cell, y);
        add(x, y, box.left - 6, level, { ...style, dot: false });
        add(box.left - 6, level, box.right + 6, level, { ...style, dot: false, straight: true });
        [x, y] = [box.right + 6, level];
      }
      add(x, y, placed(from).left, placed(from).middle, { ...style, dot: true });
    };
    for (const link of Page.data.links.filter(Page.linkShown)) {
      const low = at.get(link.from);
      const high = at.get(link.to);
      if (!low || !high) continue;
      const style = { basis: link.basis, on: on.has(link.from) && on.has(link.to) };
      if (on.size && !style.on) continue;
      const kinds = `${Page.resource(link.from).kind} ${Page.resource(link.to).kind}`;
      if (byLevel) {
        if (high.right < low.left) through(link.from, link.to, style);
      } else if (kinds === "area council-goal") add(high.right, high.middle, low.left, low.middle, { ...style, dot: true });
      else if (kinds === "area global-goal") toGlobal(link.to, low.left, low.middle, { ...style, dot: true });
      else if (kinds === "board-goal area") add(high.right, high.middle, low.left, low.middle, { ...style, dot: true });
      else if (Page.resource(link.from).kind === "board-goal") {
        const area = at.get((link.via ?? [])[0]) ?? at.get(areaOf(link.from)?.id ?? "");
        if (!area) continue;
        const y = area.bottom + 5;
        add(area.right + 4, y, low.left, low.middle + 9, style);
        add(area.left - 4, y, area.right + 4, y, { ...style, straight: true });
        if (Page.resource(link.to).kind === "global-goal") toGlobal(link.to, area.left - 4, y, style);
        else add(high.right, high.middle + 7, area.left - 4, y, style);
      }
    }
    Page.draw(stage, [...segments.values()]);
  };

  /** @type {Omit<Partial<View>, "make"> & Pick<View, "make">} */
  const shared = { make: overview, draw, tab: "view_thread", cards: true, filters: true, obeys: ["area", "need"], bases: true, picture: true };
  Page.addView("oversikt", { ...shared, live: "live.overview", told: () => ({ n: new Set(Page.bands().flatMap((band) => band["board-goal"])).size }) });
  Page.addView("trad", { ...shared, live: "live.trace" });
}
