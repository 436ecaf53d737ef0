"use strict";
/**
 * What says on a sheet and a saved picture which plan it shows, when, and how far the room had come.
 *
 * @needs data day hasDialogue progress say t today
 * @typedef {object} StampOffers
 * @property {() => string[]} stamp the plan and whose it is; then the time, the state, and the plan's checksum
 */
{
  const { t } = Page;
  Page.stamp = () => {
    const { plan, body, dialogue } = Page.data;
    const [time] = new Date().toTimeString().match(/^\d+:\d+/) ?? [""];
    const digest = dialogue?.digest.replace(/^sha256[:-]/, "").slice(0, 16);
    return [
      [Page.say(plan), Page.say(body)].filter(Boolean).join(" · "),
      [t("stamp.at", { day: Page.day(Page.today()), time }), Page.hasDialogue ? Page.progress() : "", digest ? t("stamp.digest", { digest }) : ""].filter(Boolean).join(" · "),
    ];
  };
}
