"use strict";
/**
 * What is shown, kept in the address's fragment so that a view can be bookmarked: #KS5&vy=trad
 *
 * @needs data firstLang isCard isNeed lang must plan render resource views
 * @typedef {object} StateOffers
 * @property {Basis[]} BASES
 * @property {[kind: Kind, word: string][]} KINDS
 * @property {Map<string, string>} TRAITS
 * @property {() => State} fresh
 * @property {State} state
 * @property {() => View} view
 * @property {() => ("area" | "need")[]} obeyed
 * @property {() => void} readFragment
 * @property {() => string} fragment
 * @property {Map<string, string>} cameFrom
 * @property {(changes: Partial<State>, focus?: string | null) => void} go
 * @property {(id: string) => void} choose
 * @property {() => void} back
 * @property {(id: string) => void} open
 * @property {(link: {basis: Basis}) => boolean} linkShown
 */
{
  Page.BASES = ["stated", "derived", "decided"];
  // The kinds of the network, and what they are called in the fragment.
  Page.KINDS = [
    ["global-goal", "globala"], ["council-goal", "fullmaktigemal"], ["area", "omraden"], ["board-goal", "styrelsemal"], ["guiding-statement", "vagledning"],
    ["strategy", "strategier"], ["activity", "aktiviteter"], ["risk", "risker"], ["indicator", "matt"], ["data-source", "kallor"], ["policy-document", "styrdokument"],
    ["note", "anteckningar"],
  ];
  // What the view of indicators filters by, and its word in the fragment.
  Page.TRAITS = new Map([
    ["worse", "samre"], ["better", "battre"], ["wrong", "fel"], ["right", "ratt"],
    ["undated", "utan-ar"], ["unvalued", "utan-varde"], ["unset", "utan-riktning"],
  ]);
  Page.fresh = () => ({ view: Page.data.plans && !Page.plan ? "planer" : "oversikt", chosen: null, leaf: null, step: "", ring: "", group: 0, from: null, area: "", need: "", marks: false, traits: [], bases: ["stated", "decided"], hidden: [] });
  Page.state = Page.fresh();
  Page.view = () => Page.must(Page.views.get(Page.state.view), Page.state.view);
  // Which of the choices area and need narrow what is shown.
  Page.obeyed = () => (Page.view().obeys ?? []).filter((key) => Page.state[key]);

  Page.readFragment = () => {
    const state = Page.fresh();
    const [first, ...rest] = location.hash.slice(1).split("&");
    const pairs = first.includes("=") ? [first, ...rest] : rest;
    const values = new Map(pairs.map((pair) => {
      const [key, value = ""] = pair.split("=").map(decoded);
      return [key, value];
    }));
    const said = (/** @type {string} */ key) => values.get(key) ?? "";
    const id = first.includes("=") ? "" : decoded(first);
    if (Object.hasOwn(Page.data.resources, id)) state.chosen = id;
    if (Object.hasOwn(Page.data.resources, said("mal"))) state.chosen = said("mal");
    const leaf = said("blad");
    if (leaf && Object.hasOwn(Page.data.resources, leaf)) state.leaf = leaf;
    const view = said("vy");
    if (Page.views.get(view)?.when()) state.view = view;
    else if (state.chosen) state.view = "trad";
    if (state.chosen && !Page.isCard(state.chosen)) {
      state.leaf = state.chosen;
      state.chosen = holder(state.leaf);
      if (["oversikt", "trad"].includes(state.view)) state.view = "fokus";
    }
    if (!state.chosen && ["trad", "fokus"].includes(state.view)) state.view = "oversikt";
    if (Page.data.areas.some((area) => area.id === said("omrade"))) state.area = said("omrade");
    if (Page.isNeed(said("krav"))) state.need = said("krav");
    state.marks = said("fynd") === "1";
    state.step = said("steg");
    state.from = state.chosen;
    state.group = Number(said("grupp")) || (state.chosen ? 0 : 1);
    if (Page.data.nodes.some((node) => node.id === said("ring"))) state.ring = said("ring");
    if (values.has("matt")) state.traits = [...Page.TRAITS].filter(([, word]) => said("matt").split("+").includes(word)).map(([trait]) => trait);
    if (values.has("lankar")) state.bases = Page.BASES.filter((basis) => said("lankar").split("+").includes(basis));
    if (values.has("dolda")) state.hidden = Page.KINDS.filter(([, word]) => said("dolda").split("+").includes(word)).map(([kind]) => kind);
    if (Object.hasOwn(Page.data.texts, said("sprak"))) Page.lang = said("sprak");
    Page.state = state;
  };
  /** @param {string} text */
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  Page.fragment = () => {
    const { state } = Page;
    const parts = [state.chosen ? encodeURIComponent(state.chosen) : ""];
    if (state.view !== Page.fresh().view) parts.push(`vy=${state.view}`);
    if (state.leaf) parts.push(`blad=${encodeURIComponent(state.leaf)}`);
    if (state.step && state.view === "dialog") parts.push(`steg=${state.step}`);
    if (state.ring && state.view === "natverk") parts.push(`ring=${encodeURIComponent(state.ring)}`);
    if (state.area) parts.push(`omrade=${encodeURIComponent(state.area)}`);
    if (state.need) parts.push(`krav=${encodeURIComponent(state.need)}`);
    if (state.marks) parts.push("fynd=1");
    if (state.traits.length) parts.push(`matt=${state.traits.map((trait) => Page.TRAITS.get(trait)).join("+")}`);
    if (state.bases.join() !== "stated,decided") parts.push(`lankar=${state.bases.join("+")}`);
    parts.push(...(Page.view().fragment?.() ?? []));
    if (state.hidden.length) parts.push(`dolda=${Page.KINDS.filter(([kind]) => state.hidden.includes(kind)).map(([, word]) => word).join("+")}`);
    if (Page.plan) parts.push(`plan=${encodeURIComponent(Page.plan.id)}`);
    if (Page.lang !== Page.firstLang) parts.push(`sprak=${Page.lang}`);
    return `#${parts.filter(Boolean).join("&")}`;
  };

  // From which view each was last opened.
  Page.cameFrom = new Map();

  // Change what is shown; `focus` is the id of the element that then has the keyboard.
  Page.go = (changes, focus) => {
    if (changes.view && changes.view !== Page.state.view) Page.cameFrom.set(changes.view, Page.state.view);
    if (changes.view && changes.view !== Page.state.view) Object.assign(Page.state, { group: 0, from: Page.state.chosen });
    if (changes.chosen !== undefined && changes.chosen !== Page.state.chosen) Page.state.step = "";
    Object.assign(Page.state, changes);
    const fragment = Page.fragment();
    if (fragment !== (location.hash || "#")) history.pushState(null, "", fragment);
    Page.render(focus);
  };

  // Click on a card: first its thread, then its focus view.
  Page.choose = (id) => {
    const { state } = Page;
    if (state.view === "trad" && state.chosen === id) Page.go({ view: "fokus", leaf: null }, `c-${id}`);
    else Page.go({ view: "trad", chosen: id, leaf: null }, `c-${id}`);
  };

  // Back one step: leaf, focus, thread, overview.
  Page.back = () => {
    const { state } = Page;
    const { back } = Page.view();
    if (back) return back();
    const id = state.chosen;
    if (state.view === "fokus") return Page.go({ view: "trad", leaf: null }, `c-${id}`);
    if (state.view === "trad") return Page.go({ view: "oversikt", chosen: null, leaf: null }, `c-${id}`);
    return state.leaf || state.chosen ? Page.go({ leaf: null, chosen: null }) : undefined;
  };

  // Where something that is not a card belongs: a goal rather than an area.
  /** @type {(id: string) => string | null} */
  const holder = (id) => {
    const ends = Page.data.links.filter((link) => link.from === id && link.basis !== "derived").map((link) => link.to);
    ends.push(...Page.data.links.filter((link) => link.to === id && link.basis !== "derived").map((link) => link.from));
    const cards = ends.filter(Page.isCard);
    return cards.find((end) => Page.resource(end).kind === "board-goal") ?? cards[0] ?? null;
  };

  // Show anything by its id.
  Page.open = (id) => {
    const { open } = Page.view();
    if (open) open(id);
    else if (Page.isCard(id)) Page.go({ view: "trad", chosen: id, leaf: null, step: "", area: "", need: "" }, `c-${id}`);
    else {
      const chosen = holder(id);
      if (chosen) Page.go({ view: "fokus", chosen, leaf: id }, `c-${id}`);
      else Page.go({ leaf: id }, "panel");
    }
  };

  Page.linkShown = (link) => Page.state.bases.includes(link.basis);
}
