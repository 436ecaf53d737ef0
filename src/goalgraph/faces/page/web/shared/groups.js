"use strict";
/**
 * The plan's own goals in groups where they are many: by area, else by who is to reach them, else by the goal of the
 * highest level of several goals that they serve, else by level. In the overview each group is a screen, and in the rail a knot.
 *
 * @needs data name resource t words
 * @typedef {{id: string, goals: string[], code: () => Child, isCard: boolean, isOwner?: boolean}} Group its goals in the plan's order; what it is called; whether it is a card too, or who is to reach them
 * @typedef {object} GroupsOffers
 * @property {boolean} isMany whether there are more goals than are looked at one by one
 * @property {(area: string) => string[]} goalsOfArea
 * @property {() => Group[]} groups
 * @property {(goals: string[]) => Group | undefined} groupOf the group of the first of some goals that has one
 */
{
  const { t } = Page;
  const MOST = 12;
  const { areas, levels, links, loose, stated, resources, traces } = Page.data;
  const ofAreas = areas.flatMap((area) => area["board-goal"]);
  const own = [...new Set([...levels.flatMap((level) => level.goals), ...ofAreas, ...loose.filter((id) => resources[id].kind === "board-goal")])];
  Page.isMany = own.length > MOST;

  // The goals of an area, and those of no area that they serve: each where it is served first.
  /** @type {Map<string, string[]>} */
  const ofArea = new Map();
  for (const area of areas) {
    const placed = new Set([...ofArea.values()].flat());
    const above = loose.filter((id) => resources[id].kind === "board-goal" && !placed.has(id));
    ofArea.set(area.id, [...area["board-goal"], ...above.filter((id) => area["board-goal"].some((goal) => (traces[goal] ?? []).includes(id)))]);
  }
  Page.goalsOfArea = (id) => ofArea.get(id) ?? [];

  /** @param {string} id */
  const levelOf = (id) => levels.findIndex((level) => level.goals.includes(id));
  /** @param {string} id */
  const isLast = (id) => levelOf(id) === levels.length - 1;

  /** @type {() => Map<string, string> | null} */
  const byArea = () => (areas.length ? new Map(areas.flatMap((area) => Page.goalsOfArea(area.id).map((goal) => /** @type {const} */ ([goal, area.id])))) : null);
  /** @param {string} id */
  const owner = (id) => JSON.stringify(stated[id]?.owners?.[0] ?? null);
  // Above what somebody is to reach stand goals that are nobody's: a group of their own, called what their levels are.
  const NOBODY = "null";
  const ABOVE = "level ";
  /** @type {() => Map<string, string> | null} */
  const byOwner = () => {
    const last = own.filter(isLast);
    const owned = last.filter((id) => owner(id) !== NOBODY);
    if (owned.length <= last.length / 2 || new Set(owned.map(owner)).size < 2) return null;
    return new Map(own.filter((id) => owner(id) !== NOBODY || (!isLast(id) && levelOf(id) >= 0)).map((id) => [id, owner(id)]));
  };
  const nobodys = () => {
    const shared = levels.slice(0, -1).filter((level) => level.goals.some((id) => owner(id) === NOBODY)).map(({ name }) => Page.words(name));
    return shared.length > 1 ? [shared[0], " – ", shared[shared.length - 1]] : shared;
  };
  // What all goals serve, a vision, divides nothing: the first level of several goals does, and what is above it stands by itself.
  /** @type {() => Map<string, string> | null} */
  const byTop = () => {
    const dividing = levels.findIndex((level) => level.goals.length > 1);
    /** @type {(id: string, seen?: string[]) => string | null} */
    const top = (id, seen = []) => {
      const level = levelOf(id);
      if (level <= dividing) return level < 0 ? null : level === dividing ? id : `${ABOVE}${level}`;
      const up = links.filter(({ from, to, basis }) => from === id && basis !== "derived" && levelOf(to) >= dividing && levelOf(to) < level && !seen.includes(to));
      return up.map(({ to }) => top(to, [...seen, id])).find((one) => one !== null) ?? null;
    };
    const place = new Map(own.flatMap((id) => {
      const found = top(id);
      return found ? [/** @type {const} */ ([id, found])] : [];
    }));
    return dividing >= 0 && dividing < levels.length - 1 && new Set(place.values()).size > 1 && place.size > own.length / 2 ? place : null;
  };
  const byLevel = () => new Map(own.map((id) => [id, String(levelOf(id))]));

  /** @type {Group[] | null} */
  let found = null;
  const make = () => {
    /** @type {(id: string) => Child} */
    const areaName = (id) => Page.words(Page.resource(id).short);
    /** @type {(id: string) => Child} */
    const ofOwner = (id) => (id === NOBODY ? nobodys() : Page.words(JSON.parse(id)));
    /** @type {(id: string) => Child} */
    const ofLevel = (id) => (levels[Number(id)] ? Page.words(levels[Number(id)].name) : t("rail.rest"));
    /** @type {(id: string) => Child} */
    const ofTop = (id) => (id.startsWith(ABOVE) ? ofLevel(id.slice(ABOVE.length)) : Page.name(id));
    const ways = /** @type {const} */ ([[byArea, areaName, true], [byOwner, ofOwner, false], [byTop, ofTop, true], [byLevel, ofLevel, false]]);
    for (const [place, named, isCard] of ways) {
      const map = place();
      if (!map) continue;
      const ids = [...new Set([...areas.map((area) => area.id).filter(() => place === byArea), ...own.flatMap((id) => map.get(id) ?? [])])];
      const groups = ids.map((id) => ({ id, goals: own.filter((goal) => map.get(goal) === id), code: () => named(id), isCard: isCard && id in resources, isOwner: place === byOwner && id !== NOBODY }));
      const rest = own.filter((goal) => !map.has(goal));
      return rest.length ? [...groups, { id: "", goals: rest, code: () => t("rail.rest"), isCard: false }] : groups;
    }
    return [];
  };
  Page.groups = () => (found ??= make());
  Page.groupOf = (goals) => Page.groups().find((group) => goals.some((goal) => group.goals.includes(goal)));
}
