// Completes a colleague's name behind an @ in a note; the names stand in the form's datalist.
import { element, word } from "./words.js";

function attach(names) {
  const field = names.closest("form").querySelector("textarea");
  const all = [...names.options].map((option) => option.value);
  const id = `${field.id}-mentions`;
  const list = element("ul", { class: "completions mentions", role: "listbox", id, "aria-label": word("web.completions"), hidden: "" });
  field.after(list);
  field.setAttribute("aria-controls", id);

  const typed = () => field.value.slice(0, field.selectionStart).match(/(?:^|[^\p{L}\p{N}])@([\p{L}\p{M}\p{N}. ]{0,40})$/u);
  const chosen = () => list.querySelector('[aria-selected="true"]');

  function close() {
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  }

  function choose(item) {
    chosen()?.setAttribute("aria-selected", "false");
    item.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", item.id);
  }

  function take(item) {
    const end = field.selectionStart;
    field.setRangeText(`${item.dataset.value} `, end - typed()[1].length, end, "end");
    close();
    field.focus();
  }

  function suggest() {
    const found = typed();
    if (!found) return close();
    const part = found[1].toLocaleLowerCase();
    const items = all.filter((name) => name.toLocaleLowerCase().includes(part)).slice(0, 8);
    list.replaceChildren(...items.map((name, index) => element("li", {
      class: "completion", role: "option", id: `${id}-${index}`, "data-value": name, "aria-selected": "false",
    }, element("b", {}, name))));
    list.hidden = items.length === 0;
    if (items.length > 0) choose(list.firstChild);
  }

  field.addEventListener("input", (event) => { if (!event.isComposing) suggest(); });
  field.addEventListener("blur", () => setTimeout(close, 150));
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const items = [...list.children];
    const at = items.indexOf(chosen());
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(items[(at + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length]);
    } else if (event.key === "Enter" || event.key === "Tab") {
      event.preventDefault();
      take(items[at]);
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

document.querySelectorAll("datalist.mention-names").forEach(attach);
