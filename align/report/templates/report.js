"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  root.classList.add("js");

  const form = document.querySelector(".filters");
  const passages = [...document.querySelectorAll(".passage")].map((node) => ({
    node,
    document: node.closest(".document"),
    notes: [...node.querySelectorAll("li.finding")],
    text: null,
  }));
  const documents = [...document.querySelectorAll(".document")];
  const total = passages.reduce((sum, passage) => sum + passage.notes.length, 0);
  const marks = new Map();
  for (const mark of document.querySelectorAll("a.mark")) {
    const id = mark.hash.slice(1);
    if (!marks.has(id)) marks.set(id, []);
    marks.get(id).push(mark);
  }
  let shown = [];
  let current = null;

  const checked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

  function textOf(passage) {
    passage.text ??= passage.node.textContent.toLocaleLowerCase();
    return passage.text;
  }

  // The first search should find the texts ready.
  function prepare(from, deadline) {
    let next = from;
    while (next < passages.length && deadline.timeRemaining() > 2) textOf(passages[next++]);
    if (next < passages.length) requestIdleCallback((later) => prepare(next, later));
  }

  function filter() {
    const severity = checked("severity");
    const state = checked("state");
    const rule = byId("rule").value;
    const wanted = byId("document") ? byId("document").value : "";
    const needle = byId("find").value.trim().toLocaleLowerCase();
    const narrow = severity.size > 0 || state.size > 0 || rule !== "";
    const only = narrow || byId("only").checked;
    const alive = new Map(documents.map((node) => [node, 0]));
    shown = [];
    for (const passage of passages) {
      let visible = !wanted || passage.document.getAttribute("aria-labelledby") === wanted;
      if (visible && needle) {
        visible = textOf(passage).includes(needle);
      }
      let left = 0;
      for (const note of passage.notes) {
        const fits = (!severity.size || severity.has(note.dataset.s)) && (!state.size || state.has(note.dataset.t))
          && (!rule || note.dataset.r === rule);
        if (note.hidden === fits) {
          note.hidden = !fits;
          for (const mark of marks.get(note.id) || []) mark.classList.toggle("off", !fits);
        }
        if (fits && visible) {
          left += 1;
          shown.push(note);
        }
      }
      if (only && !left) visible = false;
      if (passage.node.hidden === visible) passage.node.hidden = !visible;
      if (visible) alive.set(passage.document, alive.get(passage.document) + 1);
    }
    for (const [node, count] of alive) {
      node.hidden = !count;
      node.style.containIntrinsicSize = `auto ${8 + 9 * count}rem`;
    }
    byId("nothing").hidden = documents.some((node) => !node.hidden);
    byId("clear").hidden = !(only || needle || wanted);
    byId("count").textContent = shown.length === total ? `${total} findings` : `${shown.length} of ${total} findings`;
  }

  function light(note) {
    for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
    current = note;
    note.classList.add("on");
    for (const mark of marks.get(note.id) || []) mark.classList.add("on");
  }

  function show(note, block) {
    light(note);
    history.replaceState(null, "", `#${note.id}`);
    note.focus({ preventScroll: true });
    note.closest(".passage").scrollIntoView({ block });
  }

  // Asks no box inside a skipped document where it is: that would lay out all of them, one by one.
  function firstInView() {
    const inView = (node) => node.getBoundingClientRect().bottom > 100;
    const seen = documents.find((node) => !node.hidden && inView(node));
    const at = shown.findIndex((note) => seen && seen.contains(note) && inView(note.closest(".passage")));
    return at < 0 ? shown.length : at;
  }

  function walk(step) {
    if (!shown.length) return;
    let at = current ? shown.indexOf(current) : -1;
    if (at < 0) at = firstInView() - (step > 0 ? 1 : 0);
    show(shown[Math.min(Math.max(at + step, 0), shown.length - 1)], "center");
  }

  function clear() {
    form.reset();
    byId("fresh").dispatchEvent(new Event("change"));
    filter();
  }

  function follow() {
    const target = byId(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    if (target.matches("li.finding")) show(target, "center");
    else target.scrollIntoView();
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { byId("fresh").dispatchEvent(new Event("change")); filter(); }));
  byId("fresh").addEventListener("change", () => root.classList.toggle("nofresh", !byId("fresh").checked));
  byId("later").addEventListener("click", () => walk(1));
  byId("earlier").addEventListener("click", () => walk(-1));
  for (const button of document.querySelectorAll("button.rule")) {
    button.addEventListener("click", () => {
      byId("rule").value = button.dataset.rule;
      filter();
      form.scrollIntoView();
    });
  }
  byId("texts").addEventListener("click", (event) => {
    const mark = event.target.closest("a.mark");
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(byId(mark.hash.slice(1)), "nearest");
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox]), select, textarea");
    if (event.ctrlKey || event.altKey || event.metaKey || !byId("keys").checked) return;
    if (event.key === "Escape") { clear(); if (typing) typing.blur(); return; }
    if (typing) return;
    if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "/") { event.preventDefault(); byId("find").focus(); }
  });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => { for (const node of document.querySelectorAll("details")) node.open = true; });
  filter();
  if (window.requestIdleCallback) requestIdleCallback((deadline) => prepare(0, deadline));
  if (location.hash) {
    history.scrollRestoration = "manual";
    follow();
  }
})();
