"use strict";
/**
 * The overview: goals in columns, one band an area, on the threads between them; how each goal stands is seen as the
 * room settles it. A plan of several levels has a column for each of them; one without areas has no bands.
 *
 * @needs addView aimsOf all asked badge bands byId choose data drawThreads el findingMarks fitScreens foreign given groupInAddress groupsBelow icon idOf isAsked isGoal isMany isTied
 *   judgement knot latest leaves measuredBy must needsOf ofWhom one plural resource ruleOf say screenOf shown spark standOnce state stateMore
 *   stateOf swedish t typeOf upwards wayOf whole words work
 @typedef {object} OverviewOffers
 * @property {(id: string, full?: boolean, boxed?: boolean) => HTMLElement} card
 * @property {(id: string | null) => Set<string>} thread
 */
{
  /** @type {CardKind[]} */
  const COLUMNS = ["global-goal", "council-goal", "area", "board-goal"];
  const { el, t } = Page;

  const byLevel = Page.data.levels.length > 0 && !Page.data.areas.length;
  const hasLevels = byLevel || Page.data.levels.length > 1;
  const last = Page.data.levels.at(-1)?.goals ?? [];
  // Whether there is room beside the goals for how their indicators have gone: a column of them, or a chart each.
  let isSparse = false;
  const hasRoom = Page.data.levels.length === 2 && !Page.data.areas.length && !Page.isMany;
  /** @typedef {{kind: CardKind, name: string, lang: string | null, of: (band: Band) => string[]}} Column */
  /** @type {(bands: Band[]) => Column[]} */
  const columnsOf = (bands) => {
    /** @type {(kind: CardKind) => Column} */
    const whole = (kind) => ({ kind, name: t(`columns.${kind}`), lang: null, of: (band) => band[kind] });
    const filled = COLUMNS.map(whole).filter(({ of }) => bands.some((band) => of(band).length));
    if (!hasLevels) return filled;
    /** @type {Column[]} */
    const levels = Page.data.levels.map((level) => ({
      kind: "board-goal",
      name: Page.say(level.name),
      lang: Page.foreign(level.name),
      of: (band) => level.goals.filter((id) => band["board-goal"].includes(id)),
    }));
    // Areas gather what is worked with: they stand before the last level.
    const [hubs, above] = [filled.filter(({ kind }) => kind === "area"), filled.filter(({ kind }) => !["area", "board-goal"].includes(kind))];
    return [...above, ...levels.slice(0, -1), ...hubs, ...levels.slice(-1)];
  };

  // A goal that carries others is written on its thread; an area, and a goal that is worked with, is a box.
  /** @param {string} id */
  const isWritten = (id) => Page.isGoal(id) && (Page.resource(id).kind !== "board-goal" || (Page.data.levels.length > 1 && !last.includes(id)));

  /** @param {string} id @param {boolean | undefined} full */
  const titleOf = (id, full) => {
    const resource = Page.resource(id);
    return el("span", { class: `title${full ? " full" : ""}` },
      Page.isGoal(id) ? [el("span", { class: "name" }, resource.name.replace(" ", "\u00a0")), " "] : null,
      Page.words(full ? resource.label : resource.short, full ? "quote" : undefined));
  };

  Page.card = (id, full, boxed = false) => {
    const written = isWritten(id) && !boxed;
    const resource = Page.resource(id);
    const { state } = Page;
    const title = titleOf(id, full);
    const chosen = state.chosen === id && state.view !== "oversikt";
    const own = Page.given.goals[id];
    const whole = own && chosen && boxed;
    const standing = own ? ` ${Page.stateOf(id)}` : "";
    return el(
      "button",
      {
        type: "button", id: `c-${id}`, class: `card ${resource.kind}${written ? " written" : ""}${standing}${chosen ? " chosen" : ""}`, "data-id": id,
        "data-stop": "", "aria-pressed": String(chosen), tabindex: -1, onclick: () => Page.choose(id),
      },
      own ? Page.knot(Page.stateOf(id)) : null,
      el("span", { class: "about" }, title, own && written ? soFar(id) : null, resource.kind === "board-goal" ? goalRows(id, full, written, whole) : null, resource.kind === "area" ? areaRow(id) : null),
      own && !written ? [isSparse ? sparks(id) : null, aim(id, whole), standingOf(id, !whole), whole ? answers(id) : null] : null,
    );
  };

  /** @param {string} id @param {Kind[]} kinds */
  const counted = (id, kinds) =>
    kinds.flatMap((kind) => {
      // What is decided is counted with what the room has typed.
      const n = Page.leaves(id, kind).filter(([, basis]) => basis === "stated" || (basis === "decided" && kind !== "activity")).length;
      return n ? Page.plural(kind, n) : [];
    });

  // That a goal has no strategy is a lack only where the plan's rules say so.
  /** @param {string} id */
  const lacksStrategy = (id) => (Page.data.findings[id] ?? []).some(({ rule }) => rule === "goal-without-strategy");
  // What the room, or the plan, says of the requirements.
  /** @param {string} id */
  const answered = (id) => (Page.isAsked("after", id) ? Page.needsOf("after", id) : []).filter(({ status, told, answer }) => told || answer || status === "not-met");
  // Each with what it rests on.
  /** @param {string} id */
  const answers = (id) => el("span", { class: "answers" }, answered(id).map(({ item, status, told, answer, evidence, note }) => el("span", null, Page.badge(item, status), " ",
    evidence ? el("span", { lang: Page.swedish() }, evidence) : told ? note || t(`answers.${answer}`) : Page.words(item.reason))));
  // What is to be achieved where somebody has said it, else what the goal lacks and what it has; of a goal that is settled
  // only what is not met.
  /** @param {string} id @param {boolean} [full] @param {boolean} [written] @param {boolean} [whole] its answers stand by themselves */
  const goalRows = (id, full, written, whole) => {
    const faults = Page.findingMarks(id);
    const said = Page.given.goals[id] ? Page.shown(id, "text").trim() : "";
    const needs = whole ? [] : Page.given.goals[id]
      ? answered(id).filter(({ status }) => full || status !== "met" || !Page.isTied(id)).map(({ item, status }) => Page.badge(item, status))
      : Page.asked(id).filter(({ status }) => status === "not-met").map((item) => Page.badge(item));
    const own = counted(id, ["strategy", "activity", "indicator"]);
    const lacks = lacksStrategy(id) && !said
      ? el("span", { class: "badge not-met" }, Page.icon("not-met"), t("states.no_strategy")) : null;
    const first = said ? el("span", { class: "why", lang: Page.swedish() }, said) : own.length ? el("span", { class: "counts" }, own.join(" · ")) : null;
    const row = first || needs.length || lacks ? el("span", { class: "row" }, first, needs, lacks) : null;
    return [owners(id), row, written ? [Page.judgement(id), aims(id)] : null, faults];
  };
  /** @param {string} id */
  const owners = (id) => {
    const found = Page.data.stated[id]?.owners ?? [];
    return found.length ? el("span", { class: `counts owner${found.length > 1 ? " several" : ""}` }, el("span", { class: "hidden" }, `${t("stated.owner")}: `), found.map((one, n) => [n ? ", " : "", Page.words(one)])) : null;
  };
  // What the room has set, and beside it what the plan has set of others: each then says of which indicator it is.
  /** @param {string} id */
  const aims = (id) => {
    const own = Page.aimsOf(id);
    if (!Page.shown(id, "target")) return own;
    const aimed = own ? Page.idOf(Page.shown(id, "indicator")) : undefined;
    return [aimed === undefined ? null : Page.words(Page.resource(aimed).short, "counts"), Page.wayOf(id), own];
  };
  // How the goal's own indicators have gone, as far as there is room; in Mått stand all.
  const SPARKS = 2;
  /** @param {string} id */
  const sparks = (id) => {
    const stated = Page.leaves(id, "indicator").filter(([, basis]) => basis !== "derived").map(([indicator]) => indicator);
    // That which the target is about first, or the card would say one thing and show another.
    const aimed = Page.shown(id, "target") && Page.idOf(Page.shown(id, "indicator"));
    const own = aimed ? [...new Set([aimed, ...stated])] : stated;
    const drawn = own.flatMap((one) => {
      const spark = Page.spark(one);
      return spark ? [el("span", { class: "spark" }, Page.words(Page.resource(one).short, "counts"), spark, latest(one))] : [];
    });
    return el("span", { class: "sparks" }, drawn.slice(0, isSparse ? SPARKS : 1));
  };
  /** @param {string} id */
  const latest = (id) => {
    const one = Page.given.indicators[id] && Page.latest(Page.given.indicators[id].iri);
    return el("span", { class: "counts" }, one ? [Page.words(one.value), " ", Page.ofWhom(one)] : null);
  };
  // What kind of goal, and how far it is to go.
  /** @param {string} id @param {boolean} [whole] */
  const aim = (id, whole) => el("span", { class: "aim" }, Page.typeOf(id), aims(id) ?? Page.wayOf(id), whole ? Page.measuredBy(id) : null, Page.judgement(id), hasRoom && !isSparse ? sparks(id) : null);
  // On a thread the word follows the goal's own; that nobody has said anything is seen.
  /** @param {string} id */
  const soFar = (id) => [" ", el("span", { class: Page.stateOf(id) === "undecided" ? "hidden" : "so-far" }, el("span", { class: "hidden" }, ". "), t(`states.${Page.stateOf(id)}`))];
  /** @param {string} id @param {boolean} isShort */
  const standingOf = (id, isShort) => el("span", { class: "stands" }, el("b", null, t(`states.${Page.stateOf(id)}`)), el("span", null, Page.stateMore(id, isShort)));

  /** @param {string} id */
  const areaRow = (id) => {
    const goals = Page.must(Page.data.areas.find((one) => one.id === id))["board-goal"].filter((goal) => Page.given.goals[goal] && !Page.upwards(id).has(goal));
    const tied = goals.filter(Page.isTied).length;
    const list = counted(id, ["risk", "indicator"]);
    return [list.length ? el("span", { class: "counts" }, list.join(" · ")) : null,
      goals.length > 1 && tied && tied < goals.length ? el("span", { class: "counts tied" }, t("states.some", { n: tied, all: goals.length })) : null];
  };

  const overview = () => {
    const own = Page.bands();
    const bands = Page.whole(own);
    const columns = columnsOf(bands);
    /** @param {Whole} band @param {string} id */
    const cardOn = (band, id) => {
      const card = Page.card(id);
      card.classList.toggle("again", band.again.has(id));
      return card;
    };
    isSparse = columns.length === 1;
    /** @param {Column} column */
    const total = (column) => new Set(bands.flatMap(column.of)).size;
    const stage = el(
      "div",
      { class: `stage${byLevel ? " by-level" : ""}${hasLevels && columns.length > 3 ? " close" : ""}${Page.isMany ? " screens" : ""}${isSparse ? " sparse" : hasRoom ? " roomy" : ""}`, id: "stage", role: "group", "aria-label": t("stage"), "aria-describedby": "stage-help" },
      el("div", { class: "columns heads", "aria-hidden": "true" }, columns.map((one, n) =>
        el("div", { class: `head ${one.kind} level-${n}`, lang: one.lang }, one.name, "\u00a0", el("span", { class: "n" }, total(one))))),
      el("div", { class: `bands${bands.length > 3 ? " many" : ""}` }, bands.map((band, row) => ({ band, screen: Page.screenOf(own[row]) })).map(({ band, screen }, row) =>
        el("div", { class: "columns band", ...screen.attributes }, screen.head, columns.map((one, n) =>
          el("div", { class: `cell ${one.kind}`, role: "group", "aria-labelledby": `cell-${row}-${n}` }, el("h2", { id: `cell-${row}-${n}`, lang: one.lang }, one.name), one.of(band).map((id) => cardOn(band, id)),
            screen.head && n === columns.length - 1 && !one.of(band).length ? Page.groupsBelow(band) : null,
            one.kind === "area" && !band.area.length ? el("p", { class: "quiet" }, t("loose")) : null))))),
      el("div", { class: "edges", "aria-hidden": "true" }),
    );
    // Of several levels the last is what is worked with: its goals are boxes.
    /** @param {Record<CardKind, string>} widths @param {string} last */
    const share = (widths, last) => columns.map((one, n) => (hasLevels && n === columns.length - 1 ? last : widths[one.kind])).map((width) => `minmax(0, ${width})`).join(" ");
    stage.style.setProperty("--columns", share({ "global-goal": "12.6fr", "council-goal": "18.6fr", area: "14.6fr", "board-goal": hasLevels ? "15fr" : "41fr" }, "26fr"));
    stage.style.setProperty("--columns-compact", share({ "global-goal": "7.2rem", "council-goal": "17.4fr", area: "13.6fr", "board-goal": hasLevels ? "15fr" : "34fr" }, "30fr"));
    if (!bands.length) stage.append(el("p", null, t("nothing_left")));
    return stage;
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
    return on;
  };

  // Closer together when not everything fits, and only then.
  const fitIn = () => {
    const root = document.documentElement;
    const main = Page.byId("main");
    if (root.classList.contains("on-paper")) return;
    root.classList.remove("tight");
    root.classList.toggle("tight", !Page.isMany && main.scrollHeight > main.clientHeight);
  };
  // A thread through more goals than a screen or two hold is gathered: what is not on it makes room.
  const SCREENS = 1.6;
  /** @param {Stage} stage */
  const draw = (stage) => {
    const main = Page.byId("main");
    const on = markThread(stage);
    stage.classList.remove("gathered");
    Page.standOnce(stage, on.size > 0);
    fitIn();
    Page.fitScreens(stage);
    const isLong = () => on.size > 0 && main.scrollHeight > SCREENS * main.clientHeight && !document.documentElement.classList.contains("on-paper");
    stage.classList.toggle("gathered", isLong());
    // What no gathering makes short is read screen by screen, each with its own threads.
    if (isLong()) Page.standOnce(stage, false);
    Page.drawThreads(stage, on);
  };

  // On paper the plan's own goals stand in its full words: there is room, and nobody can point at them.
  /** @param {Stage} stage @param {boolean} begins */
  const paper = (stage, begins) => {
    for (const card of Page.all(stage, ".card.board-goal:not(.written)")) {
      Page.must(Page.one(card, ".title")).replaceWith(titleOf(Page.must(card.dataset.id), begins));
    }
    draw(stage);
  };

  /** @type {Omit<Partial<View>, "make"> & Pick<View, "make">} */
  const shared = {
    make: overview, draw, paper, parts: () => [JSON.stringify(Page.work.goals)], tab: "view_overview", place: "act", cards: true, filters: true, obeys: ["area", "need"], bases: true,
    picture: true, panel: () => Page.ruleOf(Page.state.need) !== null,
  };
  Page.addView("oversikt", { ...shared, live: "live.overview", told: () => ({ n: new Set(Page.bands().flatMap((band) => band["board-goal"])).size }), fragment: Page.groupInAddress });
  Page.addView("trad", { ...shared, live: "live.trace" });
}
