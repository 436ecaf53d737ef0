"use strict";
/**
 * The page: what it was given, and the parts of it, which run when that is there.
 *
 * @typedef {object} PageOffers
 * @property {string} lang
 * @property {string} firstLang
 * @property {(run: () => void) => void} part
 * @property {(run: () => void) => void} whenWhole
 * @property {() => Promise<void>} begin
 * @property {Content} data
 * @property {PlanRow | null} plan
 * @property {boolean} unreadable
 */
const Page = /** @type {Offers} */ ({});
Page.lang = document.documentElement.lang;
// The language that the file opens in.
Page.firstLang = Page.lang;
// Of several plans the one that is shown; whether it could not be unpacked.
Page.plan = null;
Page.unreadable = false;

{
  // The parts of the page run when the plan to show is there: at once, or when it has been unpacked.
  /** @type {(() => void)[][]} */
  const [parts, last] = [[], []];
  Page.part = (run) => parts.push(run);
  // What runs when all of them have run.
  Page.whenWhole = (run) => last.push(run);
  Page.begin = async () => {
    Page.data = bare(held("content"));
    if (Page.data.plans) await unpack();
    // What has no shorter name is called the same everywhere, which the file says once.
    for (const one of Object.values(Page.data.resources)) one.short ??= one.label;
    for (const run of parts) run();
    for (const run of last) run();
  };

  /** @type {(id: string) => any} */
  const held = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

  // What is looked up by id has nothing but its own: an id can be called "constructor".
  /** @param {any} data @param {number} [depth] */
  const bare = (data, depth = 3) => {
    if (depth === 0 || data === null || typeof data !== "object" || Array.isArray(data)) return data;
    for (const value of Object.values(data)) bare(value, depth - 1);
    return Object.setPrototypeOf(data, null);
  };

  /** @type {(own: any, shared: any) => void} */
  const lay = (own, shared) => {
    for (const [key, said] of Object.entries(own)) {
      if (said && typeof said === "object" && Object.hasOwn(shared, key)) lay(said, shared[key]);
      else shared[key] = said;
    }
  };

  // Of several plans the one that the address names, if it names one.
  const unpack = async () => {
    const { plans = [] } = Page.data;
    const wanted = new URLSearchParams(location.hash.slice(1)).get("plan");
    Page.plan = plans.find((plan) => plan.id === wanted) ?? null;
    if (!Page.plan) return;
    const bytes = Uint8Array.from(atob(held(`plan-${plans.indexOf(Page.plan)}`)), (c) => c.charCodeAt(0));
    try {
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      const { ownTexts, ...own } = bare(await new Response(stream).json());
      Object.assign(Page.data, own);
      lay(ownTexts, Page.data.texts);
    } catch {
      Page.plan = null;
      Page.unreadable = true;
    }
  };
}
