// Today: done and snooze without leaving the page. The item folds, and the server's word is final.
import { toast, word } from "./words.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

function fold(item) {
  const next = item.nextElementSibling ?? item.previousElementSibling;
  const end = () => {
    item.remove();
    if (next) next.querySelector("a")?.focus({ preventScroll: true });
    else location.reload();
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
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    fold(item);
  } catch {
    toast(word("web.failed"));
  }
});
