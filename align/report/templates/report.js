"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  root.classList.add("js");
  const form = document.querySelector(".filters");
  const texts = byId("texts");

  // Every passage and finding, read once. What a filter says of them is kept here and put on the page when its document
  // comes into view: most of a long page is never looked at.
  const documents = [...document.querySelectorAll(".document")].map((node) => ({
    node,
    name: node.getAttribute("aria-labelledby"),
    passages: [...node.querySelectorAll(".passage")].map((passage) => ({
      node: passage,
      notes: [...passage.querySelectorAll("li.finding")].map((note) => ({ node: note, ...note.dataset, fits: true })),
      lone: passage.classList.contains("lone"),
      doubtful: passage.classList.contains("doubtful"),
      text: null,
      visible: true,
    })),
    stale: false,
    near: !("oncontentvisibilityautostatechange" in root),
  }));
  const homeOf = new Map(documents.map((each) => [each.node, each]));
  const passages = documents.flatMap((each) => each.passages);
  const findings = passages.reduce((sum, passage) => sum + passage.notes.length, 0);
  const beads = passages.filter((passage) => passage.node.querySelector("a.kind")).length;
  let stops = []; // where the keys go: the findings that are shown, or the beads
  let current = null;
  let needle = "";

  const value = (id) => (byId(id) ? byId(id).value : "");
  const checked = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
  const aligned = () => texts.classList.contains("aligned");

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

  function wanted() {
    const severity = checked("severity");
    const state = checked("state");
    const rule = value("rule");
    const kind = aligned() ? value("beads") : "";
    const narrow = severity.size > 0 || state.size > 0 || rule !== "";
    return {
      home: value("document"),
      narrow,
      only: narrow || (byId("only")?.checked && !aligned()),
      passage: (each) => (!kind || (kind === "gap" ? each.lone : each.doubtful)) && (!needle || textOf(each).includes(needle)),
      note: (each) => (!severity.size || severity.has(each.s)) && (!state.size || state.has(each.t)) && (!rule || each.r === rule),
    };
  }

  function filter() {
    needle = value("find").trim().toLocaleLowerCase();
    const want = wanted();
    stops = [];
    let shown = 0;
    for (const each of documents) {
      const count = !want.home || each.name === want.home ? sift(each, want) : 0;
      shown += count;
      each.stale = true;
      if (each.node.hidden !== !count) each.node.hidden = !count;
      if (!count) continue;
      if (each.near) apply(each);
      else each.node.style.containIntrinsicSize = `auto ${8 + 9 * count}rem`;
    }
    byId("nothing").hidden = shown > 0;
    byId("clear").hidden = !(want.only || needle || want.home || value("beads"));
    byId("count").textContent = counted();
    highlight();
  }

  // How many passages of a document are to be seen.
  function sift(each, want) {
    let count = 0;
    for (const passage of each.passages) {
      let left = 0;
      passage.visible = want.passage(passage);
      for (const note of passage.notes) {
        note.fits = want.note(note);
        if (!note.fits || !passage.visible) continue;
        left += 1;
        if (!aligned()) stops.push({ home: each, passage, node: note.node });
      }
      if (want.only && !left) passage.visible = false;
      if (!passage.visible) continue;
      count += 1;
      if (aligned() && passage.node.querySelector("a.kind")) stops.push({ home: each, passage, node: passage.node.querySelector("a.kind") });
    }
    return count;
  }

  function counted() {
    const all = aligned() ? beads : findings;
    const word = `${aligned() ? "bead" : "finding"}${all === 1 ? "" : "s"}`;
    return stops.length === all ? `${all} ${word}` : `${stops.length} of ${all} ${word}`;
  }

  function apply(each) {
    if (!each.stale) return;
    each.stale = false;
    for (const passage of each.passages) {
      if (passage.node.hidden === passage.visible) passage.node.hidden = !passage.visible;
      for (const note of passage.notes) {
        if (note.node.hidden !== note.fits) continue;
        note.node.hidden = !note.fits;
        for (const mark of marksOf(note.node)) mark.classList.toggle("off", !note.fits);
      }
    }
  }

  const marksOf = (node) => node.closest(".document").querySelectorAll(`a.mark[href="#${CSS.escape(node.id)}"]`);

  const highlight = () => markSought(documents.filter((each) => each.near && !each.node.hidden).map((each) => each.node), needle);

  function light(node) {
    for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
    current = node;
    node.classList.add("on");
    if (node.matches("li.finding")) for (const mark of marksOf(node)) mark.classList.add("on");
  }

  function show(node, block) {
    apply(homeOf.get(node.closest(".document")));
    light(node);
    history.replaceState(null, "", `#${node.id}`);
    node.focus({ preventScroll: true });
    node.closest(".passage").scrollIntoView({ block });
  }

  // Asks no box inside a skipped document where it is: that would lay out all of them, one by one.
  function firstInView() {
    const inView = (node) => node.getBoundingClientRect().bottom > 100;
    const seen = documents.find((each) => !each.node.hidden && inView(each.node));
    const at = stops.findIndex((stop) => stop.home === seen && inView(stop.passage.node));
    return at < 0 ? stops.length : at;
  }

  function walk(step) {
    if (!stops.length) return;
    let at = current ? stops.findIndex((stop) => stop.node === current) : -1;
    if (at < 0) at = firstInView() - (step > 0 ? 1 : 0);
    show(stops[Math.min(Math.max(at + step, 0), stops.length - 1)].node, "center");
  }

  function view(name) {
    const radio = form.querySelector(`[name=view][value=${name}]`);
    if (radio) {
      radio.checked = true;
      texts.classList.toggle("aligned", name === "aligned");
      root.classList.toggle("in-alignment", name === "aligned");
    }
    filter();
  }

  function clear() {
    const kept = form.querySelector("[name=view]:checked")?.value;
    form.reset();
    fresh();
    view(kept);
  }

  const fresh = () => root.classList.toggle("nofresh", !!byId("fresh") && !byId("fresh").checked);

  // The address may name a finding, a bead, a text, or a filter: #rule=exonym, #state=decide.
  function follow() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const asked = /^(rule|state|severity)=(.+)$/.exec(hash);
    if (asked) return pick({ [asked[1]]: asked[2] });
    const target = byId(hash);
    if (!target) return;
    const bead = target.matches("a.kind");
    const home = homeOf.get(target.closest(".document"));
    if (bead && !aligned()) view("aligned");
    if (!bead && target.matches("li.finding") && aligned()) view("reading");
    if (home) apply(home);
    if (target.closest("[hidden]")) clear();
    if (bead || target.matches("li.finding")) show(target, "center");
    else target.scrollIntoView();
  }

  // Shows what a figure or a bar of the summary stands for.
  function pick(filters) {
    form.reset();
    fresh();
    for (const [name, wish] of Object.entries(filters)) {
      if (name === "rule") { if (byId("rule")) byId("rule").value = wish; }
      else for (const box of form.querySelectorAll(`[name=${name}]`)) box.checked = box.value === wish;
    }
    view("reading");
    form.scrollIntoView();
  }

  async function copy(link) {
    const address = new URL(link.getAttribute("href"), location.href).href;
    let said = "Link copied";
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      said = "The link stands in the address bar";
    }
    byId("said").textContent = said;
    setTimeout(() => { byId("said").textContent = ""; }, 2500);
  }

  const linkOf = (node) => (node.matches("a.kind") ? node : node.querySelector("a.permalink"));
  const help = () => byId("keyboard").showModal();
  const actions = {
    j: () => walk(1),
    k: () => walk(-1),
    "/": () => byId("find").focus(),
    "?": help,
    v: () => view(aligned() ? "reading" : "aligned"),
    f: () => byId("fresh")?.click(),
    o: () => { const details = current?.querySelector("details"); if (details) details.open = !details.open; },
    l: () => { if (current) copy(linkOf(current)); },
  };

  form.addEventListener("input", (event) => {
    if (event.target.name === "view") view(event.target.value);
    else filter();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", clear);
  byId("fresh")?.addEventListener("change", fresh);
  byId("later").addEventListener("click", () => walk(1));
  byId("earlier").addEventListener("click", () => walk(-1));
  byId("help").addEventListener("click", help);
  for (const button of document.querySelectorAll("button[data-rule], button[data-state]")) {
    button.addEventListener("click", () => pick({ ...button.dataset }));
  }
  byId("more")?.addEventListener("click", () => {
    document.querySelector(".bars").classList.add("all");
    byId("more").hidden = true;
  });
  texts.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a.permalink, a.kind");
    const mark = event.target.closest("a.mark");
    if (link) {
      event.preventDefault();
      show(link.closest("li.finding") ?? link, "nearest");
      copy(link);
    } else if (mark) {
      event.preventDefault();
      if (aligned()) view("reading");
      show(byId(mark.hash.slice(1)), "nearest");
    }
  });
  texts.addEventListener("contentvisibilityautostatechange", (event) => {
    const home = homeOf.get(event.target);
    if (!home) return;
    home.near = !event.skipped;
    if (home.near) {
      apply(home);
      if (needle.length > 1) highlight();
    }
  }, true);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea");
    if (event.ctrlKey || event.altKey || event.metaKey || !byId("keys").checked || byId("keyboard").open) return;
    if (event.key === "Escape") { clear(); if (typing) typing.blur(); return; }
    if (typing || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]();
  });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => {
    documents.forEach(apply);
    for (const node of document.querySelectorAll("details:not([open])")) {
      node.open = true;
      node.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const node of document.querySelectorAll("details[data-printed]")) {
      node.open = false;
      delete node.dataset.printed;
    }
  });
  fresh();
  view(form.querySelector("[name=view]:checked")?.value);
  if (window.requestIdleCallback) requestIdleCallback((deadline) => prepare(0, deadline));
  if (location.hash) {
    history.scrollRestoration = "manual";
    follow();
  }
})();
