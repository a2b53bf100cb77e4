"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");
  const SHOWN = 100;
  const COLUMNS = ["error", "warning", "note", "repaired", "decide", "optional", "settled"];
  const VISIBLE = 5; // of the columns
  const form = document.querySelector(".filters");
  const table = byId("list");
  const body = table.tBodies[0];
  const rules = JSON.parse(byId("rules").textContent);
  const rows = JSON.parse(byId("rows").textContent).map(([name, id, title, language, ...rest]) => ({
    name, id: id || title, title, language, counts: rest.slice(0, COLUMNS.length), rules: rest[COLUMNS.length], text: null,
  }));
  byId("rows").remove();
  const total = rows.length;
  let found = rows;
  let start = 0;
  let order = { key: null, down: true };
  const collator = new Intl.Collator("en", { numeric: true });

  const textOf = (row) => (row.text ??= `${row.title} ${row.id}`.toLocaleLowerCase());
  const checked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => COLUMNS.indexOf(box.value));

  function prepare(from, deadline) {
    let next = from;
    while (next < rows.length && deadline.timeRemaining() > 2) textOf(rows[next++]);
    if (next < rows.length) requestIdleCallback((later) => prepare(next, later));
  }

  // How many findings of a rule a document has, or undefined.
  function ofRule(row, number) {
    for (let at = 0; at < row.rules.length; at += 2) if (row.rules[at] === number) return row.rules[at + 1];
    return undefined;
  }

  function filter() {
    const needle = byId("find").value.trim().toLocaleLowerCase();
    const severities = checked("severity");
    const states = checked("state");
    const rule = byId("rule")?.value ? rules.indexOf(byId("rule").value) : null;
    found = rows.filter((row) => (!severities.length || severities.some((at) => row.counts[at]))
      && (!states.length || states.some((at) => row.counts[at]))
      && (rule === null || ofRule(row, rule))
      && (!needle || textOf(row).includes(needle)));
    sort();
    start = 0;
    render();
    byId("clear").hidden = !(needle || severities.length || states.length || rule !== null || order.key);
    const word = total === 1 ? "document" : "documents";
    byId("count").textContent = found.length === total ? `${total.toLocaleString("en")} ${word}`
      : `${found.length.toLocaleString("en")} of ${total.toLocaleString("en")} ${word}`;
  }

  function sort() {
    if (!order.key) return;
    const sign = order.down ? -1 : 1;
    const column = COLUMNS.indexOf(order.key);
    const by = column < 0 ? (a, b) => collator.compare(a[order.key], b[order.key]) : (a, b) => a.counts[column] - b.counts[column];
    found = [...found].sort((a, b) => sign * by(a, b));
  }

  function cell(tag, text, style) {
    const node = document.createElement(tag);
    node.className = style;
    node.textContent = text;
    return node;
  }

  function line(row) {
    const node = document.createElement("tr");
    const head = cell("th", "", "");
    head.scope = "row";
    const link = document.createElement("a");
    const rule = byId("rule")?.value;
    link.href = `${table.dataset.base}${encodeURIComponent(row.name)}.html${rule ? `#rule=${encodeURIComponent(rule)}` : ""}`;
    link.append(cell("bdi", row.title, ""));
    head.append(link);
    if (row.id !== row.title) {
      const name = cell("span", "", "name");
      name.append(cell("bdi", row.id, ""));
      head.append(name);
    }
    node.append(head, cell("td", row.language || "none", "minor"));
    for (const [at, count] of row.counts.slice(0, VISIBLE).entries()) {
      node.append(cell("td", count.toLocaleString("en"), `n${at < 3 ? " minor" : ""}${count ? "" : " nil"}`));
    }
    return node;
  }

  function render() {
    const shown = found.slice(start, start + SHOWN);
    body.replaceChildren(...shown.map(line));
    byId("nothing").hidden = found.length > 0;
    byId("pager").hidden = found.length <= SHOWN;
    byId("range").textContent = `${(start + 1).toLocaleString("en")}–${(start + shown.length).toLocaleString("en")} of ${found.length.toLocaleString("en")}`;
    byId("earlier").disabled = start === 0;
    byId("later").disabled = start + SHOWN >= found.length;
  }

  function turn(step) {
    start += step * SHOWN;
    render();
    table.scrollIntoView({ block: "start" });
  }

  function pick(filters) {
    form.reset();
    for (const [name, wish] of Object.entries(filters)) {
      if (name === "rule") { if (byId("rule")) byId("rule").value = wish; }
      else for (const box of form.querySelectorAll(`[name=${name}]`)) box.checked = box.value === wish;
    }
    filter();
    byId("documents").scrollIntoView();
  }

  function clear() {
    form.reset();
    order = { key: null, down: true };
    for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
    filter();
  }

  // A rule's documents have an address: #rule=exonym.
  function follow() {
    const asked = /^(rule|state|severity)=(.+)$/.exec(decodeURIComponent(location.hash.slice(1)));
    if (asked) pick({ [asked[1]]: asked[2] });
  }

  for (const head of table.tHead.rows[0].cells) {
    head.querySelector("button").addEventListener("click", () => {
      const { key } = head.dataset;
      const number = COLUMNS.includes(key);
      order = { key, down: order.key === key ? !order.down : number };
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      filter();
    });
  }
  for (const button of document.querySelectorAll("button[data-rule]")) {
    button.addEventListener("click", () => {
      history.replaceState(null, "", `#rule=${encodeURIComponent(button.dataset.rule)}`);
      pick({ ...button.dataset });
    });
  }
  for (const button of document.querySelectorAll("button[data-state]")) {
    button.addEventListener("click", () => pick({ ...button.dataset }));
  }
  for (const link of document.querySelectorAll(".parts a")) {
    link.addEventListener("click", () => { if (byId("rule")?.value) link.hash = `rule=${encodeURIComponent(byId("rule").value)}`; });
  }
  byId("more")?.addEventListener("click", () => {
    document.querySelector(".bars").classList.add("all");
    byId("more").hidden = true;
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", clear);
  byId("earlier").addEventListener("click", () => turn(-1));
  byId("later").addEventListener("click", () => turn(1));
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest?.("input, select") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId("find").focus();
    }
  });
  addEventListener("hashchange", follow);
  byId("pager").hidden = total <= SHOWN;
  render();
  if (location.hash) follow();
  if (window.requestIdleCallback) requestIdleCallback((deadline) => prepare(0, deadline));
})();
