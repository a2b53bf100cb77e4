// The queue, the keys and the decisions.
import { fill } from "./case.js";
import { DOC, PROPOSAL, RULE, SEVERITY, STATE, TEXT, VERDICT, act, byId, calm, make, plural, trouble } from "./page.js";
import { ask, busy, connect, name, recall, remember, retry, send } from "./wire.js";

const HEIGHT = 3.5 * parseFloat(getComputedStyle(document.documentElement).fontSize); // a row's, in pixels
const SHORT = 30; // characters of a text that is rather replaced than changed
const SPARE = 5; // rows that are drawn beyond what is seen

let run = { findings: [], stories: [], standing: [], stale: [], last: null, profile: "" };
let queue = [];
let at = -1;
let shown = null;

// ---- the queue

function sift() {
  const [state, severity, rule, story] = ["state", "severity", "rule", "document"].map((id) => byId(id).value);
  const open = byId("open-only").checked;
  queue = [];
  run.findings.forEach((row, number) => {
    if ((!state || row[STATE] === state) && (!severity || row[SEVERITY] === severity) && (!rule || row[RULE] === rule)
      && (story === "" || row[DOC] === Number(story)) && (!open || !row[VERDICT])) queue.push(number);
  });
  byId("rows").style.height = `${queue.length * HEIGHT}px`;
  byId("listed").textContent = plural(queue.length);
  byId("nothing").hidden = queue.length > 0;
  const kept = shown ? queue.indexOf(shown.number) : -1;
  const first = queue.findIndex((number) => !run.findings[number][VERDICT]);
  return go(kept >= 0 ? kept : Math.max(first, 0), false);
}

function draw() {
  const list = byId("list");
  const first = Math.max(0, Math.floor(list.scrollTop / HEIGHT) - SPARE);
  const last = Math.min(queue.length, Math.ceil((list.scrollTop + list.clientHeight) / HEIGHT) + SPARE);
  byId("rows").replaceChildren(...queue.slice(first, last).map((number, index) => line(number, first + index)));
  list.setAttribute("aria-activedescendant", at >= first && at < last ? `row-${queue[at]}` : "");
}

function line(number, place) {
  const row = run.findings[number];
  const node = make("div", "", { className: "row", id: `row-${number}` });
  const attributes = { role: "option", "aria-selected": place === at, "aria-posinset": place + 1, "aria-setsize": queue.length };
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, String(value));
  node.style.top = `${place * HEIGHT}px`;
  node.dataset.place = place;
  const span = make("p", "", { className: "span" });
  span.append(make("span", "", { className: `dot ${row[SEVERITY]}` }), make("bdi", row[TEXT] || "‸"));
  if (row[PROPOSAL] !== null) span.append(" → ", make("bdi", row[PROPOSAL] || "∅"));
  const about = make("p", "", { className: "small" });
  about.append(make("span", `${row[RULE]} · ${run.stories[row[DOC]][1]}`));
  if (row[VERDICT]) about.append(make("span", row[VERDICT], { className: `said ${row[VERDICT]}` }));
  node.append(span, about);
  return node;
}

async function go(place, focus = true) {
  at = queue.length ? Math.min(Math.max(place, 0), queue.length - 1) : -1;
  const list = byId("list");
  if (at * HEIGHT < list.scrollTop) list.scrollTop = at * HEIGHT;
  if ((at + 1) * HEIGHT > list.scrollTop + list.clientHeight) list.scrollTop = (at + 1) * HEIGHT - list.clientHeight;
  draw();
  byId("card").hidden = at < 0;
  byId("editor").hidden = true;
  shown = null;
  if (at >= 0) await show(queue[at], focus);
}

async function show(number, focus) {
  try {
    shown = await ask(`/api/findings/${number}?run=${run.version}`);
  } catch (error) {
    trouble(error instanceof TypeError ? "The review's server does not answer." : error.message, true);
    return;
  }
  const row = run.findings[number];
  fill(shown, row, run.stories[row[DOC]][1], tallies().get(row[DOC]) || [0, 0], stand);
  const draft = recall(draftName());
  if (draft !== null) openEditor(draft);
  else if (focus) byId("card").focus({ preventScroll: true });
}

