"use strict";
/**
 * Files brought back in: what only one side says is taken, what both say is shown side by side, and so is what the file
 * says against a decision that it did not know of.
 *
 * @needs anything el fieldName FORMAT go group input name notify plain put readDecisions redraw save stage stale
 *   swedish t typed value valueName work
 * @typedef {object} MergeOffers
 * @property {() => void} importFiles
 * @property {() => HTMLElement | null} conflictView
 */
{
  const { el, t } = Page;
  /**
   * @typedef {object} Session what has been read of some files, and what of it is taken
   * @property {(FileRead & {name: string})[]} files
   * @property {Map<string, Change>} taken
   * @property {Map<string, string>} from
   * @property {string[]} names
   * @property {string | null} id
   * @property {boolean} only
   * @property {boolean} outdated
   *
   * @typedef {{goal: string, field: string, theirs: string, isTaken: boolean, from: string}} Conflict
   */
  /** @type {{session: Session, name: string, conflicts: Conflict[]} | null} */
  let pending = null;
  /** @param {string} goal @param {string} field */
  const key = (goal, field) => `${goal} ${field}`;

  /** @param {Session} session */
  const finish = (session) => {
    const adopts = Page.anything() ? null : session.id;
    Page.put([...session.taken.values()]);
    if (adopts) Page.work.id = adopts;
    if (session.taken.size) Page.work.downloaded = session.only && adopts !== null;
    Page.save();
    pending = null;
    Page.stale();
    Page.go({ view: "sammanstallning", leaf: null }, "stage");
    const said = session.taken.size ? t("merge.done", { n: session.taken.size, files: session.names.join(", ") }) : t("merge.nothing_new", { files: session.names.join(", ") });
    Page.notify(session.outdated ? `${said} ${t("merge.outdated")}` : said);
    Page.stage().scrollIntoView({ block: "start" });
  };

  // What the page says of a field, or what an earlier file has said.
  /** @param {Session} session @param {string} goal @param {string} field */
  const said = (session, goal, field) => session.taken.get(key(goal, field))?.[2] ?? Page.value(goal, field);

  // One file after another; what an earlier file said counts as here.
  /** @param {Session} session */
  const step = (session) => {
    const file = session.files.shift();
    if (!file) return finish(session);
    const conflicts = [];
    for (const [goal, fields] of Object.entries(file.goals)) {
      for (const [field, theirs] of Object.entries(fields)) {
        const known = session.taken.get(key(goal, field));
        const mine = said(session, goal, field);
        const isFree = !known && !Page.typed(goal, field);
        const isDecidedSince = isFree && file.moved[goal]?.has(field);
        if (isFree && !isDecidedSince) session.taken.set(key(goal, field), [goal, field, theirs]);
        else if (Page.plain(field, mine) !== Page.plain(field, theirs)) {
          conflicts.push({ goal, field, theirs, isTaken: false, from: session.from.get(key(goal, field)) ?? t(isDecidedSince ? "merge.decided" : "merge.here") });
          continue;
        }
        session.from.set(key(goal, field), file.name);
      }
    }
    session.outdated ||= file.outdated;
    session.names.push(file.name);
    if (!conflicts.length) return step(session);
    pending = { session, name: file.name, conflicts };
    Page.stale();
    Page.go({ view: "sammanstallning", chosen: null, leaf: null }, "conflicts");
    return Page.notify(t("merge.conflicts", { n: conflicts.length, file: file.name }));
  };

  // Texts as [name, text]; nothing is changed before all of them have been read and every conflict chosen.
  /** @type {(files: [name: string, text: string][]) => void} */
  const bringIn = (files) => {
    const read = [];
    for (const [name, text] of files) {
      try {
        read.push({ name, ...Page.readDecisions(text) });
      } catch (error) {
        const { message, values } = /** @type {Error & {values?: Record<string, string>}} */ (error);
        const known = Object.hasOwn(Page.group("import_errors"), message) ? message : "not_decisions";
        const reason = t(`import_errors.${known}`, values);
        return Page.notify(t("merge.refused", { file: name, reason }));
      }
    }
    return step({ files: read, taken: new Map(), from: new Map(), names: [], id: read.length === 1 ? read[0].id : null, only: read.length === 1, outdated: false });
  };

  Page.importFiles = () => {
    const picker = el("input", { type: "file", multiple: true, accept: ".jsonld,.json,application/ld+json" });
    picker.addEventListener("change", async () => {
      const files = [...(picker.files ?? [])];
      /** @param {File} file @param {string} reason */
      const refused = (file, reason) => Page.notify(t("merge.refused", { file: file.name, reason: t(`import_errors.${reason}`) }));
      const large = files.find((file) => file.size > Page.FORMAT.mostBytes);
      if (large) return refused(large, "too_large");
      /** @type {[name: string, text: string][]} */
      const texts = [];
      for (const file of files) {
        try {
          texts.push([file.name, await file.text()]);
        } catch {
          return refused(file, "unreadable");
        }
      }
      return bringIn(texts);
    });
    picker.click();
  };

  /** @param {number} n @param {"mine" | "theirs"} name @param {string} label @param {string} text @param {boolean} checked @param {() => void} onchange */
  const side = (n, name, label, text, checked, onchange) =>
    el("td", null, el("label", { class: "side" },
      el("input", { type: "radio", name: `side-${n}`, id: `side-${n}-${name}`, value: name, checked, onchange, "aria-describedby": `side-${n}` }),
      el("span", null, el("span", { class: "from" }, label), el("span", { class: "typed", lang: Page.swedish() }, text))));

  Page.conflictView = () => {
    if (!pending) return null;
    const { conflicts, name, session } = pending;
    /** @param {"mine" | "theirs"} which */
    const pick = (which) => () => {
      for (const [n, one] of conflicts.entries()) {
        one.isTaken = which === "theirs";
        Page.input(`side-${n}-${which}`).checked = true;
      }
    };
    /** @type {(one: Conflict) => {which: "mine" | "theirs", from: string, value: string, taken: boolean}[]} */
    const sides = ({ goal, field, theirs, from }) => [
      { which: "mine", from, value: said(session, goal, field), taken: false }, { which: "theirs", from: name, value: theirs, taken: true },
    ];
    const use = () => {
      for (const { goal, field, theirs, isTaken } of conflicts) {
        if (!isTaken) continue;
        session.taken.set(key(goal, field), [goal, field, theirs]);
        session.from.set(key(goal, field), name);
      }
      pending = null;
      step(session);
    };
    const cancel = () => {
      pending = null;
      Page.redraw();
      Page.stage().focus();
      Page.notify(t("merge.cancelled"));
    };
    /** @param {string} id @param {string} text @param {() => unknown} onclick @param {boolean} [main] */
    const tool = (id, text, onclick, main) => el("button", { type: "button", class: `button${main ? " main" : ""}`, id, onclick }, text);
    return el(
      "section",
      { class: "conflicts", id: "conflicts", tabindex: -1, "aria-labelledby": "conflicts-title" },
      el("h3", { id: "conflicts-title" }, t("merge.title", { n: conflicts.length })),
      el("p", null, t("merge.help", { file: name })),
      el("div", { class: "actions" }, tool("all-mine", t("merge.all_here"), pick("mine")), tool("all-theirs", t("merge.all_file"), pick("theirs"))),
      el("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": t("merge.table") }, el("table", null,
        el("thead", null, el("tr", null, [t("merge.field"), t("merge.first"), t("merge.second")].map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", null, conflicts.map((one, n) => el("tr", null,
          el("th", { scope: "row", id: `side-${n}` }, el("b", null, one.goal ? Page.name(one.goal) : t("summary.dialogue")), " ", Page.fieldName(one.field)),
          sides(one).map(({ which, from, value, taken }) =>
            side(n, which, from, Page.valueName(one.field, value), one.isTaken === taken, () => {
              one.isTaken = taken;
            }))))))),
      el("div", { class: "actions" }, tool("use-choices", t("merge.use"), use, true), tool("cancel-import", t("merge.cancel"), cancel)),
    );
  };
}
