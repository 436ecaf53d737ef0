"use strict";
/**
 * One goal: why, area, goal, what serves it level by level, and below them what hangs on them, ten at a time.
 *
 * @needs addView all byId card data drawThreads el given go higher indicator judged leaves lines must name ofWhom one pixel place resource say shown spark state
 *   swedish t thread when words
*/
{
  const { el, t } = Page;
  const FIRST = 10;
  // From here a value is a text that takes the room of what is judged.
  const LONG = 20;
  const unfolded = new Set();
  /** @type {Kind[]} */
  const GROUPS = ["guiding-statement", "strategy", "activity", "risk", "indicator"];
  /** @type {Kind[]} */
  const RARE = ["guiding-statement", "activity"];

  /** @typedef {{why: string[], areas: string[], goals: string[]}} Shown goals: what the thread leads to, and in any case the plan's own goal that is chosen */
  /** @type {() => Shown} */
  const shown = () => {
    const chosen = Page.state.chosen ?? "";
    const thread = Page.data.traces[chosen] ?? [];
    const order = Object.keys(Page.data.resources);
    /** @param {(id: string) => boolean} test */
    const those = (test) => thread.filter(test).sort((a, b) => order.indexOf(a) - order.indexOf(b));
    /** @param {...Kind} kinds */
    const of = (...kinds) => (/** @type {string} */ id) => kinds.includes(Page.resource(id).kind);
    const areas = those(of("area"));
    // What the goal serves; and before an area what that serves, or its goals on the last level do, as in the overview.
    const last = Page.data.levels.at(-1)?.goals ?? [];
    const above = new Set([chosen, ...areas, ...(areas.length ? last.filter((id) => thread.includes(id)) : [])].filter(Page.resource).flatMap((id) => [...Page.higher(id)]));
    if (areas.length) for (const id of last) if (!Page.higher(chosen).has(id)) above.delete(id);
    return { why: those((id) => of("global-goal", "council-goal")(id) || above.has(id)), areas, goals: those((id) => of("board-goal")(id) && (id === chosen || !above.has(id))) };
  };

  // The activities that the room says are done for a goal, and whether one that is in force is still among them.
  /** @param {string} goal */
  const said = (goal) => (Page.given.goals[goal] ? Page.lines(Page.shown(goal, "activities")) : []);
  /** @param {string} id */
  const texts = (id) => Object.values(Page.resource(id).label).map((text) => text.trim());
  /** @param {string} goal @param {string} id */
  const isLeft = (goal, id) => Page.resource(id).kind !== "activity" || !Page.given.goals[goal] || texts(id).some((text) => said(goal).includes(text));
  /** @param {string} goal */
  const added = (goal) => {
    const known = Page.leaves(goal, "activity").filter(([, basis]) => basis === "decided").flatMap(([id]) => texts(id));
    return said(goal).filter((text) => !known.includes(text));
  };

  // Leaves of one kind: those stated for a goal first, then the area's.
  /** @param {Kind} kind @param {Shown} of */
  const leavesOf = (kind, { areas, goals }) => {
    const own = goals.flatMap((goal) => Page.leaves(goal, kind).filter(([id, basis]) => basis === "stated" || (basis === "decided" && isLeft(goal, id)))).map(([id]) => id);
    const shared = areas.flatMap((id) => Page.leaves(id, kind)).map(([id]) => id).filter((id) => !own.includes(id));
    return { own: [...new Set(own)], shared: [...new Set(shared)] };
  };

  // What stands on lines of their own elsewhere, on one line.
  /** @param {Child[]} parts */
  const inWords = (parts) => parts.map((part) => (part instanceof Element ? [...part.childNodes, " "] : null));
  /** @param {string} id @param {boolean} [isAimed] */
  const leaf = (id, isAimed) => {
    const observed = Page.data.observations[id] ?? [];
    const latest = Page.given.indicators[id]?.latest ?? Page.indicator(id)?.figures[0]?.id;
    const value = observed.find((one) => one.id === latest) ?? observed[0];
    const isLong = value && Page.say(value.value).length >= LONG;
    const [told, { polarity }] = [value && Page.resource(id).kind === "indicator" ? inWords(Page.judged(id, value)).filter(Boolean) : [], Page.resource(id).about ?? {}];
    const values = value
      ? [el("span", { class: "judged" }, told.length ? told : polarity ? Page.words(polarity) : null), el("span", { class: isLong ? "value long" : "value" }, Page.words(value.value), " ", el("span", { class: "counts" }, Page.ofWhom(value), Page.ofWhom(value) ? ", " : null, Page.when(value)))] : null;
    return el("li", null, el(
      "button",
      {
        type: "button", class: isAimed ? "leaf aimed" : "leaf", id: `c-${id}`, "data-id": id, "data-stop": "", tabindex: -1,
        "aria-pressed": String(Page.state.leaf === id), onclick: () => Page.go({ leaf: Page.state.leaf === id ? null : id }, `c-${id}`),
      },
      el("span", { class: "named" }, Page.words(Page.resource(id).short)), Page.resource(id).kind === "indicator" ? Page.spark(id) ?? el("span", { class: "chart bare" }) : null, values,
    ));
  };

  /** @param {Kind} kind @param {Shown} sets */
  const listed = (kind, sets) => {
    const { own, shared } = leavesOf(kind, sets);
    // What the room has chosen to measure the goal comes first.
    const aimed = kind === "indicator" ? sets.goals.flatMap((id) => (Page.given.goals[id] ? [...own, ...shared].filter((one) => Page.given.indicators[one]?.iri === Page.shown(id, "indicator")) : [])) : [];
    const ids = [...new Set([...aimed, ...own, ...shared])];
    const typed = kind === "activity" ? sets.goals.flatMap(added) : [];
    const all = [...ids.map((id) => () => leaf(id, aimed.includes(id))), ...typed.map((text) => () => el("li", { class: "leaf added", lang: Page.swedish() }, text))];
    return { ids, all, own: [...new Set([...aimed, ...own]), ...typed], shared: shared.filter((id) => !aimed.includes(id)) };
  };
  /** @param {Kind} kind @param {Shown} sets */
  const group = (kind, sets) => {
    const { ids, all, own, shared } = listed(kind, sets);
    if (RARE.includes(kind) && !all.length) return null;
    const key = `${Page.state.chosen} ${kind}`;
    const open = unfolded.has(key) || ids.indexOf(Page.state.leaf ?? "") >= FIRST;
    const counts = [
      own.length && (shared.length || kind === "indicator") ? `${own.length} ${t("groups.of_goal")}` : null,
      shared.length ? `${own.length ? `${shared.length} ` : ""}${t("groups.of_area")}` : null,
    ].filter(Boolean).join(", ");
    return el(
      "section",
      { class: `group ${kind}`, "data-kind": kind, "data-column": kind === "indicator" ? 4 : 3, "data-own": own.length, "data-shared": shared.length, "aria-label": t(`groups.${kind}`) },
      el("h3", null, `${t(`groups.${kind}`)} `, el("small", null, [all.length, counts].filter(Boolean).join(", "))),
      all.length
        ? el("ul", null, (open ? all : all.slice(0, FIRST)).map((make) => make()))
        : el("p", { class: "quiet" }, t("groups.none")),
      all.length > FIRST
        ? el("button", {
          type: "button", class: "button more", id: `more-${kind}`, "data-stop": "", tabindex: -1, "aria-expanded": String(open),
          onclick: () => {
            if (open) unfolded.delete(key);
            else unfolded.add(key);
            Page.go({ leaf: null }, `more-${kind}`);
          },
        }, open ? t("groups.show_fewer") : t("groups.show_all", { n: all.length }))
        : null,
    );
  };

  // What serves a goal that no area stands between stands beside it, a column a level.
  /** @param {Shown} of @param {string} chosen */
  const stepsOf = ({ areas, goals }, chosen) => {
    if (areas.length || !goals.includes(chosen)) return [];
    const below = goals.filter((id) => id !== chosen);
    const levels = Page.data.levels.map((level) => ({ name: Page.say(level.name), goals: below.filter((id) => level.goals.includes(id)) }));
    const loose = below.filter((id) => !levels.some((level) => level.goals.includes(id)));
    return [...levels, { name: t("columns.board-goal"), goals: loose }].filter((step) => step.goals.length);
  };

  // The plan's own goals above stand in a column a level where they are of several: each serves the one before it.
  /** @param {string[]} why */
  const whysOf = (why) => {
    const levels = Page.data.levels.map(({ name, goals }) => ({ name: Page.say(name), goals: why.filter((id) => goals.includes(id)) })).filter(({ goals }) => goals.length);
    if (levels.length < 2) return why.length ? [{ name: t("columns.why"), goals: why }] : [];
    const rest = why.filter((id) => !levels.some(({ goals }) => goals.includes(id)));
    return [{ name: t("columns.why"), goals: rest }, ...levels].filter(({ goals }) => goals.length);
  };

  const focusView = () => {
    const sets = shown();
    const chosen = Page.state.chosen ?? "";
    /** @param {string} kind @param {string} text @param {...Child} inner */
    const cell = (kind, text, ...inner) => el("div", { class: `cell ${kind}`, role: "group", "aria-label": text }, inner);
    // A goal that an area on its thread serves stands before it.
    const isBefore = sets.why.includes(chosen);
    const goals = isBefore ? sets.goals.filter((id) => id !== chosen) : sets.goals;
    const full = goals.length === 1;
    const whys = whysOf(sets.why);
    const why = whys.map(({ name, goals: ids }) => cell("why-cards", name, ids.map((id) => Page.card(id, true))));
    const steps = stepsOf(sets, chosen);
    const isFree = !sets.areas.length && goals.includes(chosen);
    const columns = isFree
      ? [why, cell("board-goal", t("columns.board-goal"), Page.card(chosen, true, true)),
        ...steps.map(({ name, goals }) => cell("board-goal below", name, goals.map((id) => Page.card(id, false, steps.length === 1))))]
      : [why.length ? why : cell("why-cards", t("columns.why")), cell("area", t("columns.area"), sets.areas.map((id) => Page.card(id))),
        cell("board-goal", t("columns.board-goal"), goals.map((id) => Page.card(id, full || id === chosen, true)))];
    const stage = el(
      "div",
      { class: `stage focused${steps.length ? " close" : ""}`, id: "stage", role: "group", "aria-label": t("stage"), "aria-describedby": "stage-help" },
      el("h2", { class: "hidden" }, t("focus.title", { name: Page.name(chosen) })),
      el("div", { class: `columns one${isFree || whys.length > 1 ? " beside" : ""}` }, columns, el("div", { class: "edges", "aria-hidden": "true" })),
      el("div", { class: "groups" }, GROUPS.map((kind) => group(kind, sets))),
    );
    const widths = [...whys.map(() => (steps.length || whys.length > 1 ? "16fr" : "31fr")), ...(isFree ? [] : ["13fr"]), steps.length ? "32fr" : whys.length > 1 ? "38fr" : "57fr",
      ...steps.map((_, n) => (n + 1 < steps.length ? "18fr" : "28fr"))];
    stage.style.setProperty("--beside", widths.map((width) => `minmax(0, ${width})`).join(" "));
    return stage;
  };

  // The thread goes on from the goal to what hangs on it: down between the two columns of groups, to the head of each.
  const ROUND = 12;
  /** @param {Stage} stage @returns {Line[]} */
  const hanging = (stage) => {
    const card = Page.one(stage, ".cell.board-goal > .card.chosen:last-child");
    const all = Page.all(stage, ".group").map((group) => ({ isEmpty: !Page.one(group, "ul"), box: Page.place(stage, group), head: Page.place(stage, Page.must(Page.one(group, "h3"))) }));
    const split = Math.max(...all.map(({ box }) => box.left));
    const left = all.filter(({ box }) => box.right < split);
    const filled = all.filter(({ isEmpty }) => !isEmpty);
    if (!card || !left.length || !filled.length || document.documentElement.classList.contains("on-paper")) return [];
    const pixel = Page.pixel();
    const goal = Page.place(stage, card);
    const round = Math.min(ROUND * pixel, (all[0].box.top - goal.bottom) / 2);
    const x = (Math.max(...left.map(({ box }) => box.right)) + split) / 2;
    const from = Math.max(goal.left + 3 * ROUND * pixel, x + 2 * round);
    const y = all[0].box.top - round;
    if (from > goal.right || round <= 0) return [];
    const down = `M${from} ${goal.bottom}V${y - round}Q${from} ${y} ${from - round} ${y}H${x + round}Q${x} ${y} ${x} ${y + round}V${Math.max(...filled.map(({ head }) => head.bottom))}`;
    const heads = filled.map(({ box, head }) => `M${x} ${head.bottom - pixel}H${box.left < x ? box.right : box.left}`);
    return [{ d: down + heads.join(""), basis: "stated", on: true }];
  };
  /** @param {Stage} stage */
  const draw = (stage) => {
    // The goal that is read is in sight also where more serves it than the window holds.
    const columns = Page.must(Page.one(stage, ".columns"));
    columns.classList.toggle("from-top", columns.clientHeight > Page.must(Page.byId("main").parentElement).clientHeight && !document.documentElement.classList.contains("on-paper"));
    Page.drawThreads(stage, Page.thread(Page.state.chosen), hanging(stage));
  };

  // On paper all of it is listed: nobody can unfold it there.
  /** @param {Stage} stage @param {boolean} begins */
  const paper = (stage, begins) => {
    for (const item of Page.all(stage, ".only-paper")) item.remove();
    const sets = shown();
    for (const list of begins ? Page.all(stage, ".group ul") : []) {
      const section = /** @type {HTMLElement} */ (list.closest(".group"));
      const { all } = listed(/** @type {Kind} */ (section.dataset.kind), sets);
      for (const make of all.slice(list.children.length)) {
        const item = make();
        item.classList.add("only-paper");
        list.append(item);
      }
    }
    draw(stage);
  };

  Page.addView("fokus", {
    make: focusView, draw, paper, parts: () => [Page.state.chosen, Page.state.leaf, [...unfolded]],
    tab: "view_overview", place: "act", panel: () => true, live: "live.focus", cards: true, bases: true, picture: true,
  });
}
