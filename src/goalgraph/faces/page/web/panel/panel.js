"use strict";
/**
 * The right panel: what is left to settle, or all about what is chosen.
 *
 * @needs aboutRule asked askedNow badge BASES basisWords byId charts counted data dialogueStatus dialogueTools el fill
 *   filteredRule given go hasDialogue icon isAsked isCard isGoal latest leaves linkShown name needsOf ofWhom open placeOf plural
 *   readiness resource say state swedish t thread touched unasked upwards value valuesOf view when whyOf words
 @typedef {object} PanelOffers
 * @property {() => void} fillPanel
 * @property {() => boolean} hasPanel whether it stands beside the view: always for what is shown nowhere else
 * @property {(after: Element | null | undefined, id: string | null) => void} offerPanel
 */
{
  const { el, t } = Page;
  /** @type {Kind[]} */
  const SAYS = ["note", "data-source", "policy-document", "guiding-statement", "strategy", "activity"];
  /** @type {Kind[]} */
  const OTHERS = ["data-source", "policy-document", "note"];
  /** @type {Status[]} */
  const STATUSES = ["met", "not-met", "unclear"];
  const goals = () => Object.keys(Page.data.readiness);
  /** @param {string} id */
  const isTouched = (id) => Page.hasDialogue && Boolean(Page.given.goals[id]) && Page.touched(id);
  const asked = () => goals().filter((id) => Page.askedNow(id).length);
  /** @param {string} id @param {Child} text @param {() => unknown} onclick @param {string} [name] */
  const button = (id, text, onclick, name = "button") => el("button", { type: "button", id, class: name, onclick }, text);

  const worst = () => {
    /** @param {string} id */
    const score = (id) => Page.askedNow(id).reduce((sum, { status }) => sum + { "not-met": 100, unclear: 1, met: 0 }[status], 0);
    return goals().filter((id) => score(id)).sort((a, b) => score(b) - score(a));
  };

  const summary = () => {
    const all = asked().flatMap(Page.askedNow);
    const met = all.filter((item) => item.status === "met").length;
    const whole = asked().filter((id) => Page.askedNow(id).every(({ status }) => status === "met")).length;
    const n = goals().length - asked().length;
    const key = !n && all.length === met ? "summary_all" : whole ? "summary_some" : "summary";
    return [all.length ? t(`overview.${key}`, { met, all: all.length, goals: whole }) : null, n ? Page.counted("overview.unasked", n) : null].filter(Boolean).join(" ");
  };
  // The counts are of what is proposed and said; what is in force is said beside, where it is another.
  const before = () => {
    const [now, all] = [asked().flatMap(Page.askedNow), goals().flatMap(Page.asked)];
    /** @param {{status: Status}[]} of */
    const met = (of) => of.filter(({ status }) => status === "met").length;
    return now.length === all.length && met(now) === met(all) ? null : el("p", { class: "quiet" }, t("overview.before", { met: met(all), all: all.length }));
  };

  const matrix = () => {
    const requirements = new Map(goals().flatMap(Page.askedNow).map(({ item }) => [item.requirement, item]));
    if (!requirements.size) return null;
    /** @param {Requirement} item @param {Status} status */
    const cell = (item, status) => {
      const n = goals().filter((id) => Page.askedNow(id).some((one) => one.item.requirement === item.requirement && one.status === status)).length;
      if (!n) return el("td", null, "0");
      const need = `${item.requirement}:${status}`;
      const id = `n-${item.requirement}-${status}`;
      const on = Page.state.need === need;
      const words = t("overview.pick", { requirement: Page.say(item.name), status: t(`status.${status}`) });
      return el("td", null, el("button", {
        type: "button", class: "button", id, "aria-pressed": String(on), "aria-label": `${n}. ${words}`, title: words,
        onclick: () => Page.go({ need: on ? "" : need, view: "oversikt", chosen: null }, id),
      }, String(n)));
    };
    return el(
      "table",
      { class: "matrix" },
      el("thead", null, el("tr", null, el("th", { scope: "col" }, t("overview.requirement")), STATUSES.map((status) =>
        el("th", { scope: "col" }, el("span", { class: `badge ${status}` },
          Page.icon(status), t(`status.${status}`)))))),
      el("tbody", null, [...requirements.values()].map((item) =>
        el("tr", null, el("th", { scope: "row" }, Page.words(item.name)), STATUSES.map((status) => cell(item, status))))),
    );
  };

  /** @param {string} id */
  const work = (id) =>
    el("li", null, el(
      "button",
      { type: "button", class: "card board-goal work", id: `w-${id}`, onclick: () => Page.go({ view: "trad", chosen: id, leaf: null, area: "", need: "" }, `w-${id}`) },
      el("span", { class: "name" }, `${Page.resource(id).name} `), Page.words(Page.resource(id).short),
      el("span", { class: "row" }, Page.askedNow(id).filter(({ status }) => status !== "met")
        .sort((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status)).map(({ item, status }) => Page.badge(item, status))),
    ));

  const tools = () => Page.hasDialogue ? [Page.dialogueStatus(), Page.dialogueTools()] : null;
  // A plan that no profile asks anything of has no requirements to sum up.
  const nothing = () => (goals().length ? overall() : [Page.filteredRule(), tools()]);
  const overall = () => [
    el("h2", null, t("overview.title")),
    el("p", null, summary()),
    before(),
    Page.filteredRule(),
    tools(),
    matrix(),
    el("h3", null, t("overview.worklist")),
    worst().length ? el("ol", null, worst().map(work)) : el("p", null, t("overview.settled")),
  ];

  // What the status rests on: a few by name, many by number.
  /** @param {Requirement} item */
  const evidence = (item) =>
    Page.BASES.map((basis) => {
      const ids = item.evidence.filter(([id, on]) => on === basis && Page.resource(id)).map(([id]) => id);
      if (!ids.length) return null;
      const names = ids.length > 4 ? Page.plural("indicator", ids.length) : ids.map(Page.name).join(", ");
      return el("p", { class: "quiet" }, `${t("selected.evidence")} ${names} (${t(`basis_long.${basis}`)})`);
    });

  /** @param {string} id */
  const requirements = (id) => {
    if (!Page.readiness(id).length) return null;
    // What the room has said counts at once; what else is known of it was in force before.
    if (isTouched(id)) {
      return [
        el("h3", null, t("selected.requirements")),
        Page.isAsked("after", id)
          ? Page.needsOf("after", id).map((one) => el("div", { class: "need" }, el("p", null, Page.badge(one.item, one.status), ` ${t(`questions.${one.item.requirement}`)}`), el("p", null, Page.whyOf(one))))
          : el("p", { class: "need" }, Page.unasked(), ` ${t("selected.unasked")}`),
      ];
    }
    return [
      el("h3", null, t("selected.requirements")),
      Page.asked(id).length ? null : el("p", { class: "need" }, Page.unasked(), ` ${t("selected.unasked")}`),
      Page.asked(id).map((item) => el(
        "div",
        { class: "need" },
        el("p", null, Page.badge(item), ` ${t(`questions.${item.requirement}`)}`),
        el("p", null, Page.words(item.reason)),
        evidence(item),
        Page.say(item.next) && item.status !== "met" ? el("p", null, el("b", null, `${t("selected.next")} `), Page.words(item.next)) : null,
      )),
    ];
  };

  /** @param {string} id */
  const findings = (id) => {
    const found = Page.data.findings[id] ?? [];
    if (!found.length) return null;
    return [
      el("h3", null, `${t("selected.findings")} (${found.length})`),
      isTouched(id) ? el("p", { class: "quiet" }, t("overview.in_force")) : null,
      found.map((one) => el(
        "div",
        { class: `finding ${one.severity}` },
        el("b", null, t(`severity.${one.severity}`)),
        el("p", null, Page.words(one.message)),
        Page.say(one.remedy) ? el("p", null, el("b", null, `${t("selected.remedy")} `), Page.words(one.remedy)) : null,
        Page.aboutRule(one.rule),
      )),
    ];
  };

  /** @param {string} id @param {Child} [words] */
  const jump = (id, words) => el(
    "button",
    { type: "button", class: "button", onclick: () => Page.open(id) },
    Page.isGoal(id) ? el("b", null, `${Page.resource(id).name} `) : null, Page.words(Page.resource(id).short),
    words ? el("span", { class: "basis" }, words) : null,
  );
  /** @param {Link[]} links @param {"from" | "to"} end */
  const ends = (links, end) => {
    /** @type {Map<string, Link[]>} */
    const byId = new Map();
    for (const link of links) byId.set(link[end], [...(byId.get(link[end]) ?? []), link]);
    return el("ul", { class: "linklist" }, [...byId].map(([id, own]) => el("li", null,
      jump(id, own.map((link) => `${t(`relations.${link.relation}`)}: ${Page.basisWords(link)}`).join("; ")))));
  };

  /** @param {string} id */
  const thread = (id) => {
    const order = Object.keys(Page.data.resources);
    /** @param {"from" | "to"} end */
    const by = (end) => (/** @type {Link} */ a, /** @type {Link} */ b) => order.indexOf(a[end]) - order.indexOf(b[end]);
    const between = Page.data.links.filter(Page.linkShown).filter((link) => Page.isCard(link.from) && Page.isCard(link.to));
    const above = between.filter((link) => link.from === id).sort(by("to"));
    const below = between.filter((link) => link.to === id).sort(by("from"));
    const near = new Set([id, ...above.map((link) => link.to), ...below.map((link) => link.from)]);
    const beyond = order.filter((other) => Page.isCard(other) && Page.thread(id).has(other) && !near.has(other));
    /** @param {string} other */
    const through = (other) => [...near].filter((one) => one !== id && Page.data.links.some((link) =>
      link.basis !== "derived" && [link.from, link.to].includes(one) && [link.from, link.to].includes(other))).map(Page.name).join(", ");
    // A direct link that the choice of bases hides is still not a fact of the document: its basis is said here too.
    /** @param {string} other */
    const hidden = (other) => Page.data.links.filter((link) => !Page.linkShown(link) && [link.from, link.to].includes(id) && [link.from, link.to].includes(other)).map(Page.basisWords);
    /** @param {string} other */
    const way = (other) => [through(other) ? t("selected.through", { names: through(other) }) : null, ...hidden(other)].filter(Boolean).join("; ");
    return [
      above.length ? [el("h3", null, t("selected.above")), ends(above, "to")] : null,
      below.length ? [el("h3", null, t("selected.below")), ends(below, "from")] : null,
      beyond.length ? [el("h3", null, t("selected.thread")), el("ul", { class: "linklist" }, beyond.map((other) =>
        el("li", null, jump(other, way(other))))) ] : null,
    ];
  };

  /** @param {string} id */
  const others = (id) =>
    OTHERS.map((kind) => {
      const leaves = Page.leaves(id, kind);
      return leaves.length
        ? [el("h3", null, t(`groups.${kind}`)), el("ul", null, leaves.map(([leaf, basis]) => el("li", null, "– ", Page.words(Page.resource(leaf).label),
          basis === "derived" ? el("span", { class: "basis" }, t("basis_long.derived")) : null)))]
        : null;
    });

  // Each quote once, with all the places where it is printed.
  /** @param {Passage[]} passages */
  const sources = (passages) => {
    if (!passages.length) return null;
    const places = new Map();
    for (const one of passages) places.set(one.quote, [...(places.get(one.quote) ?? []), Page.placeOf(one)]);
    return [
      el("h3", null, t("selected.source")),
      [...places].map(([quote, where]) => el("blockquote", null,
        el("span", { lang: Page.swedish() }, quote), el("cite", null, where.filter(Boolean).join(", ")))),
    ];
  };

  /** @param {string[]} ids */
  const notes = (ids) => {
    const found = [...new Set(ids.flatMap((id) => Page.data.notes[id] ?? []))].map((id) => Page.data.anomalies[id]);
    if (!found.length) return null;
    return [
      el("h3", null, t("selected.notes")),
      found.map((note) => el("div", { class: "finding" }, el("b", null, Page.words(note.label)), Page.words(note.comment),
        note.suggestion ? el("p", null, `${t("selected.suggestion")} `, el("span", { lang: Page.swedish() }, Page.say(note.suggestion))) : null)),
    ];
  };

  /** @param {string} id */
  const heading = (id) => {
    const resource = Page.resource(id);
    const level = Page.data.levels.find((one) => one.goals.includes(id));
    const kind = (level && Page.say(level.name)) || Page.t(`kinds.${resource.kind}`);
    return [
      el("p", { class: `what ${resource.kind}` }, Page.isGoal(id) ? `${resource.name} · ${kind}` : kind,
        Page.isGoal(id) ? [...Page.upwards(id)].filter((one) => Page.resource(one).kind === "area").map((one) => [" ", Page.words(Page.resource(one).short, "in-area")]) : null),
      el("h2", { class: "quote" }, Page.words(resource.label)),
    ];
  };

  /** @param {string} id */
  const beside = (id) => [
    heading(id),
    Page.state.step === "target" ? aim(id) : null,
    above(id),
    says(id),
    folded("requirements", t("selected.requirements"), requirements(id)),
    folded("findings", `${t("selected.findings")} (${(Page.data.findings[id] ?? []).length})`, findings(id)),
    folded("source", t("selected.source"), [sources(Page.resource(id).sources), notes([id])]),
    el("div", { class: "actions" }, button("focus", t("selected.focus"), () => Page.go({ view: "fokus", chosen: id, leaf: null }, "unfocus"))),
  ];
  // What the plan itself says of the goal.
  /** @param {string} id */
  const says = (id) => {
    /** @param {string} title @param {Child[]} items @param {string} [name] */
    const row = (title, items, name) => (items.length ? el("div", { class: "said-row" }, el("h4", null, title), el("ul", { class: name }, items.map((one) => el("li", null, one)))) : null);
    /** @param {Kind} kind */
    const own = (kind) => Page.leaves(id, kind).filter(([, basis]) => basis === "stated" || (basis === "decided" && kind === "indicator")).map(([leaf]) => leaf);
    /** @param {string} leaf */
    const latest = (leaf) => Page.latest(Page.given.indicators[leaf]?.iri ?? "");
    const { owners = [], judged, targets = [] } = Page.data.stated[id] ?? {};
    const rows = [
      row(t("stated.owner"), owners.map((one) => Page.words(one))),
      row(t("stated.judged"), judged ? [[el("b", null, Page.words(judged.word)), ` ${t(`stated.${judged.kind}`)}`]] : []),
      row(t("groups.indicator"), own("indicator").map((leaf) => {
        const one = latest(leaf);
        return [Page.words(Page.resource(leaf).short), one ? [" ", el("b", null, Page.words(one.value)), " ", Page.ofWhom(one), " ", Page.when(one)] : null];
      })),
      row(t("stated.targets"), targets.map(({ value, when }) => [el("b", null, Page.words(value)), when ? [" ", Page.words(when)] : null])),
      ...SAYS.map((kind) => row(t(`groups.${kind}`), own(kind).map((leaf) => Page.words(Page.resource(leaf).label)), "quote")),
    ].filter(Boolean);
    return rows.length ? el("div", { class: "says" }, el("h3", null, t("selected.says")), rows) : null;
  };
  // What the room has said it wants, and where its target stands in the indicator's chart.
  /** @param {string} id */
  const aim = (id) => {
    const text = Page.value(id, "text").trim();
    return [text ? el("blockquote", { class: "wanted" }, el("b", null, t("steps.ambition")), el("span", { lang: Page.swedish() }, text)) : null, el("div", { id: "aim-beside" })];
  };
  // What is read only when asked for; what was opened stays so from goal to goal.
  const unfolded = new Set();
  /** @param {string} name @param {string} title @param {Child} inner */
  const folded = (name, title, inner) => (inner ? el("details", { class: "folded", open: unfolded.has(name), ontoggle: (event) => {
    if (event.target.open) unfolded.add(name);
    else unfolded.delete(name);
  } }, el("summary", null, title), inner) : null);
  /** @param {string} id */
  const above = (id) => {
    const order = Object.keys(Page.data.resources);
    /** @param {string} goal */
    const level = (goal) => Page.data.levels.findIndex((one) => one.goals.includes(goal));
    // The plan's own goals of higher levels, and those of the plans above it.
    /** @param {string} other */
    const isHigher = (other) => Page.resource(other).kind === "council-goal" || (Page.resource(other).kind === "board-goal" && level(other) < level(id));
    /** @param {string} other */
    const isGlobal = (other) => Page.resource(other).kind === "global-goal";
    const goals = [isHigher, isGlobal].flatMap((fits) => order.filter((other) => other !== id && Page.thread(id).has(other) && fits(other)));
    return goals.length ? el("ul", { class: "upwards" }, goals.map((other) => el("li", { class: Page.resource(other).kind },
      el("button", { type: "button", class: "thread-end", onclick: () => Page.open(other) }, el("b", null, Page.resource(other).name.replace(" ", "\u00a0")), " ", Page.words(Page.resource(other).label, "quote"))))) : null;
  };

  /** @param {string} id */
  const card = (id) => [
    heading(id),
    el("div", { class: "actions" },
      Page.given.goals[id] && !["dialog", "fokus"].includes(Page.state.view)
        ? button("to-form", [t("form.to_form", { name: Page.name(id) }), Page.icon("arrow")], () => Page.go({ view: "dialog", chosen: id, leaf: null }, "step-title"), "button main") : null,
      Page.state.view === "fokus"
        ? button("unfocus", t("selected.unfocus"), () => Page.go({ view: "trad", leaf: null }, `c-${id}`))
        : button("focus", t("selected.focus"), () => Page.go({ view: "fokus", chosen: id, leaf: null }, "unfocus")),
      Page.state.view === "dialog" ? null
        : button("clear", t("selected.clear"), () => Page.go({ view: Page.view().tab === "view_overview" ? "oversikt" : Page.state.view, chosen: null, leaf: null }, `c-${id}`))),
    requirements(id),
    findings(id),
    thread(id),
    others(id),
    sources(Page.resource(id).sources),
    notes([id]),
  ];

  /** @param {string} id */
  const single = (id) => {
    const resource = Page.resource(id);
    const about = Object.entries(resource.about ?? {});
    const belongs = Page.data.links.filter((link) => link.from === id && Page.linkShown(link));
    const observed = (Page.data.observations[id] ?? []).map((one) => one.id);
    return [
      heading(id),
      el("div", { class: "actions" }, button("clear", t("selected.clear"), () => Page.go({ leaf: null }, `c-${id}`))),
      about.length ? el("dl", { class: "facts" }, about.map(([key, texts]) => [el("dt", null, t(`${resource.kind}.${key}`)), el("dd", null, Page.words(texts))])) : null,
      resource.kind === "indicator" ? [Page.charts(id), Page.valuesOf(id)] : null,
      findings(id),
      belongs.length ? [el("h3", null, t("selected.belongs")), ends(belongs, "to")] : null,
      sources(resource.sources),
      notes([id, ...observed]),
    ];
  };

  // In one column the panel is far below: a way there from what is chosen.
  Page.offerPanel = (after, id) => {
    document.getElementById("to-panel")?.remove();
    if (!id) return;
    after?.after(button("to-panel", t("read_more", { name: Page.name(id) }), () => Page.byId("panel").focus(), "button to-panel"));
  };

  Page.hasPanel = () => Boolean(Page.state.leaf || Page.view().panel?.());
  Page.fillPanel = () => {
    const panel = Page.byId("panel");
    if (!Page.hasPanel()) return Page.fill(panel);
    const { leaf, chosen } = Page.state;
    panel.setAttribute("aria-label", t("panel"));
    Page.fill(panel, leaf ? single(leaf) : chosen ? (Page.state.view === "dialog" ? beside : card)(chosen) : nothing());
    if (panel.dataset.about !== `${leaf}${chosen}`) panel.scrollTop = 0;
    panel.dataset.about = `${leaf}${chosen}`;
  };
}
