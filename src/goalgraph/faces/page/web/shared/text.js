"use strict";
/**
 * Texts in the chosen language.
 *
 * @needs data el lang
 * @typedef {object} TextOffers
 * @property {(path: string, values?: Record<string, unknown>) => string} t
 * @property {(path: string, n: number, values?: Record<string, unknown>) => string} counted a text that has one form for one and one for several
 * @property {(path: string) => Record<string, string>} group
 * @property {(path: string) => string[]} list
 * @property {(path: string, values: Record<string, Child>) => Child[]} filled
 * @property {(text: string) => string} day
 * @property {(texts: Texts) => string} say
 * @property {() => string | null} swedish
 * @property {(texts: Texts) => string | null} foreign
 * @property {(texts: Texts, name?: string) => HTMLElement} words
 */
{
  /** @type {(path: string) => any} */
  const textAt = (path) => {
    const [group, ...rest] = path.split(".");
    const texts = Page.data.texts[Page.lang][group];
    return texts?.[rest.join(".")] ?? rest.reduce((found, key) => found?.[key], texts);
  };
  // A text by its path, with what is filled in; a text that is missing is seen by its path.
  Page.t = (path, values = {}) => {
    const found = textAt(path);
    return typeof found === "string" ? found.replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole)) : path;
  };
  Page.counted = (path, n, values = { n }) => Page.t(`${path}.${n === 1 ? 0 : 1}`, values);

  // Several texts of one path: by name, or in their order.
  Page.group = (path) => textAt(path) ?? {};
  Page.list = (path) => Object.values(Page.group(path));

  // The same as one text, where what is filled in may be elements: each keeps the language it is marked with.
  Page.filled = (path, values) => Page.t(path).split(/\{(\w+)\}/).map((part, n) => (n % 2 ? values[part] : part));

  // A day, from 2030-12-31, as the language writes it; anything else as it is.
  Page.day = (text) => {
    const [, year, month, day] = text.match(/^(\d{4})-(\d{2})-(\d{2})$/) ?? [];
    return day ? Page.t("dates.day", { day: Number(day), month: Page.t(`months.m${Number(month)}`), year }) : text;
  };

  // The text in the chosen language; when there is none, another one, which is marked as such.
  /** @param {Texts} texts */
  const pick = (texts) => {
    const lang = texts[Page.lang] ? Page.lang : ["sv", "en", ...Object.keys(texts)].find((key) => texts[key]);
    return { text: lang === undefined ? "" : texts[lang], lang };
  };
  Page.say = (texts) => pick(texts).text;
  // What to mark the document's own words, and what is typed, with.
  Page.swedish = () => (Page.lang === "sv" ? null : "sv");
  // What to mark a text with: its language, where that is another than the page's.
  Page.foreign = (texts) => {
    const { lang } = pick(texts);
    return lang && lang !== Page.lang ? lang : null;
  };
  Page.words = (texts, name) => Page.el("span", { class: name, lang: Page.foreign(texts), dir: "auto" }, breakable(Page.say(texts)));

  // A line may break after a slash: "delaktighet/tillgänglighet" is wider than a card.
  /** @param {string} text */
  const breakable = (text) => text.split(/(?<=\/)/).map((part, n) => [n ? Page.el("wbr") : null, part]);
}
