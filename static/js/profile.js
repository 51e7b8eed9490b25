/* Keeps what is typed and not yet sent while the reader looks at another page. It stays in this tab of this browser
   and ends with it; sending or clearing the answers removes it. Without this file the form is a plain form. */
(() => {
  "use strict";

  const KEY = "openward-answers";
  const controls = [...document.getElementById("profile").elements].filter((one) => one.matches("input:not([type=hidden]), select"));
  const ticked = (one) => one.type === "checkbox" || one.type === "radio";
  const answers = () => JSON.stringify(controls.map((one) => (ticked(one) ? one.checked : one.value)));
  const served = answers();

  function restore(kept) {
    // Answers that were sent since, from another tab perhaps, are newer.
    if (!kept || kept.served !== served) return;
    JSON.parse(kept.typed).forEach((value, place) => {
      controls[place][ticked(controls[place]) ? "checked" : "value"] = value;
    });
  }

  // A browser may refuse to keep anything: then nothing is kept.
  try {
    restore(JSON.parse(sessionStorage.getItem(KEY)));
    document.addEventListener("input", () => sessionStorage.setItem(KEY, JSON.stringify({ served, typed: answers() })));
    document.addEventListener("submit", () => sessionStorage.removeItem(KEY));
  } catch {
    return;
  }
})();
