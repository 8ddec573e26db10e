// <div data-live="/path"> follows what the page shows: when the server says that it changed, the page is asked for
// again and every [data-live-part] that differs is replaced. Where somebody is at work the part stays, and a note
// offers to show what is new. A hidden page does not listen; it catches up when it is looked at.
import { toast, word } from "./words.js";

const host = document.querySelector("[data-live]");
let source, address = host?.dataset.live;

const parts = (root) => [...root.querySelectorAll("[data-live-part]")];
const items = (root) => [...root.querySelectorAll("[data-item]")].map((item) => item.id);

function isBusy(part) {
  const open = part.querySelector("details[open], dialog[open]");
  return open || part.contains(document.activeElement) || (items(part).length && part.matches(":hover"));
}

/** What a part says, without the ages that go on by themselves. */
function text(part) {
  const copy = part.cloneNode(true);
  for (const time of copy.querySelectorAll("time")) time.remove();
  return copy.textContent;
}

/** Whether the list only goes on where ours ends, as after something of ours was put away: nothing moves. */
function goesOn(part, fresh) {
  const [before, after] = [items(part), items(fresh)];
  return before.length && before.every((id, place) => id === after[place]);
}

function append(part, fresh) {
  const known = new Set(items(part));
  const list = part.querySelector("[data-list]");
  for (const item of fresh.querySelectorAll("[data-item]")) if (!known.has(item.id)) list.append(item);
}

let told;

function note() {
  if (told?.isConnected) return;
  told = toast(word("web.live.changed"), word("web.live.show"), () => location.reload(), true);
  told.dataset.liveNote = "";
}

async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("[data-live]");
  if (next) address = next.dataset.live;
  else stop();
  let kept = false;
  for (const part of parts(document)) {
    const fresh = parts(page).find((other) => other.dataset.livePart === part.dataset.livePart);
    if (!fresh) kept = true;
    if (!fresh || text(fresh) === text(part)) continue;
    if (goesOn(part, fresh)) append(part, fresh);
    else if (isBusy(part)) kept = true;
    else part.replaceWith(fresh);
  }
  if (kept) note();
}

function stop() {
  source?.close();
  source = undefined;
  address = undefined;
}

function listen() {
  source?.close();
  source = undefined;
  if (document.hidden || !address) return;
  source = new EventSource(address);
  source.addEventListener("changed", () => renew().catch(() => note()));
}

if (host) {
  listen();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
}
