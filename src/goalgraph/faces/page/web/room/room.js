"use strict";
// How much room the text has: its size, the width of the window, and paper, which is the same whatever the window.
// In: A− and A+, the window's size, and that the browser prints. Out: classes of the page, and its view drawn anew.
{
  const { el, t } = Page;
  const SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
  // In letter heights, how much it takes for the panel to stand beside the rest, for columns, and for wide tables.
  const NEEDED = { below: 80, narrow: 62.5, slim: 40 };
  const root = document.documentElement;
  const stage = () => document.getElementById("stage");
  let size = SIZES.indexOf(1);

  Page.fit = () => {
    const paper = root.classList.contains("on-paper");
    const letters = paper ? Infinity : innerWidth / parseFloat(getComputedStyle(root).fontSize);
    for (const [name, needed] of Object.entries(NEEDED)) root.classList.toggle(name, letters < needed);
    root.classList.remove("tight");
    root.classList.toggle("wide-text", SIZES[size] > 1 && !paper);
    root.classList.toggle("drawn", Boolean(Page.view().cards) && letters >= NEEDED.narrow);
    Page.view().draw(stage());
  };

  const resize = (step) => {
    size += step;
    root.style.setProperty("--size", String(SIZES[size]));
    const [smaller, larger] = document.querySelectorAll("#smaller, #larger");
    smaller.disabled = size === 0;
    larger.disabled = size === SIZES.length - 1;
    Page.announce(t("live.size", { n: Math.round(SIZES[size] * 100) }));
    Page.fit();
  };
  Page.sizeTools = () => [["smaller", "A−", -1, 0], ["larger", "A+", 1, SIZES.length - 1]].map(([id, text, step, end]) =>
    el("button", { type: "button", class: "button", id, "aria-label": t(id), disabled: size === end, onclick: () => resize(step) }, text));

  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(Page.fit, 80);
  });

  const print = (begins) => {
    root.classList.toggle("on-paper", begins);
    Page.fit();
    Page.view().paper?.(stage(), begins);
  };
  addEventListener("beforeprint", () => print(true));
  addEventListener("afterprint", () => print(false));
}
