// <div id="x" data-live="/path"> listens to server-sent events: `replace` carries the element's new content as this
// server made it and escaped it, `reload` asks for the page again.
for (const host of document.querySelectorAll("[data-live]")) {
  const source = new EventSource(host.dataset.live);
  source.addEventListener("replace", (event) => {
    if (host.contains(document.activeElement) && document.activeElement.matches("input, textarea, select")) return;
    const parsed = new DOMParser().parseFromString(event.data, "text/html");
    host.replaceChildren(...parsed.body.childNodes);
  });
  source.addEventListener("reload", () => location.reload());
  addEventListener("pagehide", () => source.close());
}
