"use strict";
/**
 * The overview of many goals: one group a screen, in columns that scroll together. The rail leads to a group and says which one
 * is in sight; PgDn and PgUp, a presenter's clicker too, go to the next.
 *
 * @needs all byId counted data el fragment given groupOf groups higher icon isMany isTied must one resource rove stage state
 * @typedef {Band & {again: Set<string>}} Whole a band with what its goals serve; `again`: what stands on a screen of its own too
 * @typedef {object} ScreensOffers
 * @property {(bands: Band[]) => Whole[]} whole
 * @property {(band: Band) => Child} groupsBelow the ways to the groups that serve a screen's goals
 * @property {(stage: Stage, isTraced: boolean) => void} standOnce of a chosen thread each goal stands once
 * @property {(band: Band) => {attributes: Attributes, head: Child}} screenOf what makes a band a screen; nothing where goals are few
 * @property {(stage: Stage, isLong: () => boolean) => void} gather of a chosen thread that is long: without what is not on it, closer together, at last a line a goal
 * @property {(stage: Stage) => void} fitScreens
 * @property {(group: string) => void} showGroup
 * @property {() => string | null} groupInSight
 * @property {() => string[]} groupInAddress which group is in sight, but for the first
 */
{
  const { el } = Page;
  let inSight = "";
  // How far down that group one has come.
  let depth = 0;
  // A screen has room for no more goals, however they stand.
  const [MOST_LINES, MOST_ACROSS] = [150, 4];
  /** @param {string} id */
  const place = (id) => Page.groups().findIndex((group) => group.id === id);
  Page.screenOf = (band) => {
    const group = Page.isMany ? Page.groupOf(band["board-goal"]) ?? Page.groups().find(({ id }) => band.area.includes(id)) : undefined;
    if (!group) return { attributes: {}, head: null };
    const asked = group.goals.filter((goal) => Page.given.goals[goal]);
    const id = `g-${place(group.id)}`;
    return {
      attributes: { id, "data-group": group.id, "data-owner": group.isOwner ? "" : null, role: "group", "aria-labelledby": `${id}-title` },
      // What is a card on the screen is named there.
      head: el("p", { class: group.isCard ? "screen-head hidden" : "screen-head" }, el("b", { id: `${id}-title` }, group.code()), " ", el("span", { class: "counts" },
        asked.length ? Page.counted("rail.group", asked.length, { n: asked.filter(Page.isTied).length, all: asked.length }) : null)),
    };
  };
  // No thread leaves a screen: what its goals serve stands there too, though it has a screen of its own.
  Page.whole = (bands) => {
    const shown = new Set(bands.flatMap((band) => Object.values(band).flat()));
    return bands.map((band) => {
      const own = Object.values(band).flat();
      const above = band["board-goal"].flatMap((id) => [...Page.higher(id)].flatMap((one) => [one, ...(Page.data.traces[one] ?? [])]).concat(Page.data.traces[id] ?? [])
        .filter((one) => Page.resource(one).kind !== "board-goal" || Page.higher(id).has(one)));
      const again = new Set(Page.isMany ? [...band.area.flatMap((id) => Page.data.traces[id] ?? []), ...above].filter((id) => shown.has(id) && !own.includes(id)) : []);
      /** @param {CardKind} kind */
      const of = (kind) => [...band[kind], ...[...again].filter((id) => Page.resource(id).kind === kind)];
      return { "global-goal": of("global-goal"), "council-goal": of("council-goal"), area: band.area, "board-goal": of("board-goal"), again };
    });
  };
  Page.groupsBelow = (band) => {
    const below = Page.groups().filter((group) => group !== Page.groupOf(band["board-goal"]) && group.goals.some((goal) => band["board-goal"].some((id) => Page.higher(goal).has(id))));
    return below.length ? el("ul", { class: "ways" }, below.map((group) => el("li", null, el("button", { type: "button", class: "button", onclick: () => Page.showGroup(group.id) }, group.code(), Page.icon("arrow"))))) : null;
  };

  /** @param {HTMLElement} card */
  const isOwn = (card) => !card.classList.contains("again");
  /** @param {Element} stage */
  const several = (stage) => {
    /** @type {Map<string, HTMLElement[]>} */
    const found = new Map();
    for (const card of Page.all(stage, ".card")) found.set(Page.must(card.dataset.id), [...(found.get(Page.must(card.dataset.id)) ?? []), card]);
    return [...found.values()].filter((cards) => cards.length > 1);
  };
  // Beside the chosen goal, else where it belongs.
  Page.standOnce = (stage, isTraced) => {
    const chosen = Page.all(stage, ".card.chosen").find(isOwn)?.closest(".band");
    for (const cards of several(stage)) {
      const kept = cards.find((card) => chosen?.contains(card)) ?? cards.find(isOwn);
      for (const card of cards) card.classList.toggle("spare", isTraced && card !== kept);
    }
  };
  // What has the keyboard goes by its id: that of a goal on several screens is borne by the card that is in sight.
  /** @param {Element} stage */
  const nameCards = (stage) => {
    const band = Page.one(stage, `.band[id="g-${place(inSight)}"]`);
    for (const cards of several(stage)) {
      const shown = cards.filter((card) => !card.classList.contains("spare"));
      const bearer = (Page.state.view === "oversikt" && shown.find((card) => band?.contains(card))) || shown.find(isOwn) || shown[0];
      for (const card of cards) card.removeAttribute("id");
      bearer.id = `c-${bearer.dataset.id}`;
    }
  };

  /** @param {Element} stage */
  const screens = (stage) => Page.all(stage, ".band[data-group]");
  // The line above the heads, which says that not all is shown and stays with them.
  const narrowing = () => (isNarrow() ? 0 : Page.byId("bar").getBoundingClientRect().height);
  /** @param {Stage} stage */
  const heads = (stage) => narrowing() + Page.must(Page.one(stage, ".heads")).getBoundingClientRect().height;
  const mark = () => {
    for (const bead of Page.all(document, ".bead[data-group]")) {
      const here = Page.state.view === "oversikt" && inSight !== "" && bead.dataset.group === inSight;
      bead.classList.toggle("here", here);
      Page.must(Page.one(bead, "button")).setAttribute("aria-current", String(here));
    }
  };
  // The address follows what is in sight, without a step of its own in the window's history.
  let kept = "";
  const keep = () => {
    if (Page.state.view !== "oversikt" || kept === inSight) return;
    kept = inSight;
    if (Page.fragment() !== (location.hash || "#")) history.replaceState(history.state, "", Page.fragment());
  };
  Page.groupInAddress = () => (place(inSight) > 0 ? [`grupp=${place(inSight) + 1}`] : []);
  const isOnPaper = () => document.documentElement.classList.contains("on-paper");
  const isNarrow = () => document.documentElement.classList.contains("narrow");
  const look = () => {
    const stage = Page.stage();
    if (isOnPaper()) return;
    if (isNarrow()) inSight = "";
    else if (Page.state.view !== "oversikt") return;
    else {
      const main = Page.byId("main").getBoundingClientRect();
      const middle = main.top + main.height / 2;
      const band = screens(stage).find((one) => one.getBoundingClientRect().bottom > middle);
      inSight = band?.dataset.group ?? "";
      depth = band ? main.top + heads(stage) - band.getBoundingClientRect().top : 0;
    }
    mark();
    keep();
  };
  // Where one comes to: the group that the address names, or the one in sight where it has the goal one comes from, or that goal's.
  let drawn = "";
  /** @param {Element} stage */
  const wanted = (stage) => {
    const { group, from } = Page.state;
    const isNew = drawn !== Page.state.view;
    drawn = Page.state.view;
    if (Page.state.view !== "oversikt" || !(group || isNew)) return undefined;
    Object.assign(Page.state, { group: 0, from: null });
    if (group || !from) return Page.groups()[group - 1]?.id ?? inSight;
    const held = screens(stage).filter((band) => Page.all(band, ".card").some((card) => card.dataset.id === from)).map((band) => band.dataset.group);
    return held.includes(inSight) ? inSight : Page.groupOf([from])?.id ?? held[0];
  };
  // Where what is above stands on one screen, it stands beside what serves it on all of them.
  /** @param {Stage} stage @param {HTMLElement[]} lined */
  const join = (stage, lined) => {
    /** @param {string} cell */
    const within = (cell) => new Set(lined.flatMap((card) => card.closest(cell) ?? []));
    const upper = new Set([...within(".cell:not(:last-child)")].map((cell) => cell.parentElement));
    for (const band of screens(stage)) band.classList.toggle("upper", upper.size === 1 && upper.has(band));
    const bands = Page.must(Page.one(stage, ".bands"));
    bands.classList.toggle("columns", upper.size === 1);
    bands.style.setProperty("--rows", String(within(".cell:last-child").size));
  };
  // Side by side the marks alone say how goals stand. What a line cuts is read by pointing at it.
  /** @param {Stage} stage @param {HTMLElement[]} lined @param {number} across */
  const stand = (stage, lined, across) => {
    stage.classList.toggle("lines", across > 0);
    stage.style.setProperty("--across", String(across));
    join(stage, lined);
    for (const card of lined) {
      for (const one of Page.all(card, ".stands")) one.classList.toggle("hidden", across > 1 && !card.classList.contains("chosen"));
      for (const one of Page.all(card, ".title")) one.title = one.textContent ?? "";
    }
  };
  /** @param {Stage} stage */
  const spread = (stage) => {
    stage.classList.remove("alone");
    if (!stage.classList.contains("lines")) return;
    stand(stage, [], 0);
    for (const one of Page.all(stage, ".stands.hidden")) one.classList.remove("hidden");
    for (const one of Page.all(stage, ".title[title]")) one.removeAttribute("title");
  };
  Page.gather = (stage, isLong) => {
    const root = document.documentElement;
    spread(stage);
    if (!stage.classList.contains("tracing") || !isLong()) return;
    // What the screen or the sheet has no room for beside other goals has it alone.
    stage.classList.add("alone");
    root.classList.remove("tight");
    root.classList.toggle("tight", isLong());
    const lined = Page.all(stage, ".card.on:not(.spare)");
    if (isNarrow() || lined.length > MOST_LINES) return;
    for (let across = 1; across <= MOST_ACROSS && isLong(); across += 1) stand(stage, lined, across);
  };
  // Each group takes at least the room there is.
  Page.fitScreens = (stage) => {
    if (isOnPaper()) return;
    const main = Page.byId("main");
    const root = document.documentElement;
    const room = () => Math.floor(main.clientHeight - heads(stage));
    const set = () => {
      stage.style.setProperty("--narrowing", `${narrowing()}px`);
      stage.style.setProperty("--screen", `${room()}px`);
      // What is scrolled to stands below the heads, of however many lines.
      main.style.scrollPaddingTop = isNarrow() ? "" : `${heads(stage)}px`;
    };
    Page.gather(stage, () => false);
    if (!screens(stage).length) return;
    set();
    root.classList.toggle("tight", screens(stage).some((band) => band.getBoundingClientRect().height > room() + 1));
    set();
    Page.gather(stage, () => main.scrollHeight > main.clientHeight + 1);
    const to = wanted(stage);
    const band = document.getElementById(`g-${place(inSight)}`);
    if (to && !(isNarrow() && place(to) < 1)) Page.showGroup(to);
    // Drawn in another size one stays where one was.
    else if (band && Page.state.view === "oversikt" && !isNarrow()) scrollTo(band, Math.min(depth, Math.max(0, band.getBoundingClientRect().height - room())));
    look();
    nameCards(stage);
  };
  /** @param {Element} band @param {number} [down] */
  const scrollTo = (band, down = 0) => {
    const main = Page.byId("main");
    if (isNarrow()) band.scrollIntoView();
    else main.scrollTo({ top: main.scrollTop + band.getBoundingClientRect().top - main.getBoundingClientRect().top - heads(Page.stage()) + down });
  };
  Page.showGroup = (id) => {
    const band = document.getElementById(`g-${place(id)}`);
    if (!band) return;
    scrollTo(band);
    Page.rove(Page.one(band, "[data-stop]") ?? undefined);
    look();
  };
  Page.groupInSight = () => (Page.isMany && Page.state.view === "oversikt" ? inSight : null);
  if (Page.isMany) {
    Page.byId("main").addEventListener("scroll", look, { passive: true });
    document.addEventListener("keydown", (event) => {
      const step = { PageDown: 1, PageUp: -1 }[event.key];
      if (!step || Page.state.view !== "oversikt" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.matches("input, select, textarea")) return;
      const next = Page.groups()[place(inSight) + step];
      if (!next) return;
      event.preventDefault();
      Page.showGroup(next.id);
    });
  }
}
