"use strict";
/**
 * The work is kept in this browser as it is typed, and nobody leaves undownloaded work unwarned. Several windows on one
 * plan keep one work: what each has changed is taken field by field.
 *
 * @needs anything byId fieldsOf fits given goals hasDialogue lang newWork t work
 @typedef {object} StoreOffers
 * @property {string} workKey
 * @property {() => Work} keptWork
 * @property {() => void} save
 * @property {(inHand: string) => {taken: Change[], against: Change[]}} takeOver what another window has kept, but for the
 *   field that is written in here, and what was changed in both
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
    if (typeof work.savedAt === "string" && !Number.isNaN(Date.parse(work.savedAt))) found.savedAt = work.savedAt;
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
  /** @param {Work["goals"]} goals @param {string} goal @param {string} key */
  const of = (goals, goal, key) => goals[goal]?.[key];
  // As it was kept when this window last knew; what differs from it another window has changed.
  /** @type {Work["goals"]} */
  let known = {};
  const know = () => {
    known = structuredClone({ ...sound(Page.work).goals });
  };
  /** @param {Work} theirs @param {string} inHand @returns {{taken: Change[], against: Change[]}} */
  const merge = (theirs, inHand) => {
    /** @type {{taken: Change[], against: Change[]}} */
    const found = { taken: [], against: [] };
    for (const goal of new Set([...Object.keys(known), ...Object.keys(theirs.goals)])) {
      for (const key of new Set([...Object.keys(known[goal] ?? {}), ...Object.keys(theirs.goals[goal] ?? {})])) {
        const [before, now, mine] = [known, theirs.goals, Page.work.goals].map((goals) => of(goals, goal, key));
        if (before === now || mine === now) continue;
        const isTaken = mine === before && inHand !== `${goal} ${key}`;
        found[isTaken ? "taken" : "against"].push([goal, key, now ?? ""]);
        if (!isTaken) continue;
        if (now === undefined) delete Page.work.goals[goal][key];
        else (Page.work.goals[goal] ??= {})[key] = now;
      }
      if (Page.work.goals[goal] && !Object.keys(Page.work.goals[goal]).length) delete Page.work.goals[goal];
    }
    return found;
  };
  Page.takeOver = (inHand) => {
    const theirs = Page.keptWork();
    const found = merge(theirs, inHand);
    known = structuredClone({ ...theirs.goals });
    Page.work.id = theirs.id;
    Page.work.downloaded = theirs.downloaded;
    Page.work.savedAt = theirs.savedAt;
    return found;
  };
  const write = () => {
    try {
      if (localStorage.getItem(Page.workKey)) merge(Page.keptWork(), "");
      localStorage.setItem(Page.workKey, JSON.stringify(Page.work));
      know();
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
    Page.work.savedAt = new Date().toISOString();
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
    const time = new Date(Page.work.savedAt ?? Date.now()).toLocaleTimeString(Page.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return Page.t(Page.work.downloaded ? "form.saved_downloaded" : "form.saved", { time });
  };

  if (Page.hasDialogue) {
    Page.work = Page.keptWork();
    know();
    addEventListener("beforeunload", (event) => {
      if (!Page.anything() || Page.work.downloaded || isLeaving) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }
}