// ---- decisions

function change(path, body, about) {
  if (!busy()) return send(path, body, about);
  trouble("The last decision is not confirmed yet; it goes first.", true);
  return undefined;
}

function decide(verdict, text) {
  if (!shown) return undefined;
  const { doc, fingerprint } = shown;
  const body = { run: run.version, doc, fingerprint, verdict, ...(text === undefined ? {} : { text }) };
  return change("/api/decide", body, { label: `${verdict}.`, draft: draftName(), next: true });
}

const stand = (body, label) => change("/api/stand", { run: run.version, ...body }, { label: `${label}.`, next: true });

const withdraw = (key) => change("/api/withdraw", key, { label: "Taken back." });

const undo = () => (run.last === null ? undefined : change("/api/undo", { number: run.last }, { label: "Undone.", back: true }));

// What was decided is on disk: show it, then go on to the next one that is open, or back to what was undone.
async function done(told, about) {
  if (about.draft) remember(about.draft, null);
  // Another window has loaded a newer run, or the answer that said what was changed was lost on its way.
  if (told.version !== run.version || told.repeated) { await begin(); return; }
  const numbers = Object.keys(told.changed).map(Number);
  for (const number of numbers) run.findings[number].splice(VERDICT, 2, ...told.changed[number]);
  for (const part of ["standing", "stale", "last", "profile"]) run[part] = told[part];
  if (told.anew) trouble("A new run has ended in this folder. Load the page anew to review its findings.", false);
  progress();
  byId("said").textContent = `${about.label} ${byId("count").textContent}`;
  if (byId("decisions").open) tell();
  if (about.back && numbers.length) {
    if (!queue.includes(numbers[0])) await widen();
    await go(queue.indexOf(numbers[0]));
    return;
  }
  const open = queue.findIndex((number, place) => place > at && !run.findings[number][VERDICT]);
  await go(about.next && open >= 0 ? open : at);
}

function widen() {
  for (const id of ["state", "severity", "rule", "document"]) byId(id).value = "";
  byId("open-only").checked = false;
  return sift();
}

// ---- editing in place; what is typed is kept until it is saved or cancelled

const draftName = () => `draft ${shown.doc} ${shown.fingerprint}`;

function openEditor(text) {
  if (!shown || byId("edit").disabled) return;
  byId("text").value = text;
  byId("editor").hidden = false;
  byId("text").focus();
  if (text.length <= SHORT) byId("text").select();
  else byId("text").setSelectionRange(text.length, text.length);
}

function cancel() {
  remember(draftName(), null);
  byId("editor").hidden = true;
  byId("card").focus();
}

function typed(event) {
  if (event.key === "Escape") cancel();
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!event.repeat) byId("editor").requestSubmit();
}

// ---- what stands over the whole page

function tallies() {
  const counts = new Map();
  for (const row of run.findings) {
    if (row[STATE] !== "decide") continue;
    if (!counts.has(row[DOC])) counts.set(row[DOC], [0, 0]);
    const count = counts.get(row[DOC]);
    count[0] += row[VERDICT] ? 0 : 1;
    count[1] += 1;
  }
  return counts;
}

function progress() {
  const [open, all] = [...tallies().values()].reduce((sum, count) => [sum[0] + count[0], sum[1] + count[1]], [0, 0]);
  const others = run.findings.filter((row) => row[STATE] !== "decide" && row[VERDICT]).length;
  byId("bar").max = Math.max(all, 1);
  byId("bar").value = all ? all - open : 1;
  byId("count").textContent = `${all - open} of ${all} decided${others ? `, and ${others} more` : ""}`;
  byId("undo").disabled = run.last === null;
}

function withdrawal(text, key) {
  const button = make("button", "Take it back", { type: "button" });
  button.addEventListener("click", () => act(() => withdraw(key)));
  const item = make("li", "");
  item.append(make("bdi", text), button);
  return item;
}

