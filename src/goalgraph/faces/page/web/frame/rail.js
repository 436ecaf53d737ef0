"use strict";
/**
 * The dialogue's progress as a thread with a knot a goal, or a group of them where they are many; and the way on.
 *
 * @needs announce byId counted data el fill given go goals groupInSight groups hasDialogue icon isMany isTied knot name nextGoal
 *   onTick plan showGroup state stateOf t
 * @typedef {object} RailOffers
 * @property {() => void} drawRail
 */
{
  const { el, t } = Page;
  /** @param {string[]} goals */
  const groupState = (goals) => {
    const states = goals.map(Page.stateOf);
    if (states.every((one) => one === "decided")) return "decided";
    if (goals.every(Page.isTied)) return "proposal";
    return states.every((one) => one === "undecided") ? "undecided" : "draft";
  };
  /** @param {GoalState} state @param {string} goal @param {Child} words @param {boolean} here @param {string} told @param {string} [group] */
  const bead = (state, goal, words, here, told, group) => el("li", { class: `bead ${state}${here ? " here" : ""}`, "data-group": group }, el("span", { class: "string", "aria-hidden": "true" }), el("button",
    {
      type: "button", id: `r-${goal}`, "aria-current": here ? "true" : null, onclick: () => {
        if (group !== undefined && Page.state.view === "oversikt") Page.showGroup(group);
        else Page.go({ view: "dialog", chosen: goal, leaf: null }, `r-${goal}`);
      },
    },
    Page.knot(state), el("span", { class: "code" }, words), el("span", { class: "hidden" }, `, ${told}`)));

  /** @param {string[]} goals */
  const single = (goals) => goals.map((goal) => {
    const state = Page.stateOf(goal);
    const [prefix, ...number] = Page.name(goal).split(" ");
    // Where there is little room the number says which goal it is; of several levels the letters have to stay.
    const isOne = goals.every((one) => Page.name(one).split(" ")[0] === prefix);
    const first = isOne ? el("span", { class: "prefix" }, `${prefix}\u00a0`) : [prefix, el("span", { class: "prefix" }, "\u00a0")];
    const code = number.length ? [first, number.join("\u00a0")] : prefix;
    return bead(state, goal, code, goal === Page.state.chosen, t(`states.${state}`));
  });
  // Where there is little room: a word of a group's name that no other group's has, rather a long one. As few letters are
  // seen as these: names that begin alike are told by other words, those of one word first, or else by how they go on.
  const SEEN = 3;
  /** @param {string} word */
  const start = (word) => word.slice(0, SEEN).toLowerCase();
  /** @type {() => string[]} */
  const shortNames = () => {
    const words = Page.groups().map(({ code }) => [...(el("span", null, code()).textContent ?? "").matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word));
    /** @type {string[]} */
    const names = [];
    for (const [n, own] of [...words.entries()].sort(([, a], [, b]) => a.length - b.length)) {
      const free = own.filter((word) => words.every((other, m) => m === n || !other.includes(word)));
      const fresh = free.filter((word) => names.every((name) => start(name) !== start(word)));
      const name = fresh.find((word) => word.length > 3) ?? fresh[0] ?? free[0] ?? own.join(" ");
      const like = Object.values(names).filter((one) => start(one) === start(name));
      const alike = like.length && like[0] !== name ? [...name].findIndex((letter, at) => like[0][at] !== letter) : 0;
      names[n] = alike >= SEEN ? `…${name.slice(alike)}` : name;
    }
    return names;
  };
  const grouped = () => Page.groups().flatMap(({ id, goals: all, code }, n) => {
    const goals = all.filter((goal) => Page.given.goals[goal]);
    if (!goals.length) return [];
    const tied = goals.filter(Page.isTied).length;
    const first = goals.find((goal) => !Page.isTied(goal)) ?? goals[0];
    const here = Page.groupInSight() === null ? goals.includes(Page.state.chosen ?? "") : Page.groupInSight() === id;
    return [bead(groupState(goals), first, [el("span", { class: "group-name" }, code(), " "), el("span", { class: "short-name", "aria-hidden": "true" }, shortNames()[n]), el("span", { class: "tally" }, `${tied}/${goals.length}`)], here, Page.counted("rail.group", goals.length, { n: tied, all: goals.length }), id)];
  });

  // What the room settles lands on the thread at once, and is told.
  /** @type {Map<string, GoalState>} */
  let told = new Map();
  Page.onTick(() => {
    const changed = Page.goals().find((goal) => told.has(goal) && told.get(goal) !== Page.stateOf(goal));
    if (changed) Page.announce(t("live.state", { name: Page.name(changed), state: t(`states.${Page.stateOf(changed)}`) }));
    const focus = document.activeElement?.id;
    Page.drawRail();
    if (focus?.startsWith("r-")) document.getElementById(focus)?.focus();
  });

  Page.drawRail = () => {
    const rail = Page.byId("rail");
    const goals = Page.goals();
    rail.hidden = !Page.hasDialogue || !goals.length || Boolean(Page.data.plans && !Page.plan);
    if (rail.hidden) return;
    const tied = goals.filter(Page.isTied).length;
    const next = Page.nextGoal();
    rail.setAttribute("aria-label", t("rail.title"));
    told = new Map(goals.map((goal) => [goal, Page.stateOf(goal)]));
    Page.fill(rail,
      el("p", { class: "sum" }, el("b", null, tied), ` ${Page.counted("rail.sum", goals.length, { all: goals.length })}`),
      el("ol", { class: "beads" }, Page.isMany ? grouped() : single(goals)),
      next && next !== (Page.state.view === "dialog" ? Page.state.chosen : null)
        ? el("button", { type: "button", class: "button main", id: "go-on", onclick: () => Page.go({ view: "dialog", chosen: next, leaf: null }, "step-title") },
          t("rail.go_on", { name: Page.name(next) }), Page.icon("arrow"))
        : !next && Page.state.view !== "sammanstallning" && goals.some((goal) => Page.stateOf(goal) === "proposal")
          ? el("button", { type: "button", class: "button main", id: "go-on", onclick: () => Page.go({ view: "sammanstallning", chosen: null, leaf: null }, "stage") },
            t("steps.to_decisions"), Page.icon("arrow")) : null);
  };
}
