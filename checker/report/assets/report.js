"use strict";
const level = document.getElementById("level"), words = document.getElementById("words"), told = document.getElementById("told");
const articles = Array.from(document.querySelectorAll("article"));
function filter() {
  const wanted = words.value.toLowerCase();
  let shown = 0;
  for (const article of articles) {
    article.hidden = (level.value && article.dataset.level !== level.value) ||
      (wanted && !article.textContent.toLowerCase().includes(wanted));
    shown += article.hidden ? 0 : 1;
  }
  told.textContent = `${shown} of ${articles.length} shown`;
}
if (level) {
  document.querySelector("nav").hidden = false;
  level.addEventListener("input", filter);
  words.addEventListener("input", filter);
}
