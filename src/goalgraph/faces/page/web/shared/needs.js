"use strict";
/**
 * What goals can be picked by: a requirement and its status, a rule that they fail, or any violation.
 *
 * @needs data
 * @typedef {object} NeedsOffers
 * @property {(need: string) => string | null} ruleOf
 * @property {(need: string) => boolean} isNeed
 */
{
  Page.ruleOf = (need) => (need.startsWith("regel:") ? need.slice("regel:".length) : null);
  // A need is R1:not-met (a requirement and its status), regel:NAME (a rule) or brist (any violation).
  Page.isNeed = (need) => {
    const rule = Page.ruleOf(need);
    return /^R\d:(met|not-met|unclear)$/.test(need) || need === "brist" || (rule !== null && Object.hasOwn(Page.data.rules, rule));
  };
}
