"use strict";
const level = document.getElementById("level"), words = document.getElementById("words"), told = document.getElementById("told");
const findings = Array.from(document.querySelectorAll(".finding"));
function filter() {
  const wanted = words.value.toLowerCase();
  let shown = 0;
  for (const finding of findings) {
    finding.hidden = Boolean((level.value && finding.dataset.level !== level.value) ||
      (wanted && !finding.textContent.toLowerCase().includes(wanted)));
    shown += finding.hidden ? 0 : 1;
  }
  told.textContent = `${shown} of ${findings.length} shown`;
}
if (level) {
  document.querySelector(".filter").hidden = false;
  level.addEventListener("input", filter);
  words.addEventListener("input", filter);
}
for (const box of document.querySelectorAll("input[data-state]")) {
  box.hidden = false;
  box.addEventListener("input", () => {
    for (const mark of document.querySelectorAll(`.text .${box.dataset.state}`)) mark.classList.toggle("off", !box.checked);
  });
}
// A choice marks both ends: the number in the text and its card. A filtered card is shown again when it is asked for.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  const goal = document.getElementById(link.getAttribute("href").slice(1));
  const card = goal && (goal.closest(".evidence article") || link.closest(".evidence article"));
  const mark = link.classList.contains("n") ? link : goal;
  for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
  for (const one of [card, mark]) {
    if (one) { one.hidden = false; one.classList.add("here"); }
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash.startsWith("#c")) {
    const mark = document.querySelector(`a[href="${location.hash}"]`);
    location.hash = "#";
    if (mark) mark.focus();
  }
});
