"use strict";
/**
 * The dialogue's progress as a thread with a knot a goal, or a group of them where they are many; and the way on.
 *
 * @needs announce byId data el fill go goals hasDialogue icon isTied knot name nextGoal onTick plan resource state stateOf t words
 * @typedef {object} RailOffers
 * @property {() => void} drawRail
 */
{
  const { el, t } = Page;
  const MOST = 12;

  /** @typedef {{name: Child, goals: string[]}} Group */
  /** @type {() => Group[]} */
  const groups = () => {
    const all = Page.goals();
    const { areas, levels } = Page.data;
    const held = areas.length ? areas.map((area) => ({ name: Page.words(Page.resource(area.id).short), goals: area["board-goal"] }))
      : levels.map((level) => ({ name: Page.words(level.name), goals: level.goals }));
    const found = held.map(({ name, goals }) => ({ name, goals: goals.filter((goal) => all.includes(goal)) })).filter(({ goals }) => goals.length);
    const rest = all.filter((goal) => !found.some(({ goals }) => goals.includes(goal)));
    return rest.length ? [...found, { name: t("rail.rest"), goals: rest }] : found;
  };
  /** @param {Group} of */
  const groupState = ({ goals }) => {
    const states = goals.map(Page.stateOf);
    if (states.every((one) => one === "decided")) return "decided";
    if (goals.every(Page.isTied)) return "proposal";
    return states.every((one) => one === "undecided") ? "undecided" : "draft";
  };
  /** @param {GoalState} state @param {string} goal @param {Child} words @param {boolean} here @param {string} told */
  const bead = (state, goal, words, here, told) => el("li", { class: `bead ${state}${here ? " here" : ""}` }, el("span", { class: "string", "aria-hidden": "true" }), el("button",
    { type: "button", id: `r-${goal}`, "aria-current": here ? "true" : null, onclick: () => Page.go({ view: "dialog", chosen: goal, leaf: null }, `r-${goal}`) },
    Page.knot(state), el("span", { class: "code" }, words), el("span", { class: "hidden" }, `, ${told}`)));

  /** @param {string[]} goals */
  const single = (goals) => goals.map((goal) => {
    const state = Page.stateOf(goal);
    const [prefix, ...number] = Page.name(goal).split(" ");
    const code = number.length ? [el("span", { class: "prefix" }, `${prefix}\u00a0`), number.join("\u00a0")] : prefix;
    return bead(state, goal, code, goal === Page.state.chosen, t(`states.${state}`));
  });
  const grouped = () => groups().map((group) => {
    const tied = group.goals.filter(Page.isTied).length;
    const first = group.goals.find((goal) => !Page.isTied(goal)) ?? group.goals[0];
    return bead(groupState(group), first, [group.name, ` ${tied}/${group.goals.length}`], group.goals.includes(Page.state.chosen ?? ""),
      t("rail.group", { n: tied, all: group.goals.length }));
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
      el("p", { class: "sum" }, el("b", null, tied), ` ${t("rail.sum", { all: goals.length })}`),
      el("ol", { class: "beads" }, goals.length > MOST ? grouped() : single(goals)),
      next && next !== (Page.state.view === "dialog" ? Page.state.chosen : null)
        ? el("button", { type: "button", class: "button main", id: "go-on", onclick: () => Page.go({ view: "dialog", chosen: next, leaf: null }, "step-title") },
          t("rail.go_on", { name: Page.name(next) }), Page.icon("arrow"))
        : !next && Page.state.view !== "sammanstallning" && goals.some((goal) => Page.stateOf(goal) === "proposal")
          ? el("button", { type: "button", class: "button main", id: "go-on", onclick: () => Page.go({ view: "sammanstallning", chosen: null, leaf: null }, "stage") },
            t("steps.to_decisions"), Page.icon("arrow")) : null);
  };
}
