"use strict";
// An indicator's values: a list, and a chart where there is something to compare.
{
  const { el, svg, t } = Page;

  const label = (one) => {
    const facts = one.facts.filter(([key]) => key === "period" || key === "group").map(([, texts]) => Page.say(texts));
    return facts.join(", ") || Page.say(one.value);
  };

  // Bars on a common scale from zero; a dashed mark shows the value compared with.
  const chart = (title, rows) => {
    const most = Math.max(...rows.flatMap((one) => [one.number, one.comparison ?? 0])) || 1;
    const share = (number) => `${Math.max(0, (number / most) * 68).toFixed(2)}%`;
    const step = 2.7;
    const compared = (one) => {
      const fact = one.facts.find(([key]) => key === "comparator");
      return fact ? `, ${t("indicator.compared", { value: Page.say(fact[1]) })}` : "";
    };
    const told = rows.map((one) => `${label(one)}: ${Page.say(one.value)}${compared(one)}`).join("; ");
    const drawing = svg("svg", {
      class: "chart", role: "img", "aria-label": `${t("indicator.chart", { what: title })}. ${told}`, height: `${rows.length * step}rem`,
    });
    rows.forEach((one, n) => {
      const y = n * step;
      drawing.append(
        svg("text", { x: 0, y: `${y + 1}rem` }, label(one)),
        svg("rect", { x: 0, y: `${y + 1.3}rem`, width: share(one.number), height: "1rem" }),
        svg("text", { x: `${((one.number / most) * 68 + 2).toFixed(2)}%`, y: `${y + 2.15}rem` }, Page.say(one.value)),
      );
      if (one.comparison !== undefined) {
        const x = share(one.comparison);
        drawing.append(svg("line", { x1: x, x2: x, y1: `${y + 1.1}rem`, y2: `${y + 2.5}rem` }));
      }
    });
    return drawing;
  };

  const observation = (one) =>
    el(
      "li",
      { class: "observation" },
      Page.words(one.value, "value"),
      el("dl", { class: "facts" }, one.facts.map(([key, texts]) => [el("dt", null, t(`facts.${key}`)), el("dd", null, Page.words(texts))])),
    );

  Page.valuesOf = (id) => {
    const all = Page.data.observations[id] ?? [];
    if (!all.length) return [el("h3", null, t("indicator.values")), el("p", null, t("indicator.no_values"))];
    const units = new Map();
    for (const one of all) {
      if (one.number !== undefined) units.set(one.unit, [...(units.get(one.unit) ?? []), one]);
    }
    const charts = [...units.values()].filter((rows) => rows.length > 1).map((rows) => chart(Page.say(Page.resource(id).label), rows));
    return [el("h3", null, t("indicator.values")), charts, el("ul", null, all.map(observation))];
  };
}
