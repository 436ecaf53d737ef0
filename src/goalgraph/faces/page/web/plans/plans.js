"use strict";
/**
 * Several plans in one page: the matrix as the way in, a picker, and one plan shown at a time.
 *
 * @needs addView announce byId counted data el firstLang fragment input lang list mayLeave must plan render say stale t
 *   unreadable words
 * @typedef {object} PlansOffers
 * @property {() => boolean} reload
 * @property {() => HTMLElement[]} planPicker
 */
{
  const { el, t } = Page;
  const plans = Page.data.plans ?? [];
  /** @type {Status[]} */
  const STATUSES = ["not-met", "unclear", "met"];
  // Choices that last: what the matrix shows, how it is sorted, and which plans.
  const choice = { by: plans.some((plan) => Object.keys(plan.needs).length) ? "needs" : "global", column: "", down: true, text: "" };

  // Another plan is shown by loading the page anew with it; what has been typed is kept in the browser.
  Page.reload = () => {
    if (!Page.mayLeave()) return false;
    location.reload();
    return true;
  };
  /** @type {(id: string, rest?: string) => void} */
  const pickPlan = (id, rest = "") => {
    const here = location.hash;
    history.pushState({ picked: true }, "", `#${[id ? `plan=${encodeURIComponent(id)}` : "", rest, Page.lang === Page.firstLang ? "" : `sprak=${Page.lang}`].filter(Boolean).join("&")}`);
    if (Page.reload()) return;
    history.replaceState(null, "", here || "#");
    Page.input("plan").value = Page.plan?.id ?? "";
  };
  Page.planPicker = () => {
    if (!plans.length) return [];
    const select = el("select", { id: "plan" }, el("option", { value: "", selected: !Page.plan }, t("plans.all", { n: plans.length })),
      plans.map((plan) => el("option", { value: plan.id, selected: plan === Page.plan }, `${Page.say(plan.label)} (${plan.id})`)));
    return [el("label", { class: "picker" }, el("span", null, t("plans.pick")), select),
      el("button", { type: "button", class: "button", id: "open-plan", onclick: () => pickPlan(select.value) }, t("plans.open"))];
  };

  const columns = () => {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const plan of plans) {
      if (choice.by === "needs") for (const [id, need] of Object.entries(plan.needs)) found.set(id, Page.say(need.name));
      else for (const id of Object.keys(plan.global)) found.set(id, `${t("plans.global")} ${id.replace("SDG", "")}`);
    }
    return new Map([...found].sort(([a], [b]) => a.localeCompare(b, "sv", { numeric: true })));
  };
  // How many goals fail, and of how many that are asked: what is unclear is not met either. To a global goal more may lead.
  /** @param {PlanRow} plan @param {string} column */
  const failing = (plan, column) => {
    if (choice.by === "global") {
      const found = plan.global[column];
      return found ? { fails: found.lacking, of: found.asked, goals: found.goals } : null;
    }
    const found = plan.needs[column];
    const of = found ? STATUSES.reduce((sum, status) => sum + found[status], 0) : 0;
    return found ? { fails: found["not-met"] + found.unclear, of, goals: of } : null;
  };
  /** @param {PlanRow} plan @param {string} column */
  const share = (plan, column) => {
    const found = failing(plan, column);
    return found ? (found.of ? found.fails / found.of : 0) : -1;
  };
  /** @param {string} text */
  const plain = (text) => text.toLocaleLowerCase("sv");
  const rows = () => {
    const wanted = plain(choice.text).split(/\s+/).filter(Boolean);
    const names = new Map(plans.map((plan) => [plan.id, plain(`${Page.say(plan.label)} ${plan.id}`)]));
    /** @type {(plan: PlanRow) => string} */
    const nameOf = (plan) => Page.must(names.get(plan.id), plan.id);
    const kept = plans.filter((plan) => wanted.every((word) => nameOf(plan).includes(word)));
    const sign = choice.down ? -1 : 1;
    /** @type {(a: PlanRow, b: PlanRow) => number} */
    const key = choice.column
      ? (a, b) => sign * (share(a, choice.column) - share(b, choice.column))
      : (a, b) => -sign * nameOf(a).localeCompare(nameOf(b), "sv", { numeric: true });
    return choice.column || !choice.down ? [...kept].sort(key) : kept;
  };

  /** @param {PlanRow} plan @param {string} column @param {string} name */
  const cell = (plan, column, name) => {
    const found = failing(plan, column);
    if (!found) return el("td", { class: "none" }, el("span", { "aria-hidden": "true" }, "–"), el("span", { class: "hidden" }, t(choice.by === "global" ? "plans.no_link" : "plans.not_asked")));
    const level = found.fails ? Math.ceil((found.fails / found.of) * 4) : 0;
    const need = plan.needs[column];
    const opened = plan.global[column]?.opens ?? column;
    const rest = choice.by === "global" ? `vy=trad${opened && `&mal=${opened}`}` : `krav=${encodeURIComponent(`${column}:${need["not-met"] ? "not-met" : need.unclear ? "unclear" : "met"}`)}`;
    const said = { plan: Page.say(plan.label), column: name, n: found.of ? found.fails : found.goals, all: found.of };
    const words = found.of ? Page.counted("plans.cell", said.n, said) : t("plans.cell_goals", said);
    return el("td", { class: found.of ? `level-${level}` : null }, el("button", {
      type: "button", class: "link", "aria-label": words, title: words, onclick: () => pickPlan(plan.id, rest),
    }, found.of ? t("plans.share", said) : `${found.goals} ${Page.list("plans.goals")[found.goals === 1 ? 0 : 1]}`));
  };

  const body = () => {
    const heads = columns();
    const kept = rows();
    return {
      rest: el("tbody", { id: "plans" }, kept.map((plan) => el("tr", { "data-plan": plan.id },
        el("th", { scope: "row" }, el("button", { type: "button", class: "link", onclick: () => pickPlan(plan.id) }, Page.words(plan.label)), el("span", { class: "quiet" }, ` ${plan.id}`)),
        [...heads].map(([id, name]) => cell(plan, id, name))))),
      left: kept.length,
    };
  };
  const remember = () => history.replaceState(null, "", Page.fragment());
  /** @param {string} focus */
  const refresh = (focus) => {
    remember();
    Page.stale();
    Page.render(focus);
  };
  /** @param {string} id @param {string} name */
  const head = (id, name) => {
    const on = choice.column === id;
    const sort = on ? (choice.down ? "descending" : "ascending") : null;
    return el("th", { scope: "col", "aria-sort": sort }, el("button", {
      type: "button", class: "link", id: `sort-${id}`, onclick: () => {
        Object.assign(choice, { column: id, down: on ? !choice.down : true });
        refresh(`sort-${id}`);
      },
    }, name, el("span", { "aria-hidden": "true" }, on ? (choice.down ? " ↓" : " ↑") : " ↕")));
  };
  /** @param {"needs" | "global"} by */
  const radio = (by) => el("label", null, el("input", {
    type: "radio", name: "by", id: `by-${by}`, checked: choice.by === by, onchange: () => {
      Object.assign(choice, { by, column: "", down: true });
      refresh(`by-${by}`);
    },
  }), t(`plans.by_${by}`));

  const matrixView = () => {
    const { rest: found, left: n } = body();
    const count = el("p", { id: "shown" }, Page.counted("plans.shown", n, { n, all: plans.length }));
    return el("div", { class: "tables plans", id: "stage", tabindex: -1 },
      el("h2", null, t("plans.heading")),
      Page.unreadable ? el("p", { class: "finding violation" }, t("plans.unreadable")) : null,
      el("div", { class: "radios", role: "radiogroup", "aria-label": t("plans.by") }, radio("needs"), radio("global")),
      el("p", null, t(columns().size ? `plans.help_${choice.by}` : `plans.none_${choice.by}`)),
      el("div", { class: "field" }, el("label", { for: "plans-text" }, t("plans.filter")), el("input", {
        id: "plans-text", type: "text", autocomplete: "off", value: choice.text, oninput: (event) => {
          choice.text = event.target.value;
          const { rest, left } = body();
          Page.byId("plans").replaceWith(rest);
          count.textContent = Page.counted("plans.shown", left, { n: left, all: plans.length });
          Page.announce(count.textContent);
        },
        onchange: remember,
      })),
      count,
      el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": t("plans.heading") }, el("table", null,
        el("caption", { class: "hidden" }, t(`plans.by_${choice.by}`)),
        el("thead", null, el("tr", null, head("", t("plans.plan")), [...columns()].map(([id, name]) => head(id, name)))),
        found)));
  };

  // The matrix as it was left, by the address: what it shows, which column it is sorted by, and which plans.
  const named = new URLSearchParams(location.hash.slice(1));
  if (named.get("visa") === "globala") choice.by = "global";
  const [, up, column] = /^(-?)(.*)$/.exec(named.get("ordnat") ?? "") ?? ["", "", ""];
  if (columns().has(column)) Object.assign(choice, { column, down: !up });
  choice.text = named.get("namn") ?? "";
  const fragment = () => [
    choice.by === "global" ? "visa=globala" : "",
    choice.column || !choice.down ? `ordnat=${choice.down ? "" : "-"}${encodeURIComponent(choice.column)}` : "",
    choice.text ? `namn=${encodeURIComponent(choice.text)}` : "",
  ];

  Page.addView("planer", { fragment, make: matrixView, tab: "view_plans", place: "act", live: "live.plans", mark: "all-plans", when: () => plans.length > 0 });
}
