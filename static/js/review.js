/* Keys for the review screen, and "tick all" for the list beside it. Without this file both are plain forms.
   A key acts only while no field has the focus, and never with a modifier; all of them can be switched off. */
(() => {
  "use strict";

  const STORED = "review-keys";
  const FIELDS = "input, select, textarea, [contenteditable]";
  const box = document.getElementById("keys");
  const all = document.getElementById("tick-all");
  let sent = false; // One answer a page, however often a key is pressed.

  function show(on) {
    for (const key of document.querySelectorAll("kbd")) key.hidden = !on;
  }

  function remembered() {
    try {
      return localStorage.getItem(STORED) !== "off";
    } catch {
      return true; // Storage is refused: keys are on, and go off for this page alone.
    }
  }

  function remember(on) {
    try {
      localStorage.setItem(STORED, on ? "on" : "off");
    } catch {
      // As above.
    }
  }

  function act(target) {
    if (!target.matches("details")) return target.click();
    target.open = true;
    target.querySelector("form :is(input:not([type=hidden]), select)").focus();
  }

  if (box) {
    box.parentElement.hidden = false;
    box.checked = remembered();
    show(box.checked);
    box.addEventListener("change", () => {
      remember(box.checked);
      show(box.checked);
    });
    document.addEventListener("keydown", (event) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented;
      if (!box.checked || elsewhere || event.target.matches(FIELDS)) return;
      const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
      if (!target) return;
      event.preventDefault();
      act(target);
    });
  }

  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (sent) event.preventDefault();
    sent = true;
  });
  // Back from another page, this one may be shown as it was left.
  window.addEventListener("pageshow", () => {
    sent = false;
  });

  if (all) {
    all.parentElement.hidden = false;
    all.addEventListener("change", () => {
      for (const tick of document.querySelectorAll(".ticks [name=item]")) tick.checked = all.checked;
    });
  }
})();
