// Completes the word at the cursor of a filter: GET {data-complete}?text=… with the text up to the
// cursor → {"items":[{"value","label","from"}]}: `value` takes the place of everything from `from` to the cursor.
import { element, word } from "./words.js";

function attach(field) {
  const list = element("ul", { class: "completions", role: "listbox", id: `completions-${field.id}`, "aria-label": word("web.completions"), hidden: "" });
  field.closest(".filter-line").append(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    field.setAttribute(name, value);
  }
  let pending, timer;

  const typed = () => field.value.slice(0, field.selectionStart);
  const chosen = () => list.querySelector('[aria-selected="true"]');

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function take(item) {
    field.setRangeText(item.dataset.value, Number(item.dataset.from), field.selectionStart, "end");
    close();
    field.focus();
    field.dispatchEvent(new Event("completed"));
    if (/[:<>=]$/.test(item.dataset.value)) suggest();
  }

  function show(items) {
    list.replaceChildren(...items.map((item, index) => element("li", {
      class: "completion", role: "option", id: `${list.id}-${index}`, "data-value": item.value, "data-from": String(item.from), "aria-selected": "false",
    }, element("b", {}, item.value), element("span", {}, item.label === item.value ? "" : item.label ?? ""))));
    list.hidden = items.length === 0;
    field.setAttribute("aria-expanded", String(items.length > 0));
  }

  async function suggest() {
    pending?.abort();
    pending = new AbortController();
    try {
      const url = `${field.dataset.complete}?text=${encodeURIComponent(typed())}`;
      const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: pending.signal });
      show(answer.ok ? (await answer.json()).items ?? [] : []);
    } catch {
      // A newer key press cancelled this one, or the network is away: nothing to complete.
    }
  }

  function step(by) {
    const items = [...list.children];
    const at = items.indexOf(chosen());
    items[at]?.setAttribute("aria-selected", "false");
    const next = items[(at + by + items.length) % items.length];
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", next.id);
  }

  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(suggest, 100);
  });
  field.addEventListener("focus", suggest);
  field.addEventListener("blur", () => setTimeout(close, 150));
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen()) {
      event.preventDefault();
      take(chosen());
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const item = event.target.closest(".completion");
    if (item) take(item);
  });
}

document.querySelectorAll("[data-complete]").forEach(attach);

// Says what is wrong with a filter, and how many rows it has, while it is typed: GET {data-check}?text=… → {"html"}.
function check(field) {
  const place = document.getElementById(field.getAttribute("aria-describedby"));
  let pending, timer;
  const look = (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      pending?.abort();
      pending = new AbortController();
      try {
        const answer = await fetch(`${field.dataset.check}?text=${encodeURIComponent(field.value)}`, { signal: pending.signal });
        if (!answer.ok) return;
        const parsed = new DOMParser().parseFromString((await answer.json()).html, "text/html");
        place.replaceChildren(...parsed.body.childNodes);
        if (place.querySelector(".error")) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      } catch {
        // A newer key press cancelled this one, or the network is away: the server checks again on saving.
      }
    }, 350);
  };
  field.addEventListener("input", look);
  field.addEventListener("completed", look);
}

document.querySelectorAll("[data-check]").forEach(check);
