// j and k move through a list, Enter opens, x selects, / goes to the filter, ? shows this; on Today e is done with the
// current item, s puts it off, n says that it is not a problem.
import { element, word } from "./words.js";

const rows = () => [...document.querySelectorAll("[data-rows] tbody tr, [data-item]")];
// Until the next frame the focus stays within a dialog that has been closed.
const isTyping = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]");

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.classList.contains("is-current"));
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  all[at]?.classList.remove("is-current");
  next.classList.add("is-current");
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function select() {
  const box = document.querySelector(".is-current [data-select]");
  if (box) box.click();
}

/** Presses the button of the current item; what stands in its menu gets the focus there. */
function act(selector) {
  const target = document.querySelector("[data-item].is-current")?.querySelector(selector);
  const menu = target?.closest("details");
  if (!menu) return target?.click();
  menu.open = true;
  target.focus();
}

function goToFilter() {
  const field = document.getElementById("filter") ?? document.querySelector("[data-palette]");
  field?.focus();
  field?.select();
}

const shortcuts = [
  ["j", "web.shortcuts.next"], ["k", "web.shortcuts.previous"], ["Enter", "web.shortcuts.open"],
  ["x", "web.shortcuts.select"], ["e", "web.shortcuts.done"], ["s", "web.shortcuts.snooze"],
  ["n", "web.shortcuts.dismiss"], ["/", "web.shortcuts.filter"], ["Ctrl K", "web.shortcuts.palette"],
  ["?", "web.shortcuts.help"],
];

function help() {
  const list = element("dl", { class: "shortcuts" });
  for (const [key, text] of shortcuts) {
    list.append(element("dt", {}, element("kbd", {}, key)), element("dd", {}, word(text)));
  }
  const close = element("button", { class: "button", type: "submit" }, word("web.close"));
  const form = element("form", { method: "dialog", class: "dialog-body" },
    element("h2", { id: "shortcuts-title" }, word("web.shortcuts")), list, element("div", {}, close));
  const dialog = element("dialog", { "aria-labelledby": "shortcuts-title" }, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const actions = {
  j: () => move(1), k: () => move(-1), x: select, "/": goToFilter, "?": help,
  e: () => act('form[action$="/done"] button'), s: () => act('form[action$="/snooze"] button'),
  n: () => act('form[action$="/dismissal"] input[name="reason"]'),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  const action = actions[event.key];
  if (action) {
    event.preventDefault();
    action();
  } else if (event.key === "Enter" && (event.target === document.body || event.target.matches?.("[data-select]"))) {
    const href = document.querySelector(".is-current[data-href]")?.dataset.href;
    if (href) location.assign(href);
  }
});
