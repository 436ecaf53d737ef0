"use strict";
// The views of the page; each module adds its own, in the order of the tabs.
// make() builds the stage, draw(stage) draws on it once it is measured, parts() is what it is made of: the same
// again needs no rebuilding. tab and live are keys of texts, tools() what the bar holds besides the filters.
// cards: cards with lines between them; filters: of goals; bases: of links; picture: can be saved as one;
// mark: the class of the page while the view is shown. focus: what has the keyboard when a tab opens it. back: what
// Escape does. name: the id of what is shown, where it is not what is chosen.
Page.views = new Map();
Page.addView = (name, view) => Page.views.set(name, { draw: () => {}, parts: () => [], ...view });
Page.view = () => Page.views.get(Page.state.view);
