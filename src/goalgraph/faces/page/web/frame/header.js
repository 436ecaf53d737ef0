"use strict";
/**
 * The header: whose plan it is, the places to act and the material beside them, and a menu with the rest.
 *
 * @needs byId data drawFilters el fill foreign go icon input lang name plan planPicker quickTool savePicture say
 *   searchBox sizeTools state t themeTool view VIEWS views
 @typedef {object} HeaderOffers
 * @property {() => void} drawHeader
 * @property {() => void} drawPlaces
 * @property {() => void} drawTitle view, goal and plan, in the window's title
 */
{
  const { byId, el, t } = Page;
  /** @param {string} id @param {string} text @param {() => unknown} onclick @param {Attributes} [more] */
  const button = (id, text, onclick, more) => el("button", { type: "button", class: "button", id, onclick, ...more }, text);

  /** @param {boolean} open */
  const openMenu = (open) => {
    byId("menu").hidden = !open;
    byId("more").setAttribute("aria-expanded", String(open));
  };
  const isOpen = () => !byId("menu").hidden;
  const menuTool = () => el("button", {
    type: "button", class: "button", id: "more", "aria-expanded": String(isOpen()), "aria-controls": "menu", onclick: () => openMenu(!isOpen()),
  }, Page.icon("more"), el("span", { class: "word" }, t("menu.more")));
  addEventListener("pointerdown", ({ target }) => {
    if (isOpen() && target instanceof Element && !target.closest("#menu, #more")) openMenu(false);
  });
  byId("menu").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    openMenu(false);
    byId("more").focus();
  });

  /** @param {string} lang */
  const speak = (lang) => {
    Page.lang = lang;
    Page.go({}, "language");
  };
  // One other language is a button, several are a list.
  const languages = () => {
    const all = Object.keys(Page.data.texts);
    /** @param {string} lang */
    const name = (lang) => Page.data.texts[lang].language;
    const [other, ...more] = all.filter((lang) => lang !== Page.lang);
    if (!other) return [];
    if (!more.length) return button("language", name(other), () => speak(other), { lang: other });
    return el("select", { id: "language", class: "button", "aria-label": t("languages"), onchange: (event) => speak(event.target.value) },
      all.map((lang) => el("option", { value: lang, lang, selected: lang === Page.lang }, name(lang))));
  };

  Page.drawHeader = () => {
    document.documentElement.lang = Page.lang;
    const label = Page.plan?.label ?? Page.data.plan;
    const { body } = Page.data;
    byId("title").title = Page.say(label);
    const { logo, colour } = Page.data;
    // On a colour of the body's own only white is known to be readable.
    if (colour) for (const [name, value] of [["", colour], ["-ink2", "#fff"], ["-line", "#fff"]]) document.documentElement.style.setProperty(`--head${name}`, value);
    Page.fill(byId("title"), logo ? el("img", { class: "arms", src: logo, alt: "" }) : null, Page.say(body) && !Page.data.plans ? [el("b", { lang: Page.foreign(body) }, Page.say(body)), " "] : null,
      el("span", { lang: Page.foreign(label) }, Page.say(label)));
    byId("skip").textContent = t("skip");
    byId("places").setAttribute("aria-label", t("places"));
    byId("material").setAttribute("aria-label", t("material"));
    Page.fill(byId("tools"), Page.sizeTools(), menuTool());
    byId("menu").setAttribute("aria-label", t("menu.more"));
    Page.fill(byId("menu"),
      el("div", { class: "row", id: "menu-views" }),
      el("div", { class: "row" }, button("save", t("save_image"), () => Page.savePicture("png")), button("save-svg", t("save_svg"), () => Page.savePicture("svg")), Page.themeTool(), Page.quickTool(), languages()),
      el("div", { class: "filters", id: "filters" }));
    const isBare = Boolean(Page.data.plans) && !Page.plan;
    document.documentElement.classList.toggle("no-plan", isBare);
    byId("title").classList.toggle("hidden", isBare);
    Page.fill(byId("picker"), Page.planPicker());
    byId("search").hidden = isBare;
    Page.fill(byId("search"), Page.searchBox());
  };

  Page.drawTitle = () => {
    document.title = [t(Page.view().tab ?? "accessibility.heading"), Page.state.chosen && Page.name(Page.state.chosen), Page.say(Page.plan?.label ?? Page.data.plan)].filter(Boolean).join(" · ");
  };
  // The tabs: views with the same tab share it, and the first of them is the way in. What is neither a place to act
  // nor material is in the menu.
  Page.drawPlaces = () => {
    const tabs = new Map();
    for (const name of Page.VIEWS) {
      const { tab, when } = Page.views.get(name) ?? Page.view();
      if (tab && !tabs.has(tab) && when()) tabs.set(tab, name);
    }
    const current = Page.view();
    /** @param {View["place"]} place */
    const at = (place) => [...tabs].filter(([, name]) => Page.views.get(name)?.place === place).map(([tab, name]) => {
      const id = `v-${tab.replace("view_", "")}`;
      return button(id, t(tab), () => {
        openMenu(false);
        Page.go({ view: name, leaf: null, chosen: name === "oversikt" ? null : Page.state.chosen }, Page.views.get(name)?.focus ?? (place === "menu" ? "more" : id));
      }, { "aria-current": tab === current.tab ? "page" : tab === current.within ? "true" : null });
    });
    Page.fill(byId("places"), at("act"));
    Page.fill(byId("material"), at("material").length ? el("span", { class: "lead" }, t("material")) : null, at("material"));
    Page.fill(byId("menu-views"), at("menu"));
    for (const id of ["save", "save-svg"]) Page.input(id).disabled = !current.picture;
    for (const { mark } of Page.views.values()) if (mark) document.documentElement.classList.toggle(mark, mark === current.mark);
    Page.drawFilters();
  };
}
