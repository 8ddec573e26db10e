// Ctrl or ⌘ K: go to a place or an account. Places come from the rail, accounts from the API.
import { element, word } from "./words.js";

let dialog, input, list, pending, timer;

function places(text) {
  const links = [...document.querySelectorAll("[data-places] .place")];
  return links
    .map((link) => ({ title: link.querySelector("span").textContent.trim(), href: link.getAttribute("href") }))
    .filter((place) => place.title.toLocaleLowerCase().includes(text.toLocaleLowerCase()));
}

async function accounts(text) {
  pending?.abort();
  if (!text) return [];
  pending = new AbortController();
  const filter = `"${text.replaceAll("\\", "").replaceAll('"', "")}"`;
  const url = `/api/v1/accounts?limit=8&filter=${encodeURIComponent(filter)}`;
  const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: pending.signal });
  if (!answer.ok) return [];
  const { items = [] } = await answer.json();
  return items.map((account) => ({ title: account.name, href: `/accounts/${encodeURIComponent(account.id)}` }));
}

function option(entry, index) {
  return element("a", {
    class: "palette-item", href: entry.href, role: "option", id: `palette-${index}`, tabindex: "-1",
    "aria-selected": index === 0 ? "true" : "false",
  }, element("span", { class: "truncate" }, entry.title));
}

function show(groups) {
  list.replaceChildren();
  let index = 0;
  for (const [key, entries] of groups) {
    if (!entries.length) continue;
    const group = element("div", { role: "group", "aria-label": word(key) });
    group.append(element("p", { class: "palette-group", "aria-hidden": "true" }, word(key)));
    for (const entry of entries) group.append(option(entry, index++));
    list.append(group);
  }
  if (index === 0) list.append(element("p", { class: "empty-inline", role: "option", "aria-disabled": "true" }, word("web.palette.nothing")));
  input.setAttribute("aria-activedescendant", index ? "palette-0" : "");
}

function find() {
  const text = input.value.trim();
  const here = places(text);
  show([["web.palette.places", here]]);
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      const found = await accounts(text);
      if (text === input.value.trim()) show([["web.palette.places", here], ["web.palette.accounts", found]]);
    } catch (error) {
      if (error.name !== "AbortError") show([["web.palette.places", here]]);
    }
  }, 120);
}

function step(by) {
  const items = [...list.querySelectorAll("a")];
  if (!items.length) return;
  const at = items.findIndex((item) => item.getAttribute("aria-selected") === "true");
  const next = items[(at + by + items.length) % items.length];
  items[at]?.setAttribute("aria-selected", "false");
  next.setAttribute("aria-selected", "true");
  next.scrollIntoView({ block: "nearest" });
  input.setAttribute("aria-activedescendant", next.id);
}

function keys(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    event.preventDefault();
    list.querySelector('a[aria-selected="true"]')?.click();
  }
}

function build() {
  input = element("input", {
    class: "palette-input", role: "combobox", "aria-expanded": "true", "aria-controls": "palette-list",
    "aria-autocomplete": "list", "aria-label": word("web.palette.placeholder"), autocomplete: "off", spellcheck: "false",
    placeholder: word("web.palette.placeholder"),
  });
  list = element("div", { class: "palette-list", id: "palette-list", role: "listbox", "aria-label": word("web.palette.placeholder") });
  dialog = element("dialog", { class: "palette", "aria-label": word("web.palette.placeholder") }, input, list);
  input.addEventListener("input", find);
  input.addEventListener("keydown", keys);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  document.body.append(dialog);
}

function openPalette(text = "") {
  if (!dialog) build();
  if (dialog.open) return;
  input.value = text;
  dialog.showModal();
  find();
}

for (const hint of document.querySelectorAll("[data-palette-keys]")) {
  hint.textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘K" : "Ctrl K";
  hint.hidden = false;
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    openPalette();
  }
});
document.querySelector("[data-palette]")?.addEventListener("click", (event) => {
  event.target.blur();
  openPalette(event.target.value);
});
