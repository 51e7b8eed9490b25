/* The list where scripts run: a choice is saved when it is made, and a program can be dragged to another place.
   Without this file, or without htmx, each program's own buttons do the same. */
(() => {
  "use strict";

  const on = (name, act) => document.addEventListener(name, act);
  const main = () => document.getElementById("main");
  const ids = (entries) => [...entries.children].map((entry) => entry.dataset.id).join(",");

  /* What htmx fetches is the page that follows: its main part takes the place of this one. */
  function prepare() {
    const part = main();
    part.classList.add("saves-itself");
    for (const form of part.querySelectorAll("form[method=post]")) {
      form.setAttribute("hx-boost", "true");
    }
    for (const hidden of part.querySelectorAll("[data-by-hand] .drag, .tick-all")) hidden.hidden = false;
    if (window.htmx) window.htmx.process(part);
  }

  function attributes() {
    const told = { target: "#main", select: "#main", swap: "outerHTML show:none", "select-oob": "#my-list", "push-url": "false", sync: "this:queue all" };
    for (const [name, value] of Object.entries(told)) document.body.setAttribute(`hx-${name}`, value);
  }

  on("change", (event) => {
    const quick = event.target.closest(".quick");
    if (quick && window.htmx) quick.requestSubmit(quick.querySelector("[data-save]"));
    if (event.target.id === "tick-all") {
      for (const one of document.querySelectorAll(".pick input")) one.checked = event.target.checked;
    }
  });

  /* The program whose control was pressed: a control may be gone afterwards, as "down" is on the last one. */
  let pressed = "";

  function stay() {
    const entry = document.getElementById(pressed);
    const alert = main().querySelector("[role=alert]");
    if (!entry || alert) return (alert || main()).scrollIntoView();
    if (!entry.contains(document.activeElement)) (entry.querySelector(".moves button[id]") || entry.querySelector("h2 a")).focus();
    document.activeElement.scrollIntoView({ block: "nearest" });
  }

  /* A conflict comes with another status than success, and is shown all the same. */
  on("htmx:beforeSwap", (event) => {
    pressed = document.activeElement.closest(".entry")?.id || "";
    if ([409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  on("htmx:afterSwap", () => {
    prepare();
    stay();
    // What happened, or where the moved program now stands; not what the page says to everybody.
    const news = main().querySelector("[role=alert], .notice[role=status]") || document.getElementById(pressed)?.querySelector(".position");
    document.getElementById("told").textContent = news ? news.textContent.trim().replace(/\s+/g, " ") : "";
  });
  // What could not be sent is sent as the plain form that it is.
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    on(name, (event) => {
      if (event.target.matches("form")) event.target.submit();
    });
  }

  let dragged = null;
  let was = "";

  function drop() {
    if (!dragged) return;
    const entries = dragged.parentElement;
    dragged.classList.remove("dragged");
    dragged = null;
    const form = document.getElementById("order");
    if (ids(entries) === was) return;
    form.elements.was.value = was;
    form.elements.order.value = ids(entries);
    form.requestSubmit();
  }

  on("pointerdown", (event) => {
    if (!event.target.matches(".drag") || event.button) return;
    event.preventDefault();
    dragged = event.target.closest(".entry");
    was = ids(dragged.parentElement);
    dragged.classList.add("dragged");
  });
  on("pointermove", (event) => {
    if (!dragged) return;
    const edge = 60;
    if (event.clientY < edge) window.scrollBy(0, -12);
    if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 12);
    for (const other of dragged.parentElement.children) {
      if (other === dragged) continue;
      const box = other.getBoundingClientRect();
      if (event.clientY < box.top || event.clientY > box.bottom) continue;
      if (event.clientY < box.top + box.height / 2) other.before(dragged);
      else other.after(dragged);
    }
  });
  on("pointerup", drop);
  on("pointercancel", drop);
  on("keydown", (event) => {
    if (event.key !== "Escape" || !dragged) return;
    const entries = dragged.parentElement;
    for (const id of was.split(",")) entries.append(document.getElementById(`entry-${id}`));
    drop();
  });

  attributes();
  prepare();
})();
