"use strict";
/**
 * What the cards, the network and the charts show, as tables: the text alternative of the drawings.
 *
 * @needs above addView anything asked badge bands basisWords byId counted data el fieldName flat given goals
 *   hasDialogue isCard isGoal isTyped judged leaves linkShown open ownTargets proposed readiness resource start state
 *   swedish t targets TYPES unasked valueName when withUnit words
 */
{
  const { el, t } = Page;
  // What a goal can lie in or lead up to, and the name of its column; a plan has those that something of it is in.
  /** @type {[kind: Kind, name: string][]} */
  const UPWARDS = [["area", "area"], ["council-goal", "council"], ["global-goal", "global"]];
  const kinds = new Set(Object.values(Page.data.resources).map(({ kind }) => kind));
  const upwards = UPWARDS.filter(([kind]) => kinds.has(kind) || (kind === "council-goal" && Page.data.levels.length > 1));
  /** @param {string} id @param {boolean} [full] */
  const link = (id, full) => el("button", { type: "button", class: "link", onclick: () => Page.open(id) },
    Page.isGoal(id) ? [el("b", null, Page.resource(id).name.replace(" ", "\u00a0")), " "] : null, Page.words(full ? Page.resource(id).label : Page.resource(id).short));
  /** @param {string[]} ids */
  const list = (ids) => ids.map((id, n) => [n ? el("br") : null, link(id)]);

  // What a goal contributes to, each basis by its name.
  /** @param {string} id @param {Kind} kind */
  const above = (id, kind) => Page.above(id, kind).map(({ basis, ids }) => el("div", null, list(ids), el("span", { class: "quiet" }, ` (${basis})`)));

  /** @param {string} id @param {string} title @param {Child[]} heads @param {Child[][]} rows */
  const table = (id, title, heads, rows) =>
    el("div", { class: "scroll", role: "region", tabindex: 0, id, "aria-label": title },
      el("table", null,
        el("caption", null, `${title} (${rows.length})`),
        el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", null, rows.length ? null : el("tr", null, el("td", { colspan: heads.length }, t("table.empty"))), rows.map((row) => el("tr", null, row.map((cell, n) => el(n ? "td" : "th", n ? null : { scope: "row" }, cell)))))));

  const shownGoals = () => Page.bands().flatMap((band) => band["board-goal"]);
  const goalRows = () =>
    shownGoals().map((id) => {
      const area = Page.data.areas.find((one) => one["board-goal"].includes(id));
      /** @param {Kind} kind */
      const of = (kind) => Page.leaves(id, kind).filter(([, basis]) => basis !== "derived").length;
      const own = new Set(Page.leaves(id, "indicator").filter(([, basis]) => basis !== "derived").map(([leaf]) => leaf));
      /** @param {Kind} kind */
      const shared = (kind) => (area ? Page.leaves(area.id, kind).filter(([leaf]) => !own.has(leaf)).length : 0);
      return [
        link(id), ...upwards.map(([kind]) => above(id, kind)),
        ...Page.readiness(id).map((item) => (item.applies ? Page.badge(item, item.status, t(`status.${item.status}`)) : Page.unasked(t("status.unasked")))),
        ...[of("strategy"), ...(kinds.has("activity") ? [of("activity")] : []), of("indicator"), ...(kinds.has("area") ? [shared("risk"), shared("indicator")] : [])].map(String),
      ];
    });

  // What is in force of a goal, some of its fields, a line each.
  /** @param {string} id @param {RegExp} wanted */
  const inForce = (id, wanted) => {
    const fields = new Map(Page.flat(Page.given.goals[id].basedOn));
    return [...fields].filter(([key, value]) => value && wanted.test(key)).map(([key, value]) => el("p", null,
      key === "text" ? null : `${Page.fieldName(key)}: `,
      el("span", { lang: Page.isTyped(key) ? Page.swedish() : null }, /^(baseline|target)$/.test(key) ? Page.withUnit(Page.valueName(key, value), fields.get("unit")) : Page.valueName(key, value))));
  };
  // What is to be reached: what is in force, and the plan's own targets of all else.
  /** @param {string} id */
  const ambition = (id) => {
    const said = inForce(id, /^(text|indicator|baseline|target|by)$/);
    const fields = new Map(Page.flat(Page.given.goals[id].basedOn));
    return [...said, ...Page.ownTargets(id, fields.get("target") ? fields.get("indicator") ?? "" : undefined)];
  };
  const standingRows = () => shownGoals().filter((id) => Page.given.goals[id]).map((id) => {
    const { proposals } = Page.given.goals[id];
    const open = proposals.length ? el("p", { class: "quiet" }, Page.counted("form.proposals_short", proposals.length)) : null;
    return [
      ...(Page.TYPES.length ? [link(id), [Page.start(id).mode ? t(`modes.${Page.start(id).mode}`) : null, open]] : [[link(id), open]]),
      ambition(id), inForce(id, /^(assessment|motivation|action)\./),
    ];
  });
  const needRows = () => shownGoals().flatMap((id) => Page.asked(id).map((item) => [
    link(id), Page.words(item.name), Page.badge(item, item.status, t(`status.${item.status}`)), Page.words(item.reason), item.status === "met" ? "" : Page.words(item.next)]));

  const findingRows = () => {
    const holders = new Map(Object.entries(Page.data.observations).flatMap(([id, all]) => all.map((one) => [one.id, id])));
    return Object.entries(Page.data.findings).flatMap(([id, found]) => found.map((one) => {
      const about = Page.resource(id) ? id : holders.get(id);
      return [about ? link(about) : id, t(`severity.${one.severity}`), Page.words(one.message), Page.words(one.remedy)];
    }));
  };

  /** @param {string} id */
  const belongs = (id) => list([...new Set(Page.data.links.filter((one) => one.from === id && one.basis !== "derived").map((one) => one.to))]);
  const leaves = () => Object.keys(Page.data.resources).filter((id) => !Page.isCard(id));
  const leafRows = () => leaves().filter((id) => Page.resource(id).kind !== "indicator").map((id) => [Page.t(`kinds.${Page.resource(id).kind}`), link(id, true), belongs(id)]);

  // An indicator: a row for each value, with what it is compared with and how it is judged.
  /** @param {Observation} one @param {string[]} keys @param {boolean} [isNamed] */
  const lines = (one, keys, isNamed) => one.facts.filter(([key]) => keys.includes(key))
    .map(([key, texts]) => el("p", null, isNamed ? `${t(`facts.${key}`)}: ` : null, Page.words(texts)));
  /** @param {string} id @param {Observation} one @param {number} n */
  const valueRow = (id, one, n) => {
    const judged = Page.judged(id, one).filter(Boolean);
    return [
      link(id, true), belongs(id), Page.words(one.value), Page.when(one), lines(one, ["group", "count", "rank", "answer", "words", "note"]),
      [lines(one, ["comparator"]), lines(one, ["country", "county"], true)],
      judged.length ? judged : lines(one, ["movement", "development"]), n ? "" : Page.targets(id),
    ];
  };
  const valueRows = () => leaves().filter((id) => Page.resource(id).kind === "indicator").flatMap((id) => {
    const all = Page.data.observations[id] ?? [];
    return all.length ? all.map((one, n) => valueRow(id, one, n)) : [[link(id, true), belongs(id), t("indicator.no_values"), "", "", "", "", Page.targets(id)]];
  });

  const linkRows = () =>
    Page.data.links.filter(Page.linkShown).map((one) => [
      link(one.from), t(`relations.${one.relation}`), link(one.to), Page.basisWords(one),
    ]);

  /** @returns {[id: string, title: string, heads: Child[], rows: Child[][]]} */
  const needs = () => ["t-needs", t("selected.requirements"), [t("table.goal"), t("overview.requirement"), t("table.answer"), t("table.why"), t("table.next")], needRows()];

  // More is said, or proposed, than what is in force.
  const isOutrun = () => Page.hasDialogue && (Page.anything() || Page.goals().some((goal) => Page.proposed(goal).length > 0));
  const tableView = () => {
    /** @type {[id: string, title: string, heads: Child[], rows: Child[][]][]} */
    const parts = [
      ["t-goals", t("table.goals"), [t("table.goal"), ...upwards.map(([, name]) => t(`table.${name}`)),
        ...(Object.values(Page.data.readiness)[0] ?? []).map((item) => Page.words(item.name)),
        t("groups.strategy"), ...(kinds.has("activity") ? [t("groups.activity")] : []), t("table.own_indicators"), ...(kinds.has("area") ? [t("table.area_risks"), t("table.area_indicators")] : [])], goalRows()],
      ["t-standing", t("table.standing"), [t("table.goal"), ...(Page.TYPES.length ? [t("form.mode")] : []), t("form.ambition"), t("form.forecasts")], standingRows()],
      ...(Object.keys(Page.data.readiness).length ? [needs()] : []),
      ["t-findings", t("table.findings"), [t("table.about"), t("table.severity"), t("table.says"), t("table.remedy")], findingRows()],
      ["t-values", t("table.values"), [t("table.indicator"), t("table.belongs"), t("table.value"), t("facts.period"), t("table.of"), t("facts.comparator"), t("table.judged"), t("table.target")], valueRows()],
      ["t-leaves", t("table.leaves"), [t("table.kind"), t("table.text"), t("table.belongs")], leafRows()],
      ["t-links", t("table.links"), [t("table.from"), t("table.relation"), t("table.to"), t("table.basis")], linkRows()],
    ];
    /** @param {string} id */
    const jump = (id) => () => {
      Page.byId(id).scrollIntoView();
      Page.byId(id).focus();
    };
    return el(
      "div",
      { class: "tables", id: "stage", tabindex: -1 },
      el("h2", null, t("table.title")),
      isOutrun() ? el("p", { class: "as-before" }, t("table.as_before")) : null,
      el("nav", { "aria-label": t("table.contents") }, parts.map(([id, title]) => el("button", { type: "button", class: "link", onclick: jump(id) }, title))),
      parts.map((part) => table(...part)),
    );
  };

  Page.addView("tabell", {
    make: tableView, parts: () => [Page.state.bases, isOutrun()], tab: "view_table", place: "material", panel: () => true, live: "live.table", filters: true, obeys: ["area", "need"], bases: true,
  });
}
