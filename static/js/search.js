/* The search page where scripts run: htmx fetches what a change brings, and this keeps the reader's place in it.
   Without this file or without htmx, the page is a plain form with plain links. */
(() => {
  "use strict";

  const HELD = "input, select, button, summary";
  const FOLLOWED = ["class", "aria-describedby", "aria-invalid"];
  const touched = new Set(); // Controls that were changed after the search was last sent.
  let failed = false; // Until an answer comes again, the form is sent as a plain form.
  let leads = false; // The reader pressed the button: take her to the results.
  let focused = null;

  const form = () => document.getElementById("search-form");
  const on = (name, act, capture = false) => document.addEventListener(name, act, capture);

  function tell(words, problem = false) {
    const told = document.getElementById("told");
    told.className = problem ? "notice problem told" : "unseen";
    told.textContent = words;
  }

  function fail() {
    failed = true;
    leads = false;
    tell(document.getElementById("told").dataset.failed, true);
  }

  function arrived(boosted) {
    const heading = document.querySelector("#results h1");
    tell(heading.textContent);
    if (leads) document.getElementById("results").scrollIntoView();
    if (leads || boosted || !document.contains(focused)) heading.focus({ preventScroll: true });
    failed = leads = false;
  }

  /* The form follows the answer without being replaced: focus, open folds, scrolling and typing live in its elements. */
  const key = (element) => element.id || element.firstElementChild?.id || `${element.tagName}.${element.className}`;

  function follow(shown, answered) {
    for (const name of FOLLOWED) {
      if (answered.hasAttribute(name)) shown.setAttribute(name, answered.getAttribute(name));
      else shown.removeAttribute(name);
    }
    if (shown.matches("input, select")) take(shown, answered);
    else if (shown.querySelector(HELD) || answered.querySelector(HELD)) followInside(shown, answered);
    else if (shown.innerHTML !== answered.innerHTML) shown.innerHTML = answered.innerHTML;
    if (shown.matches("details") && answered.querySelector(".error")) shown.open = true;
  }

  function followInside(shown, answered) {
    const kept = new Map([...shown.children].map((child) => [key(child), child]));
    let last = null;
    for (const child of [...answered.children]) {
      const same = kept.get(key(child));
      kept.delete(key(child));
      if (same) follow(same, child);
      else if (!child.nextElementSibling) shown.append(child);
      else if (last) last.after(child);
      else shown.prepend(child);
      last = same || child;
    }
    for (const gone of kept.values()) gone.remove();
  }

  function take(shown, answered) {
    if (touched.has(shown)) return;
    if (shown.options && shown.length !== answered.length) shown.innerHTML = answered.innerHTML;
    if (shown.checked !== answered.checked) shown.checked = answered.checked;
    // A number half typed reads as empty: what looks the same is left alone.
    if (shown.value !== answered.value) shown.value = answered.value;
  }

  /* A link that changes filters is a change of the form, so that it loses nothing that is typed or on its way. */
  function change(before, after) {
    const pairs = (query) => new Set([...new URLSearchParams(query)].map((pair) => JSON.stringify(pair)));
    const was = pairs(before);
    const is = pairs(after);
    for (const pair of was) if (!is.has(pair)) put(...JSON.parse(pair), false);
    for (const pair of is) if (!was.has(pair)) put(...JSON.parse(pair), true);
  }

  function put(name, value, wanted) {
    for (const control of form().elements) {
      if (control.name !== name) continue;
      if (["checkbox", "radio"].includes(control.type)) control.checked = control.value === value ? wanted : control.checked;
      else control.value = wanted ? value : "";
    }
  }

  on("click", (event) => {
    const link = event.target.closest("#results a");
    // An offer takes the place of words, and leaving them to press it was no change of them.
    if (link?.closest(".offered")) touched.clear();
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!window.htmx || !link || elsewhere || link.closest("[hx-boost]") || link.pathname !== location.pathname) return;
    event.preventDefault();
    change(location.search, link.search);
    form().requestSubmit();
  });

  for (const name of ["input", "change"]) {
    on(
      name,
      (event) => {
        if (event.target.form !== form()) return;
        touched.add(event.target);
        // What is out of range the server says, beside the field; what is no number only the browser knows.
        form().noValidate = ![...form().elements].some((control) => control.validity.badInput);
      },
      true,
    );
  }
  on("htmx:validation:halted", () => form().reportValidity());

  // A day changes with every key of its year; a number when it is left, maybe by pressing on a link. Both wait a little.
  on("change", (event) => {
    if (event.target.matches("#search-form :is([type=number], [type=date])")) form().dispatchEvent(new Event("typed"));
  });

  on(
    "submit",
    (event) => {
      if (event.target !== form()) return;
      leads = Boolean(event.submitter) && !document.activeElement.matches("input, select");
      if (failed) event.stopImmediatePropagation();
    },
    true,
  );

  on("htmx:beforeRequest", (event) => {
    if (event.target === form()) touched.clear();
    document.getElementById("results").setAttribute("aria-busy", "true");
    tell("");
  });
  on("htmx:afterRequest", () => document.getElementById("results").removeAttribute("aria-busy"));
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    on(name, (event) => {
      // What cannot be saved from here is saved on a page of its own.
      const save = event.target.closest(".save");
      if (!save) fail();
      else if (event.target.matches("form")) event.target.submit();
      else location.assign(event.target.href);
    });
  }

  on("htmx:beforeSwap", () => {
    focused = document.activeElement;
  });
  on("htmx:oobBeforeSwap", (event) => {
    if (event.target.id !== "filters") return;
    event.detail.shouldSwap = false;
    follow(event.target, event.detail.fragment.firstElementChild);
  });
  on("htmx:afterSwap", (event) => {
    if (event.target.id === "results") arrived(event.detail.boosted);
  });

  // The other language keeps the search, as it does when the page is loaded.
  function lead() {
    for (const link of document.querySelectorAll(".language a")) link.search = location.search;
  }
  on("htmx:pushedIntoHistory", lead);
  on("htmx:replacedInHistory", lead);

  // Back and forward are changes like any other: the form and the results follow, nothing else is replaced.
  on("htmx:historyCacheMiss", (event) => {
    event.preventDefault();
    touched.clear();
    lead();
    const headers = { "HX-History-Restore-Request": "true" };
    // What fails is told by the events above.
    window.htmx.ajax("GET", event.detail.path, { source: "#search", headers }).catch(() => {});
  });
})();
