"use strict";
// Files brought back in: what only one side says is taken, what both say is shown side by side.
Page.pending = null;
{
  const { el, t } = Page;
  let picker = null;
  const key = (goal, field) => `${goal} ${field}`;

  const finish = (session) => {
    const adopts = !Page.anything() && session.id;
    Page.put([...session.taken.values()]);
    if (adopts) Page.work.id = session.id;
    if (session.taken.size) Page.work.downloaded = Boolean(session.only && adopts);
    Page.save();
    Page.pending = null;
    Page.stale();
    Page.go({ view: "sammanstallning", leaf: null }, "stage");
    const said = session.taken.size ? t("merge.done", { n: session.taken.size, files: session.names.join(", ") }) : t("merge.nothing_new", { files: session.names.join(", ") });
    Page.notify(session.outdated ? `${said} ${t("merge.outdated")}` : said);
  };

  // What the page says of a field, or what an earlier file has said.
  const said = (session, goal, field) => session.taken.get(key(goal, field))?.[2] ?? Page.value(goal, field);

  // One file after another; what an earlier file said counts as here.
  const step = (session) => {
    const file = session.files.shift();
    if (!file) return finish(session);
    const conflicts = [];
    for (const [goal, fields] of Object.entries(file.goals)) {
      for (const [field, theirs] of Object.entries(fields)) {
        const known = session.taken.get(key(goal, field));
        const mine = said(session, goal, field);
        if (!known && !Page.typed(goal, field)) session.taken.set(key(goal, field), [goal, field, theirs]);
        else if (Page.plain(field, mine) !== Page.plain(field, theirs)) {
          conflicts.push({ goal, field, theirs, isTaken: false, from: session.from.get(key(goal, field)) ?? t("merge.here") });
          continue;
        }
        session.from.set(key(goal, field), file.name);
      }
    }
    session.outdated ||= file.outdated;
    session.names.push(file.name);
    if (!conflicts.length) return step(session);
    Page.pending = { session, name: file.name, conflicts };
    Page.stale();
    Page.go({ view: "sammanstallning", chosen: null, leaf: null }, "conflicts");
    return Page.notify(t("merge.conflicts", { n: conflicts.length, file: file.name }));
  };

  // Texts as [name, text]; nothing is changed before all of them have been read and every conflict chosen.
  Page.bringIn = (files) => {
    const read = [];
    for (const [name, text] of files) {
      try {
        read.push({ name, ...Page.readDecisions(text) });
      } catch (error) {
        const known = Object.hasOwn(t("import_errors"), error.message) ? error.message : "not_decisions";
        const reason = t(`import_errors.${known}`, error.values ?? {});
        return Page.notify(t("merge.refused", { file: name, reason }));
      }
    }
    return step({ files: read, taken: new Map(), from: new Map(), names: [], id: read.length === 1 ? read[0].id : null, only: read.length === 1, outdated: false });
  };

  Page.importFiles = () => {
    picker = el("input", { type: "file", multiple: true, accept: ".jsonld,.json,application/ld+json" });
    picker.addEventListener("change", async () => {
      const files = [...picker.files];
      const refused = (file, reason) => Page.notify(t("merge.refused", { file: file.name, reason: t(`import_errors.${reason}`) }));
      const large = files.find((file) => file.size > Page.FORMAT.mostBytes);
      if (large) return refused(large, "too_large");
      const texts = [];
      for (const file of files) {
        try {
          texts.push([file.name, await file.text()]);
        } catch {
          return refused(file, "unreadable");
        }
      }
      return Page.bringIn(texts);
    });
    picker.click();
  };

  const side = (n, name, label, text, checked, onchange) =>
    el("td", null, el("label", { class: "side" },
      el("input", { type: "radio", name: `side-${n}`, id: `side-${n}-${name}`, value: name, checked, onchange, "aria-describedby": `side-${n}` }),
      el("span", null, el("span", { class: "from" }, label), el("span", { class: "typed", lang: Page.swedish() }, text))));

  Page.conflictView = () => {
    if (!Page.pending) return null;
    const { conflicts, name, session } = Page.pending;
    const pick = (which) => () => {
      for (const [n, one] of conflicts.entries()) {
        one.isTaken = which === "theirs";
        document.getElementById(`side-${n}-${which}`).checked = true;
      }
    };
    const use = () => {
      for (const { goal, field, theirs, isTaken } of conflicts) {
        if (!isTaken) continue;
        session.taken.set(key(goal, field), [goal, field, theirs]);
        session.from.set(key(goal, field), name);
      }
      Page.pending = null;
      step(session);
    };
    const cancel = () => {
      Page.pending = null;
      Page.redraw();
      document.getElementById("stage").focus();
      Page.notify(t("merge.cancelled"));
    };
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
          [["mine", one.from, said(session, one.goal, one.field), false], ["theirs", name, one.theirs, true]].map(([which, from, value, taken]) =>
            side(n, which, from, Page.valueName(one.field, value), one.isTaken === taken, () => {
              one.isTaken = taken;
            }))))))),
      el("div", { class: "actions" }, tool("use-choices", t("merge.use"), use, true), tool("cancel-import", t("merge.cancel"), cancel)),
    );
  };
}
