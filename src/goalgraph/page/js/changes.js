"use strict";
// Before and after: what held when the dialogue began, beside what it now says, goal by goal.
{
  const { el, t, given } = Page;
  const STATUS = { Met: "met", NotMet: "not-met", Unclear: "unclear" };
  const at = (time, goal, key) => Page.plain(key, time === "after" ? Page.value(goal, key) : Page.start(goal)[key] ?? "");
  const swedish = () => (Page.lang === "sv" ? null : "sv");

  const mode = (time, goal) => {
    const value = at(time, goal, "mode");
    return { text: t(`modes.${value}`), settled: value !== "Undecided" };
  };
  // Before: what the graph says. After: the dialogue's answer, where it gives one; a yes needs its evidence.
  const requirement = (time, goal, name) => {
    const item = Page.readiness(goal).find((one) => one.requirement === Page.REQUIREMENTS[name]);
    const answer = time === "after" && (Page.differs(goal, `answer.${name}`) || Page.differs(goal, `evidence.${name}`)) ? at(time, goal, `answer.${name}`) : "";
    if (!answer) return { status: item?.status ?? "unclear", item };
    const bare = answer === "Met" && !at(time, goal, `evidence.${name}`);
    return { status: bare ? "unclear" : STATUS[answer], item, note: bare ? t("changes.no_evidence") : null };
  };
  const target = (time, goal) => {
    const values = Object.fromEntries(Page.MEASURED.map((key) => [key, at(time, goal, key)]));
    const closed = at(time, goal, "mode") === "Direction";
    if (closed || !values.target) return null;
    const from = values.baseline ? `${Page.valueName("baseline", values.baseline)} → ` : "";
    const by = values.by ? `, ${t("changes.by", { day: Page.day(values.by) })}` : "";
    return `${values.indicator ? `${Page.longName(values.indicator)}: ` : ""}${from}${Page.withUnit(Page.valueName("target", values.target), values.unit)}${by}`;
  };
  const ambition = (time, goal) => ({ said: at(time, goal, "text"), target: target(time, goal) });
  const forecasts = (time, goal) => at(time, goal, "mode") !== "Steering" ? [] : given.occasions
    .map((one) => [Page.say(one.label), at(time, goal, `assessment.${one.iri}`)]).filter(([, value]) => value)
    .map(([label, value]) => `${label}: ${t(`assessments.${value}`)}`);

  Page.stateOf = (time, goal) => ({
    mode: mode(time, goal), ambition: ambition(time, goal), forecasts: forecasts(time, goal),
    requirements: Object.keys(Page.REQUIREMENTS).map((name) => requirement(time, goal, name)),
  });

  const shown = {
    mode: ({ mode: { text } }) => text,
    requirements: ({ requirements }) => el("span", { class: "row" }, requirements.map(({ item, status, note }) => [
      item ? Page.badge(item, status) : null, note ? el("span", { class: "quiet" }, note) : null])),
    ambition: ({ ambition: { said, target: value } }) => [
      said ? el("p", { lang: swedish(), class: "typed" }, said) : null, value ? el("p", null, value) : null,
      !said && !value ? t("changes.none") : null],
    forecasts: ({ forecasts: list }) => (list.length ? el("ul", null, list.map((one) => el("li", null, one))) : t("changes.none")),
  };
  const ASPECTS = Object.keys(shown);
  const same = (aspect, before, after) => {
    const bare = (state) => JSON.stringify(state[aspect], (key, value) => (key === "item" ? undefined : value));
    return bare(before) === bare(after);
  };

  // In a narrow window the two columns stand below each other, each with its name.
  const narrow = (time) => el("span", { class: "time narrow" }, `${t(`changes.${time}`)}: `);

  // One goal, for the presentation: each aspect as it was and as it is now.
  Page.goalChanges = (goal) => {
    const [before, after] = [Page.stateOf("before", goal), Page.stateOf("after", goal)];
    return el("table", { class: "changes one-goal" },
      el("caption", { class: "hidden" }, t("changes.heading")),
      el("thead", null, el("tr", null, el("td", null), el("th", { scope: "col" }, t("changes.before")), el("th", { scope: "col" }, t("changes.after")))),
      el("tbody", null, ASPECTS.map((aspect) => {
        const kept = same(aspect, before, after);
        return el("tr", { class: kept ? "" : "changed" }, el("th", { scope: "row" }, t(`changes.${aspect}`)),
          el("td", null, narrow("before"), shown[aspect](before)), el("td", null, narrow("after"), kept ? el("span", { class: "quiet" }, t("changes.same")) : shown[aspect](after)));
      })));
  };

  const totals = () => {
    const goals = Page.goals();
    const count = (time, test) => goals.filter((goal) => test(Page.stateOf(time, goal))).length;
    const met = (time) => goals.flatMap((goal) => Page.stateOf(time, goal).requirements).filter((one) => one.status === "met").length;
    const line = (key, all, of) => el("li", null, t(`changes.total_${key}`), " ",
      el("b", null, t("changes.from_to", { before: of("before"), after: of("after"), all })));
    return el("ul", { class: "totals" },
      line("mode", goals.length, (time) => count(time, (one) => one.mode.settled)),
      line("requirements", goals.length * 3, met),
      line("ambition", goals.length, (time) => count(time, (one) => one.ambition.said)),
      line("forecasts", goals.length, (time) => count(time, (one) => one.forecasts.length)));
  };

  let only = false;
  const row = (goal) => {
    const [before, after] = [Page.stateOf("before", goal), Page.stateOf("after", goal)];
    const changed = ASPECTS.some((aspect) => !same(aspect, before, after));
    if (only && !changed) return null;
    return el("tr", { class: changed ? "changed" : "", "data-goal": goal },
      el("th", { scope: "row" }, el("button", { type: "button", class: "link", id: `c-${goal}`, onclick: () => Page.go({ chosen: goal, leaf: null }, `c-${goal}`) },
        el("b", null, `${Page.name(goal)} `), Page.words(Page.resource(goal).short))),
      ASPECTS.map((aspect) => el("td", null, same(aspect, before, after) ? shown[aspect](before) : [
        el("div", { class: "was" }, el("span", { class: "time" }, `${t("changes.before")}: `), shown[aspect](before)),
        el("div", { class: "now" }, el("span", { class: "time" }, `${t("changes.after")}: `), shown[aspect](after)),
      ])));
  };

  const changesView = () => {
    if (!given) return el("div", { class: "tables", id: "stage", tabindex: -1 }, el("h2", null, t("changes.heading")), el("p", null, t("summary.no_plan")));
    const rows = Page.goals().map(row).filter(Boolean);
    return el("div", { class: "tables", id: "stage", tabindex: -1 },
      el("h2", null, t("changes.heading")),
      el("p", null, t("changes.help")),
      totals(),
      el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": t("changes.heading") }, el("table", { class: "changes" },
        el("thead", null, el("tr", null, el("th", { scope: "col" }, t("table.goal")), ASPECTS.map((aspect) => el("th", { scope: "col" }, t(`changes.${aspect}`))))),
        el("tbody", null, rows.length ? rows : el("tr", null, el("td", { colspan: ASPECTS.length + 1 }, t("changes.nothing")))))));
  };
  const tools = () => given ? [el("button", {
    type: "button", class: "button", id: "only-changed", "aria-pressed": String(only), onclick: () => {
      only = !only;
      Page.stale();
      Page.render("only-changed");
    },
  }, t("changes.only"))] : [];

  Page.addView("fore-efter", {
    make: changesView, tools, parts: () => [JSON.stringify(Page.work.goals), only], tab: "view_changes", live: "live.changes",
  });
}
