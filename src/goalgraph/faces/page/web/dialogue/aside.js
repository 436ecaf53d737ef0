"use strict";
/**
 * Two windows that write in one field at the same time: the field keeps one text, and the other is shown beside it until
 * somebody takes it instead or says that it is not needed.
 *
 * @needs asides dropAside el fieldName name put redraw setAside swedish t value
 @typedef {object} AsideOffers
 * @property {(goal?: string) => HTMLElement | null} asideView what lies beside the fields of a goal, or of all
 */
{
  const { el, t } = Page;
  /** @param {string} id @param {string} words @param {() => void} run */
  const button = (id, words, run) => el("button", { type: "button", class: "button", id, onclick: () => {
    run();
    Page.redraw();
    (document.getElementById("asides") ?? document.getElementById("step-title") ?? document.getElementById("stage"))?.focus();
  } }, words);
  /** @param {Change} change */
  const isHeld = ([goal, field, text]) => Page.value(goal, field).startsWith(text);
  /** @param {Change} change @param {number} n */
  const lines = (change, n) => {
    const [goal, field, text] = change;
    // What is taken stays among them, unseen while the field has it: who goes back finds it again.
    const take = () => {
      const held = Page.value(goal, field);
      Page.put([change]);
      if (held.trim()) Page.setAside([goal, field, held], "");
    };
    const drop = () => {
      for (const one of Page.asides()) if (one[0] === goal && one[1] === field && isHeld(one)) Page.dropAside(one);
      Page.dropAside(change);
    };
    return el("li", null,
      el("p", null, t("aside.said", { what: `${goal ? `${Page.name(goal)}: ` : ""}${Page.fieldName(field)}` }), " ", el("q", { class: "typed", lang: Page.swedish() }, text)),
      el("div", { class: "actions" }, button(`take-aside-${n}`, t("aside.take"), take), button(`drop-aside-${n}`, t("aside.drop"), drop)));
  };
  Page.asideView = (goal) => {
    const found = Page.asides().filter((one) => (goal === undefined || one[0] === goal) && !isHeld(one));
    return found.length ? el("section", { class: "asides", id: "asides", tabindex: -1, "aria-label": t("aside.title") }, el("ul", null, found.map(lines))) : null;
  };
}
