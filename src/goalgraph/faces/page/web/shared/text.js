"use strict";
// Texts in the chosen language, and elements built without markup from data.
const Page = { lang: "sv", parts: [] };

// The parts of the page run when the plan to show is there: at once, or when it has been unpacked.
Page.part = (run) => Page.parts.push(run);
Page.start = async () => {
  Page.data = Page.bare(JSON.parse(document.getElementById("content").textContent));
  if (Page.data.plans) await Page.unpack();
  for (const run of Page.parts) run();
};

// What is looked up by id has nothing but its own: an id can be called "constructor".
Page.bare = (data, depth = 3) => {
  if (depth === 0 || data === null || typeof data !== "object" || Array.isArray(data)) return data;
  for (const value of Object.values(data)) Page.bare(value, depth - 1);
  return Object.setPrototypeOf(data, null);
};

// Of several plans the one that the address names, if it names one.
Page.unpack = async () => {
  const { plans } = Page.data;
  const wanted = new URLSearchParams(location.hash.slice(1)).get("plan");
  Page.plan = plans.find((plan) => plan.id === wanted) ?? null;
  if (!Page.plan) return;
  const bytes = Uint8Array.from(atob(JSON.parse(document.getElementById(`plan-${plans.indexOf(Page.plan)}`).textContent)), (c) => c.charCodeAt(0));
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    Object.assign(Page.data, Page.bare(await new Response(stream).json()));
  } catch {
    Page.plan = null;
    Page.unreadable = true;
  }
};

Page.t = (path, values) => {
  let found = Page.data.texts[Page.lang];
  for (const key of path.split(".")) found = found === undefined ? undefined : found[key];
  if (typeof found !== "string") return found === undefined ? path : found;
  return values ? found.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole)) : found;
};

// The same, where what is filled in may be elements: each keeps the language it is marked with.
Page.filled = (path, values) => Page.t(path).split(/\{(\w+)\}/).map((part, n) => (n % 2 ? values[part] : part));

// A day, from 2030-12-31, as the language writes it; anything else as it is.
Page.day = (text) => {
  const [, year, month, day] = text.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? [];
  return day ? Page.t("dates.day", { day: Number(day), month: Page.t(`months.m${Number(month)}`), year }) : text;
};

// The text in the chosen language; when there is none, another one, which is marked as such.
Page.pick = (texts) => {
  const lang = texts[Page.lang] ? Page.lang : ["sv", "en", ...Object.keys(texts)].find((key) => texts[key]);
  return { text: lang === undefined ? "" : texts[lang], lang };
};
Page.say = (texts) => Page.pick(texts).text;
// What to mark the document's own words, and what is typed, with.
Page.swedish = () => (Page.lang === "sv" ? null : "sv");
// What to mark a text with: its language, where that is another than the page's.
Page.foreign = (texts) => {
  const { lang } = Page.pick(texts);
  return lang && lang !== Page.lang ? lang : null;
};
Page.words = (texts, name) => Page.el("span", { class: name, lang: Page.foreign(texts) }, Page.breakable(Page.say(texts)));

// A line may break after a slash: "delaktighet/tillgänglighet" is wider than a card.
Page.breakable = (text) => text.split(/(?<=\/)/).map((part, n) => [n ? Page.el("wbr") : null, part]);

Page.el = (tag, attributes, ...children) => Page.dress(document.createElement(tag), attributes, children);
Page.svg = (tag, attributes, ...children) =>
  Page.dress(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
Page.dress = (element, attributes, children) => {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

Page.resource = (id) => Page.data.resources[id];
Page.name = (id) => {
  const resource = Page.resource(id);
  return Page.isGoal(id) ? resource.name : Page.say(resource.short);
};
Page.isGoal = (id) => ["global-goal", "council-goal", "board-goal"].includes(Page.resource(id).kind);
Page.isCard = (id) => Page.isGoal(id) || Page.resource(id).kind === "area";
Page.plural = (kind, n) => `${n} ${Page.t(`counts.${kind}`)[n === 1 ? 0 : 1]}`;
Page.leaves = (id, kind) => (Page.data.leaves[id] ?? {})[kind] ?? [];
Page.readiness = (id) => Page.data.readiness[id] ?? [];
// A direction goal does not steer, and no requirement is asked of it.
Page.asked = (id) => Page.readiness(id).filter((item) => item.applies);
Page.MARKS = { met: "✓", "not-met": "✗", unclear: "?", unasked: "–" };

Page.badge = (item, status = item.status, word = Page.words(item.name)) =>
  Page.el(
    "span",
    { class: `badge ${status}` },
    Page.el("span", { "aria-hidden": "true" }, `${Page.MARKS[status]} `),
    word,
    Page.el("span", { class: "hidden" }, `: ${Page.t(`status.${status}`)}`),
  );
Page.unasked = (word = Page.t("status.unasked_all")) =>
  Page.el("span", { class: "badge unasked" }, Page.el("span", { "aria-hidden": "true" }, `${Page.MARKS.unasked} `), word);
Page.badges = (id) => {
  const asked = Page.asked(id);
  return Page.readiness(id).length && !asked.length ? [Page.unasked()] : asked.map((item) => Page.badge(item));
};

Page.announce = (text) => {
  document.getElementById("live").textContent = text;
};
