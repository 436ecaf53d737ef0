"use strict";
// The same information as tables: the text alternative of both drawings.
{
  const { el, t } = Page;
  const link = (id, full) => el("button", { type: "button", class: "link", onclick: () => Page.open(id) },
    Page.isGoal(id) ? [el("b", null, Page.resource(id).name.replace(" ", "\u00a0")), " "] : null, Page.words(full ? Page.resource(id).label : Page.resource(id).short));
  const list = (ids) => ids.map((id, n) => [n ? el("br") : null, link(id)]);

  // What a goal contributes to, each basis by its name.
  const above = (id, kind) => Page.above(id, kind).map(({ basis, ids }) => el("div", null, list(ids), el("span", { class: "quiet" }, ` (${basis})`)));

  const table = (id, title, heads, rows) =>
    el("div", { class: "scroll", role: "region", tabindex: 0, id, "aria-label": title },
      el("table", null,
        el("caption", null, `${title} (${rows.length})`),
        el("thead", null, el("tr", null, heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", null, rows.map((row) => el("tr", null, row.map((cell, n) => el(n ? "td" : "th", n ? null : { scope: "row" }, cell)))))));

  const goalRows = () =>
    Page.bands().flatMap((band) => band["board-goal"]).map((id) => {
      const area = Page.data.areas.find((one) => one["board-goal"].includes(id));
      const of = (kind) => Page.leaves(id, kind).filter(([, basis]) => basis !== "derived").length;
      const own = new Set(Page.leaves(id, "indicator").filter(([, basis]) => basis !== "derived").map(([leaf]) => leaf));
      const shared = (kind) => (area ? Page.leaves(area.id, kind).filter(([leaf]) => !own.has(leaf)).length : 0);
      return [
        link(id), ...["area", "council-goal", "global-goal"].map((kind) => above(id, kind)),
        ...Page.readiness(id).map((item) => (item.applies ? Page.badge(item, item.status, t(`status.${item.status}`)) : Page.unasked(t("status.unasked")))),
        ...[of("strategy"), of("indicator"), shared("risk"), shared("indicator")].map(String),
      ];
    });

  const leafRows = () =>
    Object.keys(Page.data.resources).filter((id) => !Page.isCard(id)).map((id) => [
      Page.t("kinds")[Page.resource(id).kind],
      link(id, true),
      list([...new Set(Page.data.links.filter((one) => one.from === id && one.basis !== "derived").map((one) => one.to))]),
      (Page.data.observations[id] ?? []).map((one, n) => [
        n ? el("br") : null, Page.words(one.value),
        one.facts.filter(([key]) => ["period", "group"].includes(key)).map(([, texts]) => [", ", Page.words(texts)]),
      ]),
    ]);

  const linkRows = () =>
    Page.data.links.filter(Page.linkShown).map((one) => [
      link(one.from), t(`relations.${one.relation}`), link(one.to), t(`basis_long.${one.ambiguous ? "ambiguous" : one.basis}`),
    ]);

  const tableView = () => {
    const parts = [
      ["t-goals", t("table.goals"), [t("table.goal"), t("table.area"), t("table.council"), t("table.global"),
        ...(Object.values(Page.data.readiness)[0] ?? []).map((item) => Page.say(item.name)),
        t("groups.strategy"), t("table.own_indicators"), t("table.area_risks"), t("table.area_indicators")], goalRows()],
      ["t-leaves", t("table.leaves"), [t("table.kind"), t("table.text"), t("table.belongs"), t("table.values")], leafRows()],
      ["t-links", t("table.links"), [t("table.from"), t("table.relation"), t("table.to"), t("table.basis")], linkRows()],
    ];
    const jump = (id) => () => {
      document.getElementById(id).scrollIntoView();
      document.getElementById(id).focus();
    };
    return el(
      "div",
      { class: "tables", id: "stage", tabindex: -1 },
      el("h2", null, t("table.title")),
      el("nav", { "aria-label": t("table.contents") }, parts.map(([id, title]) => el("button", { type: "button", class: "link", onclick: jump(id) }, title))),
      parts.map((part) => table(...part)),
    );
  };

  Page.addView("tabell", {
    make: tableView, parts: () => [Page.state.bases], tab: "view_table", live: "live.table", filters: true, obeys: ["area", "need"], bases: true,
  });
}
