"use strict";
/**
 * One line to everybody: in the panel, in the summary, and read aloud. It stays while what it is about is shown.
 *
 * @needs all announce lang state
 * @typedef {object} NoticeOffers
 * @property {string} notice
 * @property {(text: string) => void} notify
 * @property {() => void} dropNotice where something else is shown than when it was said
 */
{
  let about = "";
  const shown = () => {
    const { view, chosen, step } = Page.state;
    return JSON.stringify([Page.lang, view, chosen, step]);
  };
  Page.notice = "";
  Page.notify = (text) => {
    Page.notice = text;
    about = shown();
    for (const line of Page.all(document, ".notice")) line.textContent = text;
    Page.announce(text);
  };
  Page.dropNotice = () => {
    if (about !== shown()) Page.notice = "";
  };
}
