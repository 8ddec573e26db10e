// Rows open on a click anywhere in them, and the tick box of the head chooses them all.
const interactive = "a, button, input, select, textarea, label, summary, details";

document.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-href]");
  if (!row || event.target.closest(interactive) || String(getSelection())) return;
  if (event.metaKey || event.ctrlKey) open(row.dataset.href, "_blank", "noopener");
  else location.assign(row.dataset.href);
});

export function countSelected(form) {
  const boxes = [...form.querySelectorAll("[data-select]")];
  const chosen = boxes.filter((box) => box.checked).length;
  const count = form.querySelector("[data-selected-count]");
  if (count) count.textContent = new Intl.NumberFormat(document.documentElement.lang).format(chosen);
  const all = form.querySelector("[data-select-all]");
  if (all) {
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!form) return;
  if (event.target.matches("[data-select-all]")) {
    for (const box of form.querySelectorAll("[data-select]")) box.checked = event.target.checked;
  }
  if (event.target.matches("[data-select-all], [data-select]")) countSelected(form);
});

for (const all of document.querySelectorAll("[data-select-all]")) {
  all.hidden = false;
  if (all.form) countSelected(all.form);
}
