"use strict";
/**
 * The work is kept in this browser as it is typed, and nobody leaves undownloaded work unwarned.
 *
 * @needs anything byId fieldsOf fits given goals hasDialogue newWork t work
 * @typedef {object} StoreOffers
 * @property {string} workKey
 * @property {() => Work} keptWork
 * @property {() => void} save
 * @property {() => boolean} mayLeave
 * @property {() => string} savedWords
 */
{
  let isSaved = true;
  Page.workKey = `goalgraph ${Page.given.digest}`;

  // Whatever is stored, only fields that the form has and values that fit them are taken.
  /** @type {(work: any) => Work} */
  const sound = (work) => {
    const found = Page.newWork();
    if (typeof work !== "object" || work === null || typeof work.goals !== "object" || work.goals === null) return found;
    if (/^urn:uuid:[0-9a-f-]{36}$/.test(work.id)) found.id = work.id;
    for (const goal of ["", ...Page.goals()]) {
      const own = Object.hasOwn(work.goals, goal) ? work.goals[goal] : null;
      if (typeof own !== "object" || own === null) continue;
      const kept = Object.entries(own).filter(([key, value]) => Page.fieldsOf(goal).has(key) && Page.fits(goal, key, value));
      if (kept.length) found.goals[goal] = Object.fromEntries(kept);
    }
    found.downloaded = work.downloaded === true;
    return found;
  };

  Page.keptWork = () => {
    try {
      const text = localStorage.getItem(Page.workKey);
      return text ? sound(JSON.parse(text)) : Page.newWork();
    } catch (error) {
      isSaved = error instanceof SyntaxError;
      return Page.newWork();
    }
  };
  const write = () => {
    try {
      localStorage.setItem(Page.workKey, JSON.stringify(Page.work));
      return true;
    } catch {
      return false;
    }
  };
  // Older work that cannot be replaced must not come back as if it were the latest; without it there may be room.
  const remove = () => {
    try {
      localStorage.removeItem(Page.workKey);
      return true;
    } catch {
      return false;
    }
  };
  Page.save = () => {
    isSaved = write() || (remove() && write());
    alarm();
  };
  // Work that only this tab holds is told of until it is kept or downloaded.
  /** @type {() => void} */
  const alarm = () => {
    const line = Page.byId("alarm");
    line.hidden = isSaved || Page.work.downloaded;
    line.textContent = line.hidden ? "" : Page.t("form.not_saved");
  };
  // Whether typed work may be left behind; asked in the page's own words, once.
  let isLeaving = false;
  Page.mayLeave = () => {
    isLeaving = !Page.hasDialogue || isSaved || Page.work.downloaded || confirm(Page.t("form.leave"));
    return isLeaving;
  };
  Page.savedWords = () => {
    if (!isSaved) return Page.t("form.not_saved");
    if (!Page.anything()) return Page.t("form.nothing_typed");
    return Page.t(Page.work.downloaded ? "form.saved_downloaded" : "form.saved");
  };

  if (Page.hasDialogue) {
    Page.work = Page.keptWork();
    addEventListener("beforeunload", (event) => {
      if (!Page.anything() || Page.work.downloaded || isLeaving) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }
}
