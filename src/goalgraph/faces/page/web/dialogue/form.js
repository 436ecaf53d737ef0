"use strict";
/**
 * The fields of the dialogue about a goal, step by step.
 *
 * @needs ADOPTED adopted closed closes comma day dayTold decimal doneHint drafts drawSummary el exportFile fieldName fill flat
 *   foreign FORMAT given goals icon idOf importFiles indicatorRows input isOneOfGroups isOpen isTooEarly isTyped kept
 *   lacking latest latestDay latestWords lines list longName must name notice notify NUMBERS occasionsOf progress proposed
 *   put redraw refused REQUIREMENTS resource saidFields savedWords say start state swedish t targetChart targetSaid
 *   targetTips today touched typed value valueName words
 @typedef {object} FormOffers
 * @property {() => HTMLElement[]} dialogueStatus
 * @property {() => HTMLElement[]} dialogueTools
 * @property {(goal: string, step: string) => Child} fields
 */
{
  const { el, t, given } = Page;
  /** @type {(() => void)[]} */
  let rules = [];
  /** @param {() => void} apply */
  const rule = (apply) => {
    rules.push(apply);
  };
  /** @param {string} key */
  const idOf = (key) => {
    const [part, ...rest] = key.split(".");
    const about = rest.join(".");
    const at = given.occasions.findIndex((one) => one.iri === about);
    return `d-${part}${about ? `-${at < 0 ? about.replace(/[^\w-]/g, "-") : at}` : ""}`;
  };
  // After a change: what is open, what is closed, and what there is to say about it.
  const apply = () => {
    for (const one of rules) one();
  };
  const settle = () => {
    if (Page.state.view === "sammanstallning") Page.drawSummary();
  };
  /** @param {string} goal @param {string} key */
  const write = (goal, key) => (/** @type {Typing} */ event) => {
    Page.put([[goal, key, Page.kept(key, event.target.value)]], `${goal} ${key}`);
    apply();
  };

  // A line of advice; empty when there is nothing to say.
  /** @param {string} id @param {() => string | string[] | null} words @param {string} [kind] */
  const tip = (id, words, kind = "tip") => {
    const line = el("div", { class: kind, id });
    rule(() => Page.fill(line, [words() ?? []].flat().map((text) => el("p", null, text))));
    return line;
  };
  /** @param {string} id @param {string} label @param {HTMLElement} control */
  const labelled = (id, label, control) => el("div", { class: "field" }, el("label", { for: id }, label), control);
  /** @param {string} goal @param {string} key @param {string} label @param {string | null} [about] @param {number} [rows] */
  const area = (goal, key, label, about, rows = 2) => labelled(idOf(key), label, el("textarea", {
    id: idOf(key), rows, maxlength: Page.FORMAT.long, lang: Page.swedish(), "aria-describedby": about, oninput: write(goal, key), onchange: settle,
  }, Page.value(goal, key)));
  /** @param {string} goal @param {string} key @param {string} label @param {Attributes} [more] */
  const input = (goal, key, label, more) => labelled(idOf(key), label, el("input", {
    id: idOf(key), type: "text", autocomplete: "off", maxlength: Page.FORMAT.short, value: Page.NUMBERS.includes(key) ? Page.comma(Page.value(goal, key)) : Page.value(goal, key), oninput: write(goal, key), onchange: (event) => {
      if (Page.NUMBERS.includes(key)) event.target.value = Page.comma(Page.value(goal, key));
      settle();
    }, ...more,
  }));
  /** @param {string} goal @param {string} key @param {string} label */
  const day = (goal, key, label) => {
    const box = input(goal, key, label, { type: "date", maxlength: null, min: "1900-01-01", max: "2199-12-31" });
    const { line, look } = Page.dayTold(Page.must(box.querySelector("input")));
    rule(look);
    return [box, line];
  };
  /** @param {string} goal @param {string} key */
  const option = (goal, key) => (/** @type {string} */ value, /** @type {string} */ text, /** @type {string | null} */ lang = null) => el("option", { value, lang, selected: Page.value(goal, key) === value }, text);
  /** @param {string} goal @param {string} key @param {string} label @param {Child} options @param {string | null} [about] @param {(value: string) => void} [take] */
  const choose = (goal, key, label, options, about, take) => labelled(idOf(key), label, el("select", {
    id: idOf(key), "aria-describedby": about, onchange: (event) => {
      if (take) return take(event.target.value);
      write(goal, key)(event);
      return settle();
    },
  }, options));
  /** @param {string} goal @param {string} key @param {[value: string, text: string][]} choices @param {() => void} [then] */
  const radios = (goal, key, choices, then = settle) => el("div", { class: "radios" }, choices.map(([value, text]) => el("label", null,
    el("input", {
      type: "radio", name: idOf(key), id: `${idOf(key)}-${value || "none"}`, value, checked: Page.value(goal, key) === value,
      onchange: (event) => {
        write(goal, key)(event);
        then();
      },
    }), text)));
  /** @param {Child} legend @param {...Child} inner */
  const part = (legend, ...inner) => el("fieldset", { class: "part" }, el("legend", null, legend), inner);
  // A part that a rule can close; what was typed in it stays.
  /** @param {string} goal @param {string} key @param {string} legend @param {() => string} why @param {...Child} inner */
  const closable = (goal, key, legend, why, ...inner) => {
    const reason = el("p", { class: "closed", id: `${idOf(key)}-closed` });
    const heading = el("h3", null, legend);
    const body = el("fieldset", { class: "inner", "aria-label": legend }, inner);
    rule(() => {
      const closed = Page.closed(goal, key);
      body.disabled = closed;
      // What is open stands under the question, which says the same.
      heading.classList.toggle("hidden", !closed);
      reason.hidden = !closed;
      reason.textContent = closed ? why() : "";
    });
    return el("div", { class: "part closable", role: "group", "aria-label": legend }, heading, reason, body);
  };

  /** @type {(values: string[], path: string) => [value: string, text: string][]} */
  const named = (values, path) => values.map((one) => [one, t(`${path}.${one}`)]);
  /** @param {string} goal */
  const answers = (goal) => given.goals[goal].asked.map((one) => part(
    t(`questions.${Page.REQUIREMENTS[one]}`),
    radios(goal, `answer.${one}`, [...named(Page.FORMAT.answers, "answers"), ["", t("form.no_answer")]]),
    area(goal, `evidence.${one}`, t("form.evidence"), idOf(`tip.${one}`)),
    tip(idOf(`tip.${one}`), () => {
      const answer = Page.value(goal, `answer.${one}`);
      const evidence = Page.value(goal, `evidence.${one}`).trim();
      if (answer === "Met" && !evidence) return t("form.evidence_missing");
      return !answer && evidence ? t("form.answer_missing") : null;
    }),
  ));

  /** @type {Record<string, string>} */
  const PICTURES = { steering: "flag", direction: "direction", open: "clock" };
  // What a type makes of the dialogue: all of it, only what contributes, or nothing yet.
  /** @param {string} one */
  const manner = (one) => (Page.isOpen(one) ? "open" : Page.closes(one, "target") ? "direction" : "steering");
  /** @param {string} goal */
  const type = (goal) => t(`modes.${Page.value(goal, "mode")}`);
  // What type of goal, as cards: each says what it will ask for; last that nobody has decided.
  /** @param {string} goal */
  const mode = (goal) => [
    el("div", { class: "choices", role: "radiogroup", "aria-labelledby": "step-title" }, [...given.goals[goal].types].sort((a, b) => Number(Page.isOpen(a)) - Number(Page.isOpen(b))).map((one, n) => el("label", { class: `choice ${manner(one)}` },
      el("input", { type: "radio", name: "d-mode", id: `d-mode-${one}`, value: one, checked: Page.value(goal, "mode") === one, onchange: (event) => {
        write(goal, "mode")(event);
        settle();
      } }),
      el("kbd", { "aria-hidden": "true" }, n + 1), Page.icon(PICTURES[manner(one)]), el("b", null, t(`modes.${one}`)), el("span", null, t(`manners.about.${manner(one)}`)),
      el("ul", null, Page.list(`manners.asks.${manner(one)}`).map((text) => el("li", null, text)))))),
    tip("d-tip-mode", () => (Page.value(goal, "mode") ? t(`manners.next.${manner(Page.value(goal, "mode"))}`) : null), "hereafter"),
  ];

  /** @param {string} goal */
  const indicatorOptions = (goal) => {
    const make = option(goal, "indicator");
    const first = given.goals[goal].candidates.map((one) => one.id);
    const rest = Object.keys(given.indicators).filter((id) => !first.includes(id));
    /** @param {string} id */
    const one = (id) => make(given.indicators[id].iri, `${Page.say(Page.resource(id).short)}: ${Page.latestWords(given.indicators[id].iri)}`, Page.foreign(Page.resource(id).short));
    /** @param {string} label @param {string[]} ids */
    const group = (label, ids) => (ids.length ? el("optgroup", { label }, ids.map(one)) : null);
    return [make("", t("form.no_indicator")), group(t("form.candidates"), first), group(t("form.other_indicators"), rest)];
  };
  // The target is in the unit of what measures it, as long as nobody has said another; numbers that were said of another
  // indicator are not this one's.
  /** @param {string} goal @param {string} iri */
  const measure = (goal, iri) => {
    /** @param {string} one */
    const unitOf = (one) => given.indicators[Page.idOf(one) ?? ""]?.unit ?? "";
    const before = Page.value(goal, "indicator");
    const isOwn = ["", unitOf(before)].includes(Page.value(goal, "unit"));
    const others = before && iri && iri !== before ? ["baseline", "target"].filter((key) => Page.value(goal, key)) : [];
    /** @type {Change[]} */
    const changes = [[goal, "indicator", iri]];
    if (isOwn && unitOf(iri)) changes.push([goal, "unit", unitOf(iri)]);
    for (const key of others) changes.push([goal, key, ""]);
    Page.put(changes);
    for (const [, key, value] of changes) Page.input(idOf(key)).value = value;
    if (others.length) Page.notify(t("form.numbers_emptied", { name: Page.longName(before) }));
    apply();
    settle();
  };
  /** @param {string} goal */
  const start = (goal) => {
    const button = el("button", { type: "button", class: "button", id: "d-take", onclick: () => {
      const iri = Page.value(goal, "indicator");
      const { exact = "", unit } = Page.must(Page.latest(iri));
      /** @type {Change[]} */
      const changes = [[goal, "baseline", exact], [goal, "unit", unit || Page.value(goal, "unit")]];
      Page.put(changes);
      for (const [, key, value] of changes) Page.input(idOf(key)).value = Page.comma(value);
      apply();
      settle();
    } }, t("form.take_latest"));
    rule(() => {
      const latest = Page.latest(Page.value(goal, "indicator"));
      button.hidden = latest?.exact === undefined || Page.isOneOfGroups(latest);
    });
    return button;
  };
  // What the chosen indicator's latest value is; for the eye only where no row above says it.
  /** @param {string} goal @param {(iri: string) => boolean} isRow */
  const latest = (goal, isRow) => {
    const iri = () => Page.value(goal, "indicator");
    const line = tip("d-tip-latest", () => (iri() ? t("form.latest", { value: Page.latestWords(iri()) }) : null), "known");
    rule(() => line.classList.toggle("hidden", isRow(iri())));
    return line;
  };
  /** @param {string} goal @param {string} [question] that stands above */
  const ambition = (goal, question) => {
    const box = area(goal, "text", t("form.text"), "d-tip-text", 3);
    // What the question above asks is not asked twice.
    if (t("form.text") === question) box.querySelector("label")?.classList.add("hidden");
    return box;
  };
  /** @param {string} goal */
  const target = (goal) => {
    const picks = Page.indicatorRows(goal, (iri) => measure(goal, iri));
    const chart = Page.targetChart(goal);
    rule(picks.settle);
    rule(chart.settle);
    return fieldsOfTarget(goal, picks, chart.drawn);
  };
  // One more or less than what is typed, or than what is: a tenth where the number is small and has decimals.
  /** @param {string} goal @param {number} way */
  const nudge = (goal, way) => el("button", { type: "button", class: `button ${way < 0 ? "less" : "more"}`, id: `d-nudge-${way < 0 ? "less" : "more"}`, "aria-label": t(way < 0 ? "form.less" : "form.more"), onclick: () => {
    const from = [Page.value(goal, "target"), Page.value(goal, "baseline"), Page.latest(Page.value(goal, "indicator"))?.exact ?? ""].map((text) => Page.decimal(text.trim())).find((text) => text !== null);
    if (from === undefined || from === null) return;
    const places = from.split(".")[1]?.length ?? 0;
    const size = places && Math.abs(Number(from)) < 10 ? 0.1 : 1;
    Page.put([[goal, "target", (Number(from) + way * size).toFixed(places)]], `${goal} target`);
    Page.input(idOf("target")).value = Page.comma(Page.value(goal, "target"));
    apply();
    settle();
  } });
  /** @param {string} goal */
  const aimed = (goal) => {
    const box = input(goal, "target", t("form.target"), { inputmode: "decimal", "aria-describedby": "d-tip-target" });
    box.append(el("div", { class: "nudged" }, nudge(goal, -1), box.querySelector("input"), nudge(goal, 1)));
    return box;
  };
  /** @param {string} goal @param {ReturnType<typeof Page.indicatorRows>} picks @param {HTMLElement} chart */
  const fieldsOfTarget = (goal, picks, chart) => [
    closable(goal, "target", t("form.measured"), () => t("form.closed_target", { type: type(goal) }),
      el("div", { class: "aiming" },
        el("div", null, picks.rows,
          el("div", { class: "any" }, choose(goal, "indicator", t(picks.rows ? "form.any_indicator" : "form.indicator"), indicatorOptions(goal), "d-tip-latest", (iri) => measure(goal, iri)), start(goal)),
          latest(goal, picks.has)),
        el("div", { id: "aim-here" }, chart)),
      el("div", { class: "aim-fields" },
        input(goal, "baseline", t("form.baseline"), { inputmode: "decimal", "aria-describedby": "d-tip-target" }),
        aimed(goal),
        choose(goal, "unit", t("form.unit"), [option(goal, "unit")("", t("form.no_unit")), ...Object.entries(given.units).map(([iri, texts]) => option(goal, "unit")(iri, Page.say(texts), Page.foreign(texts)))]),
        day(goal, "by", t("form.by")))),
    tip("d-said", () => (Page.closed(goal, "target") ? null : Page.targetSaid(goal)), "hereafter"),
    tip("d-tip-target", () => (Page.closed(goal, "target") ? null : Page.targetTips(goal))),
  ];

  // What is offered, and what is chosen already: a file may have it from the common scale.
  /** @param {string} chosen */
  const assessments = (chosen) => [...new Set([...Page.FORMAT.assessments, ...(chosen ? [chosen] : [])])];

  /** @param {string} goal */
  const forecasts = (goal) => Page.occasionsOf(goal).length === 0 ? null : closable(
    goal, "assessment.", t("form.forecasts"),
    () => t(Page.closes(Page.value(goal, "mode"), "forecast") ? "form.closed_forecast" : "form.closed_undecided", { type: type(goal) }),
    Page.occasionsOf(goal).map(({ iri, label, date }) => part(
      `${Page.say(label)}${date ? ` (${Page.day(date)})` : ""}`,
      choose(goal, `assessment.${iri}`, t("form.assessment"), [["", t("form.no_assessment")], ...named(assessments(Page.value(goal, `assessment.${iri}`)), "assessments")].map(([value, text]) => option(goal, `assessment.${iri}`)(value, text))),
      el("div", { class: "pair" },
        area(goal, `motivation.${iri}`, t("form.motivation"), `${idOf(`assessment.${iri}`)}-tip`),
        area(goal, `action.${iri}`, t("form.action"), `${idOf(`assessment.${iri}`)}-tip`)),
      tip(`${idOf(`assessment.${iri}`)}-tip`, () => {
        const said = Page.value(goal, `motivation.${iri}`).trim() || Page.value(goal, `action.${iri}`).trim();
        if (Page.closed(goal, "assessment.")) return null;
        return said && !Page.value(goal, `assessment.${iri}`) ? t("form.assessment_missing") : null;
      }),
    )),
  );

  /** @param {string} goal @param {string} key @param {[iri: string, words: Child][]} choices @param {Child} [notes] */
  const several = (goal, key, choices, notes) => {
    const chosen = () => Page.lines(Page.value(goal, key));
    const heading = el("summary", null);
    rule(() => {
      heading.textContent = `${t(`form.${key}`)} (${t("form.chosen", { n: chosen().length })})`;
    });
    /** @param {string} iri */
    const toggle = (iri) => (/** @type {Typing} */ event) => {
      const rest = chosen().filter((one) => one !== iri);
      Page.put([[goal, key, (event.target.checked ? [...rest, iri] : rest).sort().join("\n")]]);
      apply();
      settle();
    };
    return el("details", { class: "several", open: chosen().length > 0 }, heading, notes, el("ul", null, choices.map(([iri, words], n) => el("li", null,
      el("label", null, el("input", { type: "checkbox", id: `${idOf(key)}-${n}`, checked: chosen().includes(iri), onchange: toggle(iri) }), el("span", null, words))))));
  };
  /** @param {string} goal */
  const measures = (goal) => {
    const { candidates } = given.goals[goal];
    const stated = candidates.filter((one) => one.basis === "stated").map((one) => one.id);
    const ids = [...new Set([...candidates.map((one) => one.id), ...Page.lines(Page.value(goal, "indicators")).flatMap((iri) => Page.idOf(iri) ?? [])])].filter((id) => !stated.includes(id));
    return several(goal, "indicators", ids.map((id) => {
      const { iri } = given.indicators[id];
      const has = candidates.find((one) => one.id === id)?.has ?? [];
      return [iri, [Page.words(Page.resource(id).short), el("span", { class: "quiet" }, ` ${Page.latestWords(iri)}${has.length ? ` · ${t("form.has")} ${has.map((one) => t(`has.${one}`)).join(", ")}` : ""}`)]];
    }), stated.length ? el("p", { class: "quiet" }, t("form.stated", { names: stated.map(Page.name).join("; ") })) : null);
  };

  // Body and day are said once for the meeting: where a goal is decided, those of the goal that was last decided stand ready.
  /** @param {string} goal */
  const ready = (goal) => {
    const other = Page.goals().filter((one) => one !== goal && Page.adopted(one) && Page.typed(one, "date")).at(-1);
    if (Page.value(goal, "standing") !== "Decision" || !other) return;
    for (const key of ["body", "date"]) {
      if (Page.value(goal, key)) continue;
      Page.put([[goal, key, Page.value(other, key)]]);
      Page.input(idOf(key)).value = Page.value(goal, key);
    }
  };
  /** @param {string} goal */
  const adoption = (goal) => {
    const [box, line] = day(goal, "date", t("form.date"));
    const details = el("div", { class: "details" },
      el("div", { class: "pair" }, input(goal, "body", t("form.body"), { "aria-describedby": "d-tip-adoption" }), box), line,
      el("div", { class: "pair" }, input(goal, "paragraph", t("form.paragraph")), input(goal, "diaryNumber", t("form.diaryNumber"))),
      area(goal, "reservations", t("form.reservations")));
    rule(() => {
      details.hidden = Page.value(goal, "standing") !== "Decision";
    });
    return part(el("span", { class: "hidden" }, t("form.standing")), radios(goal, "standing", named(["Proposal", "Decision"], "standings"), () => ready(goal)), details,
      tip("d-tip-adoption", () => {
        if (Page.value(goal, "standing") !== "Decision") return null;
        if (!Page.adopted(goal)) return t(Page.refused(goal).length ? "form.adoption_refused" : "form.adoption_missing");
        if (Page.isTooEarly(goal)) return t("form.adoption_early", { day: Page.valueName("date", Page.latestDay(goal)) });
        return Page.value(goal, "date") > Page.today() ? t("form.adoption_later") : null;
      }));
  };

  // What is in force, and what has been proposed but not decided.
  /** @param {[key: string, value: string][]} pairs @param {Fields} [start] */
  const told = (pairs, start) => el("dl", { class: "said" }, Page.saidFields(pairs, start).map(([key, value]) => [
    el("dt", null, Page.fieldName(key)),
    value ? el("dd", { lang: Page.isTyped(key) ? Page.swedish() : null }, Page.valueName(key, value)) : el("dd", null, t("form.taken_back"))]));
  // At the decision all of it stands open; where something else is asked, the question has the room.
  /** @param {string} goal @param {boolean} [isFolded] */
  const before = (goal, isFolded = false) => {
    const { basedOn, decidedBy, proposals } = given.goals[goal];
    /** @param {Standpoint} one */
    const by = (one) => [one.id, one.body, Page.day(one.day), one.paragraph && Page.valueName("paragraph", one.paragraph)].filter(Boolean).join(", ");
    /** @param {Standpoint} one */
    const take = (one) => () => {
      Page.put(Page.flat(one).filter(([key]) => !Page.ADOPTED.includes(key)).map(([key, value]) => [goal, key, value]));
      Page.redraw();
    };
    const name = isFolded ? " folded-said" : "";
    /** @param {HTMLElement} said */
    const folded = (said) => (isFolded ? el("details", null, el("summary", null, t("form.proposal_said")), said) : said);
    return [
      decidedBy.length ? el("div", { class: `finding in-force${name}` }, el("b", null, t("form.in_force")), el("p", { class: "quiet" }, decidedBy.map(by).join("; ")), folded(told(Page.flat(basedOn)))) : null,
      proposals.map((one, n) => {
        const parts = [folded(told(Page.flat(one), Page.start(goal))), el("button", { type: "button", class: "button", id: `d-proposal-${n}`, onclick: take(one) }, t("form.take_proposal"))];
        return el("div", { class: `finding proposed${name}` }, el("b", null, t("form.proposed")), el("p", { class: "quiet" }, by(one)), isFolded ? parts.reverse() : parts);
      }),
    ];
  };

  Page.dialogueStatus = () => [
    el("p", { class: "progress" }, Page.progress()),
    el("p", { class: "quiet" }, Page.doneHint()),
    el("p", { class: "quiet saved" }, Page.savedWords()),
  ];
  Page.dialogueTools = () => [
    el("div", { class: "actions" },
      el("button", { type: "button", class: "button", id: "export", onclick: Page.exportFile }, t("form.export")),
      el("button", { type: "button", class: "button", id: "import", onclick: Page.importFiles }, t("form.import"))),
    el("p", { class: "notice" }, Page.notice),
  ];

  /** @param {string} goal */
  const upwards = (goal) => Object.keys(given.councilGoals).length === 0 ? null : several(goal, "councilGoals", Object.entries(given.councilGoals).map(([id, iri]) =>
    [iri, [el("b", null, `${Page.name(id)} `), Page.words(Page.resource(id).short)]]));
  /** @type {Record<string, (goal: string) => Child>} */
  const STEPS = {
    type: mode,
    note: (goal) => area(goal, "note", t("form.note_label"), null, 4),
    requirements: answers,
    ambition: (goal) => [ambition(goal, t("steps.ask.ambition")), upwards(goal)],
    target: (goal) => [target(goal), measures(goal)],
    forecast: forecasts,
    activities: (goal) => [ambition(goal), area(goal, "activities", t("form.activities"), null, 4), upwards(goal)],
    decision: (goal) => [before(goal), lacks(goal), drafted(goal), adoption(goal), area(goal, "note", t("form.note_label"))],
  };
  // What is left before the goal is settled; it can be proposed as it is, and stays under way.
  /** @param {string} goal */
  const lacks = (goal) => tip("d-tip-lacks", () => (Page.touched(goal) && Page.lacking(goal).length ? t("form.lacks", { list: Page.lacking(goal).join("; ") }) : null));
  // What comes along in the file, but in no decision.
  /** @param {string} goal */
  const drafted = (goal) => tip("d-tip-drafts", () => {
    const names = Page.touched(goal) ? Page.drafts(goal).filter((key) => !Page.ADOPTED.includes(key)).map(Page.fieldName) : [];
    return names.length ? t("form.drafts", { list: names.join(", ") }) : null;
  });
  Page.fields = (goal, step) => {
    rules = [];
    const made = [step !== "decision" && Page.proposed(goal).length ? before(goal, true) : null, STEPS[step](goal)];
    apply();
    return made;
  };
}
