"use strict";
/**
 * The checks behind the goals: which goals fail a requirement or a rule, and what a rule demands and rests on.
 *
 * @needs askedNow data el foreign go icon lang list MARKS name obeyed placeOf ruleOf say state swedish t view words
 * @typedef {object} RulesOffers
 * @property {() => string[]} filterWords
 * @property {(option: (value: string, text: string, lang: string | null) => HTMLElement) => Child[]} needOptions
 * @property {(id: string) => HTMLElement | null} findingMarks
 * @property {(name: string) => HTMLElement | null} aboutRule
 * @property {() => HTMLElement | null} filteredRule
 */
{
  const { el, t } = Page;
  /** @type {Severity[]} */
  const SEVERITIES = ["violation", "warning", "info"];
  const MARK = { violation: "✗", warning: "!", info: "i" };
  const rules = () => Page.data.rules;
  /** @type {() => string | null} */
  const neededRule = () => Page.ruleOf(Page.state.need);

  /** @type {(need: string) => string} */
  const needWords = (need) => {
    const rule = Page.ruleOf(need);
    if (rule) return `${MARK[rules()[rule].severity]} ${Page.say(rules()[rule].says)}`;
    if (need === "brist") return `${MARK.violation} ${t("rules.any")}`;
    const [requirement, status] = need.split(":");
    const { name } = Object.values(Page.data.readiness).flat().find((item) => item.requirement === requirement) ?? { name: { sv: requirement } };
    return `${Page.MARKS[/** @type {Status} */ (status)]} ${Page.say(name)}: ${t(`status.${status}`)}`;
  };
  // What narrows the goals that are shown, in words.
  Page.filterWords = () => Page.obeyed().map((key) => (key === "area" ? Page.name(Page.state.area) : needWords(Page.state.need)));

  Page.needOptions = (option) => {
    const items = new Map(Object.keys(Page.data.readiness).flatMap(Page.askedNow).map(({ item }) => [item.requirement, item]));
    const requirements = [...items.values()].map((item) => el("optgroup", { label: Page.say(item.name), lang: Page.foreign(item.name) },
      ["not-met", "unclear", "met"].map((status) =>
        option(`${item.requirement}:${status}`, needWords(`${item.requirement}:${status}`), Page.foreign(item.name) ?? Page.lang))));
    const named = Object.entries(rules()).filter(([, one]) => one.goals.length)
      .map(([name, one]) => option(`regel:${name}`, `${needWords(`regel:${name}`)} (${one.goals.length})`, Page.foreign(one.says)));
    const any = named.length ? option("brist", needWords("brist"), null) : null;
    return [requirements, named.length ? el("optgroup", { label: t("rules.group") }, any, named) : null];
  };

  // On a card: how many findings the goal itself has, by severity, in words and by mark.
  Page.findingMarks = (id) => {
    if (!Page.state.marks) return null;
    const found = Page.data.findings[id] ?? [];
    const parts = SEVERITIES.map((severity) => {
      const n = found.filter((one) => one.severity === severity).length;
      return n ? el("span", { class: `fault ${severity}` }, Page.icon(severity), `${n} ${Page.list(`rules.${severity}`)[n === 1 ? 0 : 1]}`) : null;
    }).filter(Boolean);
    return el("span", { class: "row faults" }, parts.length ? parts : t("rules.nothing"));
  };

  /** @param {string} name */
  const about = (name) => {
    const rule = rules()[name];
    const need = `regel:${name}`;
    const on = Page.state.need === need;
    return [
      el("p", null, Page.words(rule.says)),
      el("p", null, el("b", null, `${t("selected.remedy")} `), Page.words(rule.remedy)),
      el("p", null, t("rules.count", { looked: rule.looked, found: rule.found })),
      rule.sources.length
        ? [el("p", null, t("rules.from_document")), rule.sources.map((one) => el("blockquote", null,
          el("span", { lang: Page.swedish() }, one.quote), el("cite", null, Page.placeOf(one))))]
        : el("p", null, t("rules.from_goalgraph")),
      rule.goals.length ? el("button", {
        type: "button", class: "button", "aria-pressed": String(on), "data-rule": name,
        onclick: () => Page.go({ need: on ? "" : need, view: Page.view().filters && Page.state.view !== "trad" ? Page.state.view : "oversikt", chosen: null, leaf: null }, "f-need"),
      }, on ? t("filter_reset") : t("rules.show", { n: rule.goals.length })) : null,
      el("p", { class: "quiet" }, t("rules.name", { name })),
    ];
  };
  Page.aboutRule = (name) => (Object.hasOwn(rules(), name) ? el("details", { class: "rule" }, el("summary", null, t("rules.about")), about(name)) : null);

  // What the filter shows, when it is a rule: the rule itself, in the panel.
  Page.filteredRule = () => {
    const name = neededRule();
    if (!name || !Page.obeyed().includes("need")) return null;
    return el("section", { class: `finding ${rules()[name].severity}`, id: "rule", "aria-labelledby": "rule-title" },
      el("h3", { id: "rule-title" }, Page.icon(rules()[name].severity), " ", t(`severity.${rules()[name].severity}`)), about(name));
  };
}
