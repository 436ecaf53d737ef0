"use strict";
/**
 * Search in all texts, in both languages; a list that the arrow keys walk.
 *
 * @needs all announce byId data el fill focusStage group icon isGoal must open resource t words
 * @typedef {object} SearchOffers
 * @property {() => Element[]} searchBox
 */
{
  const { el, t } = Page;
  const MOST = 12;
  /** @param {string} text */
  const plain = (text) => text.toLocaleLowerCase("sv").normalize("NFD").replace(/\p{M}/gu, "");
  /** @typedef {{id: string, name: string, text: string}} Entry */
  /** @type {Entry[] | null} */
  let index = null;
  let current = -1;

  const build = () =>
    Object.entries(Page.data.resources).map(([id, resource]) => ({
      id,
      name: plain(`${resource.name} ${resource.name.replace(" ", "")} ${id}`),
      text: plain([...Object.values(resource.short), ...Object.values(resource.label)].join(" ")),
    }));

  /** @param {string} query */
  const matches = (query) => {
    index ??= build();
    const wanted = plain(query).split(/\s+/).filter(Boolean);
    if (!wanted.length) return [];
    /** @param {Entry} entry */
    const score = (entry) => {
      if (` ${entry.name} `.includes(` ${wanted.join(" ")} `)) return 0;
      if (Page.isGoal(entry.id)) return 1;
      return entry.text.startsWith(wanted[0]) ? 2 : 3;
    };
    return index.filter((entry) => wanted.every((word) => entry.name.includes(word) || entry.text.includes(word)))
      .sort((a, b) => score(a) - score(b));
  };

  const input = () => /** @type {HTMLInputElement} */ (Page.byId("search-text"));
  const list = () => Page.byId("hits");

  const close = () => {
    list().hidden = true;
    Page.fill(list());
    input().setAttribute("aria-expanded", "false");
    input().removeAttribute("aria-activedescendant");
    current = -1;
  };

  /** @param {string} id */
  const pick = (id) => {
    input().value = "";
    close();
    Page.open(id);
  };

  /** @param {number} n */
  const mark = (n) => {
    const hits = Page.all(list(), ".hit");
    if (!hits.length) return;
    current = (n + hits.length) % hits.length;
    hits.forEach((hit, at) => hit.setAttribute("aria-selected", String(at === current)));
    hits[current].scrollIntoView({ block: "nearest" });
    input().setAttribute("aria-activedescendant", hits[current].id);
  };

  const update = () => {
    const query = input().value;
    if (!query.trim()) return close();
    const found = matches(query);
    list().hidden = false;
    current = -1;
    input().setAttribute("aria-expanded", "true");
    input().removeAttribute("aria-activedescendant");
    const names = Page.group("kinds");
    Page.fill(list(), found.slice(0, MOST).map(({ id }, n) => {
      const resource = Page.resource(id);
      return el("div", { class: "hit", role: "option", id: `hit-${n}`, "data-id": id, "aria-selected": "false", onclick: () => pick(id) },
        Page.isGoal(id) ? el("b", null, `${resource.name} `) : null, Page.words(resource.label),
        el("span", { class: "kind" }, ` ·\u00a0${names[resource.kind]}`));
    }));
    if (!found.length) list().append(el("div", { class: "none", role: "option", "aria-selected": "false", "aria-disabled": "true" }, t("search_none")));
    Page.announce(found.length ? t("search_hits", { n: found.length }) : t("search_none"));
  };

  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const hits = Page.all(list(), ".hit");
    if (event.key === "ArrowDown") mark(current + 1);
    else if (event.key === "ArrowUp") mark(current < 0 ? -1 : current - 1);
    else if (event.key === "Enter" && hits.length) pick(Page.must(hits[Math.max(0, current)].dataset.id));
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (input().value) {
        input().value = "";
        close();
      } else Page.focusStage();
    } else return;
    event.preventDefault();
  };

  Page.searchBox = () => [
    el("label", { for: "search-text", class: "hidden" }, t("search")), Page.icon("search"),
    el("input", {
      id: "search-text", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: t("search_hint"),
      "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list", oninput: update, onkeydown: keys,
      onblur: () => setTimeout(() => document.activeElement !== input() && close(), 200),
    }),
    el("div", { id: "hits", class: "hits", role: "listbox", "aria-label": t("search"), hidden: true }),
  ];
}
