// Left and right arrows walk through the values of a chart that has the focus.
document.addEventListener("keydown", (event) => {
  const chart = event.target.closest?.("[data-chart]");
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!chart || !step) return;
  event.preventDefault();
  const hits = [...chart.querySelectorAll(".chart-hit")];
  const at = hits.findIndex((hit) => hit.classList.contains("is-current"));
  const next = at < 0 ? (step > 0 ? 0 : hits.length - 1) : Math.min(hits.length - 1, Math.max(0, at + step));
  hits[at]?.classList.remove("is-current");
  hits[next]?.classList.add("is-current");
});

document.addEventListener("focusout", (event) => {
  event.target.closest?.("[data-chart]")?.querySelector(".is-current")?.classList.remove("is-current");
});
