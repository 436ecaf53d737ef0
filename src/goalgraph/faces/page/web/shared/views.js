"use strict";
// The views of the page; each module adds its own, in the order of the tabs.
// make() builds the stage, draw(stage) draws on it once it is measured, parts() is what it is made of: the same
// again needs no rebuilding. tab and live are keys of texts, tools() what the bar holds besides the filters.
// told() is what the live region says besides the name, walk how the arrow keys go where there are no columns.
// cards: cards with lines between them; filters: of goals; bases: of links; picture: can be saved as one;
// obeys: which of the choices area and need narrow what is shown.
// when: whether there is anything to show in it.
// fragment: what of its own it keeps in the address.
// mark: the class of the page while the view is shown. focus: what has the keyboard when a tab opens it. back: what
// Escape does.
Page.views = new Map();
Page.addView = (name, view) => Page.views.set(name, { draw: () => {}, parts: () => [], when: () => !Page.data.plans || Page.plan, ...view });
Page.view = () => Page.views.get(Page.state.view);
Page.obeyed = () => (Page.view().obeys ?? []).filter((key) => Page.state[key]);
