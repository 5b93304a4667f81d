document.documentElement.classList.add("js");
const query = document.getElementById("query");
if (query) {
  const rows = [...document.querySelectorAll("tbody tr")];
  const texts = rows.map(row => row.textContent.toLowerCase());
  const buttons = [...document.querySelectorAll("[data-code][aria-pressed]")];
  const written = number => number.toLocaleString("en-US");
  const update = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    const codes = new Set(buttons.filter(button => button.ariaPressed === "true").map(button => button.dataset.code));
    let shown = 0;
    rows.forEach((row, index) => {
      const fits = (!codes.size || codes.has(row.dataset.code)) && words.every(word => texts[index].includes(word));
      row.hidden = !fits;
      shown += fits;
    });
    document.getElementById("shown").value = `${written(shown)} of ${written(rows.length)} shown`;
    document.getElementById("none").hidden = shown > 0;
  };
  query.addEventListener("input", update);
  buttons.forEach(button => button.addEventListener("click", () => {
    button.ariaPressed = button.ariaPressed !== "true";
    update();
  }));
  // report.html#words opens with a filter, so that a view can be linked to.
  try {
    query.value = decodeURIComponent(location.hash.slice(1));
  } catch {
    query.value = location.hash.slice(1);
  }
  update();
}
