"use strict";
/**
 * The focus view: why, area, goal, and what hangs on them, ten at a time.
 *
 * @needs addView all card data draw el go leaves linkShown must place resource say state t words
 */
{
  const { el, t } = Page;
  const FIRST = 10;
  const unfolded = new Set();
  /** @type {Kind[]} */
  const GROUPS = ["guiding-statement", "strategy", "risk", "indicator"];

  /** @typedef {{why: string[], areas: string[], goals: string[]}} Shown */
  /** @type {() => Shown} */
  const shown = () => {
    const thread = Page.data.traces[Page.state.chosen ?? ""] ?? [];
    const order = Object.keys(Page.data.resources);
    /** @param {...Kind} kinds */
    const of = (...kinds) => thread.filter((id) => kinds.includes(Page.resource(id).kind)).sort((a, b) => order.indexOf(a) - order.indexOf(b));
    return { why: of("global-goal", "council-goal"), areas: of("area"), goals: of("board-goal") };
  };

  // Leaves of one kind: those stated for a goal first, then the area's.
  /** @param {Kind} kind @param {Shown} of */
  const leavesOf = (kind, { areas, goals }) => {
    const own = goals.flatMap((id) => Page.leaves(id, kind)).filter(([, basis]) => basis !== "derived").map(([id]) => id);
    const shared = areas.flatMap((id) => Page.leaves(id, kind)).map(([id]) => id).filter((id) => !own.includes(id));
    return { own: [...new Set(own)], shared: [...new Set(shared)] };
  };

  /** @param {string} id */
  const leaf = (id) => {
    const values = (Page.data.observations[id] ?? []).slice(0, 1)
      .filter((one) => Page.say(one.value).length < 20).map((one) => Page.words(one.value, "value"));
    return el("li", null, el(
      "button",
      {
        type: "button", class: "leaf", id: `c-${id}`, "data-id": id, "data-stop": "", tabindex: -1,
        "aria-pressed": String(Page.state.leaf === id), onclick: () => Page.go({ leaf: Page.state.leaf === id ? null : id }, `c-${id}`),
      },
      Page.words(Page.resource(id).short), values,
    ));
  };

  /** @param {Kind} kind @param {Shown} sets */
  const group = (kind, sets) => {
    const { own, shared } = leavesOf(kind, sets);
    const all = [...own, ...shared];
    if (kind === "guiding-statement" && !all.length) return null;
    const key = `${Page.state.chosen} ${kind}`;
    const open = unfolded.has(key) || all.indexOf(Page.state.leaf ?? "") >= FIRST;
    const said = [
      own.length && (shared.length || kind === "indicator") ? `${own.length} ${t("groups.of_goal")}` : null,
      shared.length ? `${own.length ? `${shared.length} ` : ""}${t("groups.of_area")}` : null,
    ].filter(Boolean).join(", ");
    return el(
      "section",
      { class: `group ${kind}`, "data-kind": kind, "data-own": own.length, "data-shared": shared.length, "aria-label": t(`groups.${kind}`) },
      el("h3", null, `${t(`groups.${kind}`)} (${all.length}) `, el("small", null, said)),
      all.length
        ? el("ul", null, (open ? all : all.slice(0, FIRST)).map(leaf))
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

  const focusView = () => {
    const sets = shown();
    /** @param {string} kind @param {string} text */
    const head = (kind, text) => el("h2", { class: `head ${kind}` }, text);
    /** @param {string} kind @param {string} text @param {...Child} inner */
    const cell = (kind, text, ...inner) => el("div", { class: `cell ${kind}` }, el("h2", null, text), inner);
    const texts = [t("columns.why"), t("columns.area"), t("columns.board-goal"), t("columns.how")];
    const full = sets.goals.length === 1;
    return el(
      "div",
      { class: "stage focused", id: "stage", role: "group", "aria-label": t("stage"), "aria-describedby": "stage-help" },
      el("div", { class: "columns heads" }, head("why", texts[0]), head("area", texts[1]), head("board-goal", texts[2]), head("how", texts[3])),
      el(
        "div",
        { class: "columns one" },
        cell("why-cards", texts[0], sets.why.map((id) => Page.card(id))),
        cell("area", texts[1], sets.areas.map((id) => Page.card(id))),
        cell("board-goal", texts[2], sets.goals.map((id) => Page.card(id, full))),
        cell("leaves", texts[3], GROUPS.map((kind) => group(kind, sets))),
      ),
      el("div", { class: "edges", "aria-hidden": "true" }),
    );
  };

  /** @param {Stage} stage */
  const draw = (stage) => {
    const at = new Map(Page.all(stage, ".card").map((card) => [Page.must(card.dataset.id), Page.place(stage, card)]));
    const { areas, goals } = shown();
    /** @type {Segment[]} */
    const segments = [];
    /** @type {(id: string) => Place} */
    const placed = (id) => Page.must(at.get(id), id);
    /** @param {Place} a @param {Place} b @param {Basis} basis @param {number} [lower] */
    const join = (a, b, basis, lower = 0) =>
      segments.push({ x1: a.right, y1: a.middle, x2: b.left, y2: b.middle + lower, basis, on: true, dot: true });
    for (const link of Page.data.links.filter(Page.linkShown)) {
      const low = at.get(link.from);
      const high = at.get(link.to);
      if (low && high && link.basis !== "derived") join(high, low, link.basis);
    }
    const lowest = Math.max(0, ...goals.map((id) => placed(id).bottom));
    for (const box of Page.all(stage, ".group")) {
      const { own, shared } = box.dataset;
      const kind = /** @type {Kind} */ (box.dataset.kind);
      const to = Page.place(stage, box);
      const port = { ...to, middle: to.top + 20 };
      for (const goal of goals) {
        const bases = new Set(Page.leaves(goal, kind).map(([, basis]) => basis).filter((basis) => Page.state.bases.includes(basis)));
        for (const basis of bases) join(placed(goal), port, basis, basis === "derived" ? 10 : 0);
      }
      if (!Number(shared) || !Page.state.bases.includes("stated") || !goals.length) continue;
      const y = lowest + 14;
      const left = placed(goals[0]).left - 8;
      const right = placed(goals[0]).right + 8;
      for (const area of areas) {
        segments.push({ x1: placed(area).right, y1: placed(area).middle, x2: left, y2: y, basis: "stated", on: true });
      }
      segments.push({ x1: left, y1: y, x2: right, y2: y, basis: "stated", on: true, straight: true });
      segments.push({ x1: right, y1: y, x2: port.left, y2: port.middle + (Number(own) ? 20 : 0), basis: "stated", on: true, dot: true });
    }
    Page.draw(stage, segments);
  };

  Page.addView("fokus", {
    make: focusView, draw, parts: () => [Page.state.chosen, Page.state.leaf, [...unfolded]],
    tab: "view_thread", live: "live.focus", cards: true, bases: true, picture: true,
  });
}
