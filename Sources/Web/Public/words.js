// The texts that scripts show, from the page's template: no script carries words of its own.
export function word(key) {
  const template = document.getElementById("words");
  return template?.content.querySelector(`[data-word="${key}"]`)?.textContent ?? "";
}

/** An element with attributes and children; text stays text. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** Says something at the foot of the page, with an optional button: for a while, or until it is answered. */
export function toast(text, label, action, stays = false) {
  let host = document.querySelector(".toasts");
  if (!host) {
    host = element("div", { class: "toasts", role: "status", "aria-live": "polite" });
    document.body.append(host);
  }
  const note = element("div", { class: "toast" }, element("span", {}, text));
  if (label) {
    const button = element("button", { class: "button button-small", type: "button" }, label);
    button.addEventListener("click", () => { note.remove(); action(); });
    note.append(button);
  }
  host.append(note);
  if (!stays) setTimeout(() => note.remove(), 8000);
  return note;
}
