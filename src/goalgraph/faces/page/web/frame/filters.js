"use strict";
/**
 * What narrows what is shown: area, requirement or rule, and what links rest on; and the line that says that it is narrowed.
 *
 * @needs announce bands BASES byId data el fill filterWords foreign go goals icon name needOptions obeyed resource say
 *   state svg t view
 @typedef {object} FiltersOffers
 * @property {() => void} drawFilters
 * @property {() => void} drawBar
 * @property {(basis: Basis | "thread") => SVGElement} sample of a line
 */
{
  const { byId, el, t } = Page;
  /** @param {string} id @param {Child} text @param {() => unknown} onclick @param {Attributes} [more] */
  const button = (id, text, onclick, more) => el("button", { type: "button", class: "button", id, onclick, ...more }, text);

  Page.sample = (basis) => {
    /** @param {number} width @param {string} colour @param {string} [dashes] */
    const line = (width, colour, dashes) => Page.svg("line", { x1: 0, x2: 44, y1: 6, y2: 6, stroke: colour, "stroke-width": width, "stroke-dasharray": dashes });
    const lines = {
      stated: [line(2, "var(--loose)")], derived: [line(2, "var(--loose)", "8 7")], decided: [line(6, "var(--loose)"), line(2, "var(--paper)")],
      thread: [line(4, "var(--thread)")],
    };
    return Page.svg("svg", { class: "sample", viewBox: "0 0 44 12", "aria-hidden": "true" }, lines[basis]);
  };

  /** @param {"area" | "need"} key @param {string} value @param {string} focus */
  const filtered = (key, value, focus) => {
    const changes = { [key]: value };
    Object.assign(Page.state, changes);
    const left = Page.bands().flatMap((band) => Object.values(band).flat());
    if (Page.state.chosen && !left.includes(Page.state.chosen)) Object.assign(changes, { chosen: null, leaf: null, view: "oversikt" });
    Page.go(changes, focus);
    Page.announce(t("live.filtered", { n: left.filter((id) => Page.resource(id).kind === "board-goal").length }));
  };

  Page.drawFilters = () => {
    const { state } = Page;
    const view = Page.view();
    /** @param {string} value @param {string} text @param {string} now @param {string | null} [lang] */
    const option = (value, text, now, lang) => el("option", { value, selected: value === now, lang }, text);
    /** @param {Basis} key */
    const basis = (key) => el("label", null,
      el("input", {
        type: "checkbox", id: `b-${key}`, checked: state.bases.includes(key),
        onchange: (event) => Page.go({ bases: Page.BASES.filter((one) => (one === key ? event.target.checked : state.bases.includes(one))) }, `b-${key}`),
      }), Page.sample(key), t(`basis.${key}`));
    /** @param {string} id @param {"area" | "need"} key @param {string} label @param {Child} options */
    const choose = (id, key, label, options) => {
      const select = el("select", { id, onchange: (event) => filtered(key, event.target.value, id) }, options);
      select.title = select.selectedOptions[0].text;
      return el("label", null, label, select);
    };
    const needs = view.filters ? Page.needOptions((value, text, lang) => option(value, text, state.need, lang)).filter(Boolean) : [];
    Page.fill(byId("filters"),
      view.filters && Page.data.areas.length ? choose("f-area", "area", t("filter_area"), [option("", t("filter_area_all"), state.area),
        ...Page.data.areas.map((area) => option(area.id, Page.say(Page.resource(area.id).short), state.area, Page.foreign(Page.resource(area.id).short)))]) : null,
      view.filters ? choose("f-need", "need", t("filter_status"), [option("", t("filter_status_all"), state.need), ...needs]) : null,
      view.bases ? el("fieldset", null, el("legend", null, t("filter_basis")), Page.BASES.map(basis)) : null,
      view.cards ? button("marks", t("rules.marks"), () => Page.go({ marks: !state.marks }, "marks"), { "aria-pressed": String(state.marks) }) : null);
  };

  // From one goal: back to all of them, to those beside it, and into the dialogue.
  /** @param {string} goal */
  const ofOneGoal = (goal) => {
    const all = Page.goals();
    /** @param {number} step @param {string} id */
    const beside = (step, id) => {
      const other = all[all.indexOf(goal) + step];
      return other && all.includes(goal) ? button(id, [step < 0 ? Page.icon("back") : null, Page.name(other), step > 0 ? Page.icon("arrow") : null],
        () => Page.go({ chosen: other, leaf: null }, id)) : null;
    };
    return [
      button("back", [Page.icon("back"), t("back")], () => Page.go({ view: "oversikt", chosen: null, leaf: null }, `c-${goal}`)),
      el("b", { class: "title" }, t("focus.title", { name: Page.name(goal) })),
      el("span", { class: "space" }), beside(-1, "goal-before"), beside(1, "goal-after"),
      all.includes(goal) ? button("to-dialogue", [t("form.to_form", { name: Page.name(goal) }), Page.icon("arrow")],
        () => Page.go({ view: "dialog", chosen: goal, leaf: null }, "step-title"), { class: "button main" }) : null,
    ];
  };
  Page.drawBar = () => {
    const view = Page.view();
    const { state } = Page;
    Page.fill(byId("bar"),
      state.view === "fokus" ? ofOneGoal(state.chosen ?? "") : null,
      view.tools ? el("div", { class: "tools" }, view.tools()) : null,
      Page.obeyed().length ? [el("span", { class: "narrowed" }, t("narrowed", { names: Page.filterWords().join("; ") })),
        button("reset", t("filter_reset"), () => Page.go({ area: "", need: "" }, "stage"))] : null);
  };
}
