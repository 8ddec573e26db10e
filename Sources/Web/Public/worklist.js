// Today: done and snooze without leaving the page. The item folds, and the server's word is final.
import { toast, word } from "./words.js";

const headers = { Accept: "application/json" };

/** Brings back what was just put away. */
async function undo(address, csrf) {
  const body = new URLSearchParams({ _csrf: csrf });
  const answer = await fetch(address, { method: "POST", body, headers }).catch(() => undefined);
  if (answer?.ok) location.reload();
  else toast(word("web.failed"));
}

const still = matchMedia("(prefers-reduced-motion: reduce)");

function fold(item) {
  const next = item.nextElementSibling ?? item.previousElementSibling;
  const end = () => {
    const isCurrent = item.classList.contains("is-current");
    item.remove();
    if (!next) return location.reload();
    if (isCurrent) next.classList.add("is-current");
    next.querySelector("a")?.focus({ preventScroll: true });
  };
  if (still.matches) return end();
  item.classList.add("is-folding");
  item.addEventListener("animationend", end, { once: true });
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const item = form.closest("[data-item]");
  if (!item || !form.matches("[data-fold]")) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers });
    // The page shows the form again, with what is wrong at its field.
    if (answer.status === 422) return form.submit();
    if (!answer.ok) throw new Error(String(answer.status));
    if (form.dataset.undo) {
      toast(word("web.putAway"), word("action.undo"), () => undo(form.dataset.undo, body.get("_csrf")));
    }
    fold(item);
  } catch {
    toast(word("web.failed"));
  }
});
