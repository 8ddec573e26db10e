// Warns before leaving a long form with changes, keeps a form from being sent twice, and leads to what is wrong.
const changed = new WeakSet();

document.addEventListener("input", (event) => {
  if (event.target.form?.matches("[data-guard]")) changed.add(event.target.form);
});

document.addEventListener("submit", (event) => {
  changed.delete(event.target);
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (event.target.dataset.sent) return event.preventDefault();
  event.target.dataset.sent = "yes";
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("form[data-guard]")].some((form) => changed.has(form))) event.preventDefault();
});

document.querySelector("[data-focus]")?.focus();
