"use strict";
/**
 * The overview of many goals: one group a screen, in columns that scroll together. The rail leads to a group and says which one
 * is in sight; PgDn and PgUp, a presenter's clicker too, go to the next.
 *
 * @needs all byId counted el fragment groupOf groups isMany isTied given must one rove state stage
 * @typedef {object} ScreensOffers
 * @property {(band: Band) => {attributes: Attributes, head: Child}} screenOf what makes a band a screen; nothing where goals are few
 * @property {(stage: Stage) => void} fitScreens
 * @property {(group: string) => void} showGroup
 * @property {() => string | null} groupInSight
 * @property {() => string[]} groupInAddress which group is in sight, but for the first
 */
{
  const { el } = Page;
  let inSight = "";
  /** @param {string} id */
  const place = (id) => Page.groups().findIndex((group) => group.id === id);
  Page.screenOf = (band) => {
    const group = Page.isMany ? Page.groupOf(band["board-goal"]) ?? Page.groups().find(({ id }) => band.area.includes(id)) : undefined;
    if (!group) return { attributes: {}, head: null };
    const asked = group.goals.filter((goal) => Page.given.goals[goal]);
    const id = `g-${place(group.id)}`;
    return {
      attributes: { id, "data-group": group.id, role: "group", "aria-labelledby": `${id}-title` },
      // What is a card on the screen is named there.
      head: el("p", { class: group.isCard ? "screen-head hidden" : "screen-head" }, el("b", { id: `${id}-title` }, group.code()), " ", el("span", { class: "counts" },
        asked.length ? Page.counted("rail.group", asked.length, { n: asked.filter(Page.isTied).length, all: asked.length }) : null)),
    };
  };
  /** @param {Element} stage */
  const screens = (stage) => Page.all(stage, ".band[data-group]");
  /** @param {Stage} stage */
  const heads = (stage) => Page.must(Page.one(stage, ".heads")).getBoundingClientRect().height;
  const mark = () => {
    for (const bead of Page.all(document, ".bead[data-group]")) {
      const here = Page.state.view === "oversikt" && inSight !== "" && bead.dataset.group === inSight;
      bead.classList.toggle("here", here);
      Page.must(Page.one(bead, "button")).setAttribute("aria-current", String(here));
    }
  };
  // The address follows what is in sight, without a step of its own in the window's history.
  let kept = "";
  const keep = () => {
    if (Page.state.view !== "oversikt" || kept === inSight) return;
    kept = inSight;
    if (Page.fragment() !== (location.hash || "#")) history.replaceState(history.state, "", Page.fragment());
  };
  Page.groupInAddress = () => (place(inSight) > 0 ? [`grupp=${place(inSight) + 1}`] : []);
  const isNarrow = () => document.documentElement.classList.contains("narrow");
  const look = () => {
    const stage = Page.stage();
    if (isNarrow()) inSight = "";
    else if (Page.state.view !== "oversikt") return;
    else {
      const main = Page.byId("main").getBoundingClientRect();
      const middle = main.top + main.height / 2;
      inSight = screens(stage).find((band) => band.getBoundingClientRect().bottom > middle)?.dataset.group ?? "";
    }
    mark();
    keep();
  };
  // Each group takes at least the room there is.
  Page.fitScreens = (stage) => {
    if (!screens(stage).length) return;
    const main = Page.byId("main");
    const root = document.documentElement;
    const room = () => Math.floor(main.clientHeight - heads(stage));
    const set = () => stage.style.setProperty("--screen", `${room()}px`);
    set();
    root.classList.toggle("tight", !root.classList.contains("on-paper") && screens(stage).some((band) => band.getBoundingClientRect().height > room() + 1));
    set();
    // Once, when the address has named a group.
    const wanted = Page.groups()[Page.state.group - 1];
    Page.state.group = 0;
    if (wanted) Page.showGroup(wanted.id);
    else look();
  };
  Page.showGroup = (id) => {
    const band = document.getElementById(`g-${place(id)}`);
    if (!band) return;
    const main = Page.byId("main");
    if (isNarrow()) band.scrollIntoView();
    else main.scrollTo({ top: main.scrollTop + band.getBoundingClientRect().top - main.getBoundingClientRect().top - heads(Page.stage()) });
    Page.rove(Page.one(band, "[data-stop]") ?? undefined);
    look();
  };
  Page.groupInSight = () => (Page.isMany && Page.state.view === "oversikt" ? inSight : null);
  if (Page.isMany) {
    Page.byId("main").addEventListener("scroll", look, { passive: true });
    document.addEventListener("keydown", (event) => {
      const step = { PageDown: 1, PageUp: -1 }[event.key];
      if (!step || Page.state.view !== "oversikt" || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.matches("input, select, textarea")) return;
      const next = Page.groups()[place(inSight) + step];
      if (!next) return;
      event.preventDefault();
      Page.showGroup(next.id);
    });
  }
}
