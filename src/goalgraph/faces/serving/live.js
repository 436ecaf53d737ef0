"use strict";
// Reloads the page when the plans have changed, and says it when they cannot be read.
{
  let seen = "";
  const said = document.createElement("p");
  said.className = "notice";
  said.setAttribute("role", "status");
  said.hidden = true;
  document.addEventListener("DOMContentLoaded", () => document.querySelector("main").prepend(said));
  new EventSource("/-/events").addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    if (seen && state.version !== seen) location.reload();
    seen = state.version;
    said.textContent = state.fault;
    said.hidden = !state.fault;
  });
}
