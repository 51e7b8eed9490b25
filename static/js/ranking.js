/* Dragging a list into order by its grips. Without this file numbers and buttons do the same. */
(() => {
  "use strict";

  const EDGE = 70; // pixels from the window's edge at which it scrolls
  const STEP = 14;

  function send(list, dragged) {
    const form = document.getElementById(list.dataset.order);
    form.action = `${form.action.split("#")[0]}#${dragged.id}`; // The page that follows opens where this one was left.
    form.elements.order.value = ranks(list).map((rank) => rank.dataset.id).join(",");
    form.submit();
  }

  function ranks(list) {
    return [...list.querySelectorAll("[data-id]")];
  }

  // The others move around the dragged one: a finger that drags what leaves the page, even for a moment, is lost.
  function put(all, dragged, before) {
    const from = all.indexOf(dragged);
    const to = before ? all.indexOf(before) : all.length;
    for (const passed of all.slice(from + 1, to)) dragged.before(passed);
    for (const passed of all.slice(to, from).reverse()) dragged.after(passed);
  }

  function follow(list, dragged, y) {
    const before = ranks(list).find((rank) => {
      const box = rank.getBoundingClientRect();
      return rank !== dragged && y < box.top + box.height / 2;
    });
    put(ranks(list), dragged, before);
    if (y < EDGE) scrollBy(0, -STEP);
    if (y > innerHeight - EDGE) scrollBy(0, STEP);
  }

  function begin(list, dragged, event) {
    const stood = ranks(list).map((rank) => rank.dataset.id).join();
    event.preventDefault();
    dragged.classList.add("dragged");
    const move = (moved) => follow(list, dragged, moved.clientY);
    const end = (ended) => {
      for (const [name, heard] of listening) removeEventListener(name, heard);
      dragged.classList.remove("dragged");
      if (ended.type === "pointercancel") location.reload();
      else if (ranks(list).map((rank) => rank.dataset.id).join() !== stood) send(list, dragged);
    };
    const listening = [["pointermove", move], ["pointerup", end], ["pointercancel", end]];
    for (const [name, heard] of listening) addEventListener(name, heard);
  }

  for (const list of document.querySelectorAll("[data-order]")) {
    for (const rank of ranks(list)) {
      const grip = rank.querySelector(".grip");
      grip.hidden = false;
      grip.addEventListener("pointerdown", (event) => begin(list, rank, event));
    }
  }
})();
