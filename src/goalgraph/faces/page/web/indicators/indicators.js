"use strict";
/**
 * The indicators as they stand, or area by area: value, unit, period, comparison and trend, and which of them lack or lag.
 *
 * @needs addView all announce charts data el fact filled foreign go indicator judged lineOf must name offerPanel one
 *   resource say state svg t targets TRAITS unset when words
*/
{
  const { el, svg, t } = Page;
  const all = () => Object.keys(Page.data.indicators.of);
  const inArea = () => all().filter((id) => !Page.state.area || Page.indicator(id).areas.includes(Page.state.area));
  /** @param {string} trait */
  const has = (trait) => (/** @type {string} */ id) => Page.indicator(id).traits.includes(trait);
  const shown = () => Page.state.traits.reduce((left, trait) => left.filter(has(trait)), inArea());
  let order = "judged";
  const told = () => ({ n: shown().length, all: all().length });

  /** @param {Partial<State>} changes @param {string} focus */
  const choose = (changes, focus) => {
    Page.go(changes, focus);
    Page.announce(t("live.indicators", told()));
  };
  const tools = () => {
    const { area, traits } = Page.state;
    /** @param {string} value @param {string} text @param {string | null} [lang] */
    const option = (value, text, lang) => el("option", { value, selected: value === area, lang }, text);
    /** @param {string} trait */
    const toggle = (trait) => {
      const on = traits.includes(trait);
      const n = inArea().filter(has(trait)).length;
      const id = `t-${trait}`;
      const next = [...Page.TRAITS.keys()].filter((one) => (one === trait ? !on : traits.includes(one)));
      return el("button", {
        type: "button", class: "button", id, "aria-pressed": String(on), disabled: !n && !on, onclick: () => choose({ traits: next }, id),
      }, `${t(`traits.${trait}`)} (${n})`);
    };
    if (!all().length) return [];
    return [
      Page.data.areas.length ? el("label", null, t("filter_area"), el("select", { id: "f-area", onchange: (event) => choose({ area: event.target.value }, "f-area") },
        option("", t("filter_area_all")), Page.data.areas.map((one) => option(one.id, Page.say(Page.resource(one.id).short), Page.foreign(Page.resource(one.id).short))))) : null,
      el("label", null, t("indicators.order"), el("select", { id: "f-order", onchange: (event) => {
        order = event.target.value;
        choose({}, "f-order");
      } }, ["judged", "by_area"].map((one) => el("option", { value: one, selected: one === order }, t(`indicators.${one}`))))),
      el("div", { class: "traits", role: "group", "aria-label": t("indicators.filter") },
        el("button", { type: "button", class: "button", id: "t-all", "aria-pressed": String(!traits.length), onclick: () => choose({ traits: [] }, "t-all") },
          `${t("indicators.every")} (${inArea().length})`),
        [...Page.TRAITS.keys()].map(toggle)),
    ];
  };

  /** @param {string} id */
  const isAimed = (id) => Boolean(Page.lineOf(id)?.plot.aims.length);
  /** @param {string} id */
  const isDrawn = (id) => Page.indicator(id).charts.length > 0 || isAimed(id);
  /** @param {string} id @param {Observation} one */
  const figure = (id, one) => {
    const about = [...["group", "answer", "note", "source"].map((key) => Page.fact(one, key)).map((texts) => texts && Page.words(texts)), Page.when(one)].filter(Boolean);
    const compared = Page.fact(one, "comparator");
    const value = Page.say(one.value);
    return el("div", { class: "figure" },
      el("p", null, Page.words(one.value, !/^\D*\d/.test(value) ? "value long worded" : value.length < (isDrawn(id) ? 9 : 17) ? "value" : "value long"), el("span", { class: "about" }, about.map((part, n) => [el("span", { class: n ? null : "dot" }, " ·\u00a0"), part]))),
      compared && !Page.fact(one, "country") && one.comparison === undefined ? el("p", { class: "judged" }, Page.filled("indicator.compared", { value: Page.words(compared) })) : null,
      Page.judged(id, one));
  };
  // Which way is good, where somebody has said it.
  /** @param {string} id */
  const good = (id) => {
    const { polarity } = Page.resource(id).about ?? {};
    return polarity ? el("p", { class: "quiet" }, Page.words(polarity)) : null;
  };
  /** @param {string} id */
  const tile = (id) => {
    const observations = Page.data.observations[id] ?? [];
    const figures = Page.indicator(id).figures.flatMap(({ id: own }) => observations.find((one) => one.id === own) ?? []);
    const others = Page.indicator(id).areas.filter((area, n) => (Page.state.area ? area !== Page.state.area : n));
    return el("li", { class: Page.indicator(id).targets.length || isAimed(id) ? "tile aimed" : "tile" },
      el("h4", null, el("button", {
        type: "button", class: "pick", id: `c-${id}`, "data-id": id, "data-stop": "", tabindex: -1,
        onclick: () => Page.go({ leaf: Page.state.leaf === id ? null : id }, `c-${id}`),
      }, Page.words(Page.resource(id).label))),
      el("div", { class: "drawn" }, Page.charts(id),
        el("div", null, figures.length ? figures.map((one) => figure(id, one)) : el("p", null, t("indicator.no_values")), good(id))),
      Page.targets(id),
      Page.unset(id),
      others.length ? el("p", { class: "quiet" }, Page.filled("indicators.also", { names: others.map((area, n) => [n ? ", " : null, Page.words(Page.resource(area).short)]) })) : null);
  };
  /** @param {string} name @param {Child} heading @param {string[]} ids @param {string} [more] */
  const section = (name, heading, ids, more = "") => (ids.length
    ? el("section", { class: `measures ${name}` }, el("h3", null, heading, ` (${ids.length})`, more ? [" ", el("small", null, more)] : null), el("ul", { class: "tiles" }, ids.map(tile)))
    : null);
  /** @param {string} id */
  const standing = (id) => (has("wrong")(id) || has("worse")(id) ? "watch" : has("right")(id) || has("better")(id) ? "well" : "unjudged");
  /** @param {string[]} ids */
  const drawnFirst = (ids) => [true, false].flatMap((drawn) => ids.filter((id) => isDrawn(id) === drawn));
  const judged = () => ["watch", "well", "unjudged"].map((name) => section(name, t(`indicators.${name}`), drawnFirst(shown().filter((id) => standing(id) === name)), t(`indicators.${name}_told`)));
  const byArea = () => {
    const { area } = Page.state;
    const places = new Map();
    for (const id of shown()) {
      const at = area || (Page.indicator(id).areas[0] ?? "");
      places.set(at, [...(places.get(at) ?? []), id]);
    }
    return [...places].map(([at, ids]) => section("", at ? Page.words(Page.resource(at).short) : t("loose"), ids));
  };
  const sections = () => (order === "judged" ? judged() : byArea());
  // What the signs of the drawings say.
  const legend = () => {
    /** @param {string} name @param {...SVGElement} drawn */
    const one = (name, ...drawn) => el("span", null, svg("svg", { class: "plot", viewBox: "0 0 40 24", "aria-hidden": "true" }, drawn), t(`indicators.legend.${name}`));
    return el("p", { class: "legend" },
      one("value", svg("circle", { cx: 20, cy: 12, r: 6 })),
      one("other", svg("polyline", { class: "other", points: "2,12 38,12" })),
      one("target", svg("path", { class: "flag", d: "M14 21V3h13l-4 5l4 5h-13z" })),
      one("broken", svg("polyline", { class: "axis", points: "2,12 38,12" }), svg("polyline", { class: "axis", points: "6,17 9,7 13,17 16,7" })));
  };
  const chosen = () => {
    const names = [Page.state.area ? Page.name(Page.state.area) : null, ...Page.state.traits.map((trait) => t(`traits.${trait}`))].filter(Boolean);
    return names.length ? ` ${t("indicators.chosen", { names: names.join("; ") })}` : "";
  };
  const indicatorView = () => {
    const by = Page.say(Page.data.indicators.polarity_by);
    return el("div", { class: "indicators", id: "stage", role: "group", tabindex: -1, "aria-labelledby": "i-title", "aria-describedby": "i-help" },
      el("h2", { id: "i-title" }, t("indicators.title")),
      el("p", { class: "shown" }, t("live.indicators", told()), chosen()),
      all().length ? el("p", { class: "quiet" }, t("indicators.reading"), by ? [" ", Page.filled("indicators.polarity_by", { who: Page.words(Page.data.indicators.polarity_by) })] : null) : null,
      el("p", { class: "hidden", id: "i-help" }, t("indicators.help")),
      shown().length ? [sections(), legend()] : el("p", null, t(all().length ? "indicators.nothing" : "indicators.none")));
  };

  /** @param {Stage} stage */
  const draw = (stage) => {
    for (const button of Page.all(stage, ".pick")) button.setAttribute("aria-pressed", String(button.dataset.id === Page.state.leaf));
    Page.offerPanel(Page.one(stage, ".pick[aria-pressed=true]")?.parentElement, Page.state.leaf);
    pack(Page.all(stage, ".tile"));
  };
  // Each tile as high as what it holds, and the next where there is room first.
  /** @param {HTMLElement[]} tiles */
  const pack = (tiles) => {
    const heights = tiles.map((one) => one.getBoundingClientRect().height + parseFloat(getComputedStyle(one).marginBottom));
    tiles.forEach((one, n) => one.style.setProperty("--height", String(Math.ceil(heights[n]))));
  };

  /** @param {Element} element */
  const middle = (element) => {
    const r = Page.must(element.closest(".tile")).getBoundingClientRect();
    return [r.left + r.width / 2, r.top];
  };
  const stops = () => Page.all(document, "#stage .pick");
  /** @type {Walk} */
  const walk = {
    sideways: (stop, step) => stops()[stops().indexOf(stop) + step],
    upwards: (stop, step) => {
      const [x, y] = middle(stop);
      /** @param {Element} other */
      const far = (other) => {
        const [ox, oy] = middle(other);
        return Math.abs(oy - y) + Math.abs(ox - x) * 2;
      };
      return stops().filter((other) => (middle(other)[1] - y) * step > 1).sort((a, b) => far(a) - far(b))[0];
    },
  };

  Page.addView("matt", {
    make: indicatorView, draw, tools, told, walk, parts: () => [Page.state.traits, order], obeys: ["area"], tab: "view_indicators", place: "material", panel: () => Boolean(Page.state.chosen || Page.state.leaf), live: "live.indicators", mark: "listed",
  });
}
