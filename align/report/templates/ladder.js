"use strict";
const table = document.getElementById("beads");
const buttons = document.querySelectorAll("[data-show]");
for (const button of buttons) {
  button.addEventListener("click", () => {
    table.dataset.shown = button.dataset.show;
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
  });
}
