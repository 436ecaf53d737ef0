"use strict";
// The work is kept in this browser as it is typed, and nobody leaves undownloaded work unwarned.
Page.saved = true;
{
  const name = `goalgraph ${Page.given?.digest}`;

  // Whatever is stored, only fields that the form has and values that fit them are taken.
  Page.sound = (work) => {
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

  const read = () => {
    try {
      const text = localStorage.getItem(name);
      return text ? Page.sound(JSON.parse(text)) : Page.newWork();
    } catch (error) {
      Page.saved = error instanceof SyntaxError;
      return Page.newWork();
    }
  };
  const write = () => {
    try {
      localStorage.setItem(name, JSON.stringify(Page.work));
      return true;
    } catch {
      return false;
    }
  };
  // Older work that cannot be replaced must not come back as if it were the latest; without it there may be room.
  const remove = () => {
    try {
      localStorage.removeItem(name);
      return true;
    } catch {
      return false;
    }
  };
  Page.save = () => {
    Page.saved = write() || (remove() && write());
    Page.alarm();
  };
  // Work that only this tab holds is told of until it is kept or downloaded.
  Page.alarm = () => {
    const line = document.getElementById("alarm");
    line.hidden = Page.saved || Page.work.downloaded;
    line.textContent = line.hidden ? "" : Page.t("form.not_saved");
  };
  // Whether typed work may be left behind; asked in the page's own words, once.
  Page.mayLeave = () => !Page.given || Page.saved || Page.work.downloaded || confirm(Page.t("form.leave"));
  Page.savedWords = () => {
    if (!Page.saved) return Page.t("form.not_saved");
    if (!Page.anything()) return Page.t("form.nothing_typed");
    return Page.t(Page.work.downloaded ? "form.saved_downloaded" : "form.saved");
  };

  if (Page.given) {
    Page.work = read();
    addEventListener("beforeunload", (event) => {
      if (!Page.anything() || Page.work.downloaded || Page.leaving) return;
      event.preventDefault();
      event.returnValue = "";
    });
    // The same page in another tab: both show what was typed last.
    addEventListener("storage", (event) => {
      if (event.key !== name) return;
      Page.work = read();
      Page.forget();
      Page.redraw();
    });
  }
}
