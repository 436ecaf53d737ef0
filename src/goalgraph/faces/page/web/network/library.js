"use strict";
/**
 * The drawing library that comes with the page, run when a network is drawn for the first time: the other
 * views do without it, and it takes a fifth of the time until they can be used.
 *
 * @needs byId
 * @typedef {object} LibraryOffers
 * @property {() => Vis} drawingLibrary
 */
{
  let hasRun = false;
  Page.drawingLibrary = () => {
    if (!hasRun) {
      const script = document.createElement("script");
      script.textContent = Page.byId("drawing-library").textContent;
      document.body.append(script);
      hasRun = true;
    }
    return vis;
  };
}
