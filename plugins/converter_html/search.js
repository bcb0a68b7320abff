
"use strict";
const field = document.getElementById("search");
const count = document.getElementById("count");
const rows = Array.from(document.getElementById("documents").rows, function (row) {
  return { row: row, text: row.textContent.toLowerCase() };
});
function search() {
  const wanted = field.value.toLowerCase().split(/\s+/);
  let shown = 0;
  rows.forEach(function (one) {
    const found = wanted.every(function (word) { return one.text.includes(word); });
    one.row.hidden = !found;
    shown += found ? 1 : 0;
  });
  count.textContent = shown + " of " + rows.length;
}
field.addEventListener("input", search);
document.getElementById("form").hidden = false;
