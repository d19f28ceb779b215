/* Keys of the worklist: j and k go down and up, o opens, / searches. They act while the list has the focus, so that
   nothing happens to who types (WCAG 2.2, 2.1.4). Nothing needs them: without this script Tab and Enter do the same. */
(() => {
  const list = document.getElementById("lijst");
  if (!list) return;
  const isSeen = (link) => link.getClientRects().length > 0;
  const rows = () => [...list.querySelectorAll(".d-row")].filter(isSeen);
  const row = (link) => link.closest("tr");
  const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

  const move = (step) => {
    const all = rows();
    const at = all.findIndex((link) => row(link).contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, at + step))];
    next?.focus({ preventScroll: true });
    next && row(next).scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    const here = rows().find((link) => row(link).contains(document.activeElement));
    if (here) row(here).querySelector(".d-go").click();
  };

  list.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("select")) return;
    if (event.key in steps) move(steps[event.key]);
    else if (event.key === "o") open();
    else if (event.key === "/") document.getElementById("zoek")?.focus();
    else return;
    event.preventDefault();
  });
})();
