"use strict";
/**
 * One line to everybody: in the panel, in the summary, and read aloud.
 *
 * @needs all announce
 * @typedef {object} NoticeOffers
 * @property {string} notice
 * @property {(text: string) => void} notify
 */
{
  Page.notice = "";
  Page.notify = (text) => {
    Page.notice = text;
    for (const line of Page.all(document, ".notice")) line.textContent = text;
    Page.announce(text);
  };
}