function standing(each) {
  const what = each.kind === "rule" ? `every finding of ${each.key}: ${each.verdict}`
    : each.verdict === "rejected" ? `never touch “${each.key}”` : `always “${each.replacement}” for “${each.key}”`;
  return withdrawal(what, { kind: each.kind, first: each.key, second: "" });
}

function stale(each) {
  const what = `${each.doc}, ${each.rule}: “${each.before}[${each.text.slice(0, 80)}]${each.after}” ${each.verdict}`;
  return withdrawal(what, { kind: "finding", first: each.doc, second: each.fingerprint });
}

function tell() {
  const list = (id, items) => byId(id).replaceChildren(...(items.length ? items : [make("li", "None.", { className: "quiet" })]));
  const counts = tallies();
  byId("totals").textContent = byId("count").textContent;
  list("standing", run.standing.map(standing));
  list("stale", run.stale.map(stale));
  list("by-document", run.stories.map(([, title], story) => {
    const [open, all] = counts.get(story) || [0, 0];
    return make("li", `${title}: ${all ? `${all - open} of ${all} decided` : "nothing to decide"}`);
  }));
  byId("profile").textContent = run.profile;
}

function key(event) {
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea, dialog");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || !byId("keys").checked) return;
  const keys = { a: "accept", r: "reject", e: "edit", n: "later", p: "earlier", u: "undo", "?": "open-help" };
  if (event.target === byId("list") && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    act(() => go(at + (event.key === "ArrowDown" ? 1 : -1), false));
  } else if (keys[event.key] && (!event.repeat || "np".includes(event.key))) {
    event.preventDefault();
    byId(keys[event.key]).click();
  }
}

// The second half of a double click would be about a finding that nobody has seen; only walking may be that fast.
function once(event) {
  if (event.detail < 2 || !event.target.closest("button") || event.target.closest(".walk")) return;
  event.preventDefault();
  event.stopPropagation();
}

function listen() {
  document.addEventListener("click", once, true);
  const click = (id, does) => byId(id).addEventListener("click", does);
  const doing = (id, step) => click(id, (event) => act(() => step(event)));
  doing("accept", () => decide("accepted"));
  doing("reject", () => decide("rejected"));
  doing("edit", () => shown && openEditor(shown.draft));
  doing("earlier", () => go(at - 1));
  doing("later", () => go(at + 1));
  doing("undo", undo);
  doing("retry", () => (busy() ? retry() : begin()));
  doing("withdraw", () => withdraw({ kind: "finding", first: shown.doc, second: shown.fingerprint }));
  doing("rows", (event) => go(Number(event.target.closest(".row").dataset.place)));
  click("cancel", cancel);
  click("copy", () => navigator.clipboard.writeText(run.profile));
  click("open-help", () => byId("help").showModal());
  click("open-decisions", () => { tell(); byId("decisions").showModal(); });
  byId("list").addEventListener("scroll", () => requestAnimationFrame(draw));
  document.querySelector(".sift").addEventListener("change", () => act(sift));
  byId("editor").addEventListener("submit", (event) => { event.preventDefault(); act(() => decide("edited", byId("text").value)); });
  byId("text").addEventListener("input", () => remember(draftName(), byId("text").value));
  byId("text").addEventListener("keydown", typed);
  document.addEventListener("keydown", key);
  addEventListener("resize", draw);
}

function choose(id, counts, called) {
  const options = counts.map(([value, count]) => make("option", `${called(value)} (${count})`, { value: String(value) }));
  byId(id).replaceChildren(make("option", "All", { value: "" }), ...options);
}

async function begin() {
  try {
    run = await ask("/api/run");
  } catch (error) {
    trouble(error instanceof TypeError ? "The review's server does not answer." : error.message, true);
    return;
  }
  calm();
  name(run.folder);
  const counted = (column) => [...run.findings.reduce((sum, row) => sum.set(row[column], (sum.get(row[column]) || 0) + 1), new Map())];
  choose("rule", counted(RULE).sort(), (rule) => rule);
  choose("document", counted(DOC), (story) => run.stories[story][1]);
  progress();
  await sift();
  await connect({ trouble, calm, done, again: () => act(retry) });
}

listen();
act(begin);
