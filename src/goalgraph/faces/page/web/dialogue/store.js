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
 * @property {(change: Change, held: string) => void} setAside another window's text, in a field that holds its own
 * @property {() => Change[]} asides
 * @property {(change: Change) => void} dropAside
 * @property {() => void} dropAsides
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
  const asideKey = `${Page.workKey} aside`;
  // Texts that another window wrote in a field which holds this one's, until somebody has seen to them. Where the browser
  // keeps nothing there is no other window either.
  Page.asides = () => {
    try {
      const read = JSON.parse(localStorage.getItem(asideKey) ?? "[]");
      return Array.isArray(read) ? read.filter((one) => Array.isArray(one) && isFitting(one)) : [];
    } catch {
      return [];
    }
  };
  /** @param {any[]} change */
  const isFitting = ([goal, field, text]) => ["", ...Page.goals()].includes(goal) && Page.fieldsOf(goal).has(field) && Page.fits(goal, field, text);
  /** @param {Change[]} changes */
  const keepAsides = (changes) => {
    try {
      if (changes.length) localStorage.setItem(asideKey, JSON.stringify(changes));
      else localStorage.removeItem(asideKey);
    } catch {
      // The line that says so stands beside every field already.
    }
  };
  /** @param {Change} one @param {Change} other */
  const isOfSame = ([goal, field], [of, about]) => goal === of && field === about;
  // What a longer text begins with is in it.
  Page.setAside = (change, held) => {
    const texts = [...Page.asides(), change].filter((one) => !isOfSame(one, change) || !held.startsWith(one[2]));
    keepAsides(texts.filter((one, n) => !texts.some((other, m) => isOfSame(one, other) && (other[2] === one[2] ? n > m : other[2].startsWith(one[2])))));
  };
  Page.dropAsides = () => keepAsides([]);
  Page.dropAside = (change) => keepAsides(Page.asides().filter((one) => !isOfSame(one, change) || one[2] !== change[2]));
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
