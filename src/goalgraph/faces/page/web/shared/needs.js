"use strict";
/**
 * What goals can be picked by: a requirement and its status, a rule that they fail, or any violation.
 *
 * @needs asked data
 * @typedef {object} NeedsOffers
 * @property {(need: string) => string | null} ruleOf
 * @property {(need: string) => boolean} isNeed
 * @property {(need: string) => (goal: string) => boolean} needs
 */
{
  Page.ruleOf = (need) => (need.startsWith("regel:") ? need.slice("regel:".length) : null);
  // A need is R1:not-met (a requirement and its status), regel:NAME (a rule) or brist (any violation).
  Page.isNeed = (need) => {
    const rule = Page.ruleOf(need);
    return /^R\d:(met|not-met|unclear)$/.test(need) || need === "brist" || (rule !== null && Object.hasOwn(Page.data.rules, rule));
  };
  Page.needs = (need) => {
    const rule = Page.ruleOf(need);
    if (rule) return (id) => Page.data.rules[rule].goals.includes(id);
    if (need === "brist") return (id) => Object.values(Page.data.rules).some((one) => one.severity === "violation" && one.goals.includes(id));
    const [requirement, status] = need.split(":");
    return (id) => Page.asked(id).some((item) => item.requirement === requirement && item.status === status);
  };
}
