// Talks to the review's server. A change counts when the server has confirmed it; until then it is kept in the browser
// and sent again, under one name, so that it is carried out once however often it arrives.
const ID = 36; // characters of a request's name
let store = "newsalign"; // what is kept in the browser is kept under the name of the run
let waiting = null;
let behind = []; // what windows that were closed have left to be confirmed
let timer = 0;
let pause = 1000;
const hooks = { trouble: () => {}, calm: () => {}, done: () => {}, again: () => {} };

export class Refused extends Error {}

export function name(run) {
  store = `newsalign ${run}`;
}

// What was not confirmed before a page was closed is sent now, the oldest first. Each change is kept under a key of its
// own, because other windows keep theirs beside it; one that another window sends as well is carried out once.
export function connect(given) {
  Object.assign(hooks, given);
  behind = kept();
  return next();
}

const place = (request) => `${store} request ${request}`;

function kept() {
  const found = Object.keys(localStorage).filter((key) => key.length === place("").length + ID && key.startsWith(place("")));
  const changes = found.map((key) => JSON.parse(localStorage.getItem(key) || "null")).filter(Boolean);
  return changes.sort((one, other) => one.at - other.at);
}

function next() {
  if (waiting || !behind.length) return undefined;
  waiting = behind.shift();
  return retry();
}

export const busy = () => waiting !== null;

export const remember = (what, text) => keep(`${store} ${what}`, text);

function keep(key, text) {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // A browser that keeps no more, or nothing at all: the server still does.
  }
}

export const recall = (what) => localStorage.getItem(`${store} ${what}`);

async function answer(response) {
  const json = (response.headers.get("Content-Type") || "").includes("json");
  const body = json ? await response.json() : { message: (await response.text()).trim() };
  if (response.ok) return body;
  const words = [body.message, body.hint].filter(Boolean).join(". ");
  throw response.status >= 500 || response.status === 403 ? new Error(words) : new Refused(words);
}

export async function ask(path) {
  return answer(await fetch(path, { cache: "no-store" }));
}

export function send(path, body, about) {
  if (busy()) return Promise.resolve();
  waiting = { path, about, at: Date.now(), body: { request: crypto.randomUUID(), ...body } };
  keep(place(waiting.body.request), JSON.stringify(waiting));
  return retry();
}

export async function retry() {
  if (!waiting) return undefined;
  clearTimeout(timer);
  const { path, body, about } = waiting;
  let told;
  try {
    const headers = { "Content-Type": "application/json" };
    told = await answer(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
  } catch (error) {
    return failed(error);
  }
  settle();
  await hooks.done(told, about);
  return next();
}

function failed(error) {
  if (error instanceof Refused) {
    settle();
    behind = []; // found again when the page begins anew, which it must: it shows what the server has not
    hooks.trouble(error.message, true);
    return;
  }
  const lost = error instanceof TypeError ? "The review's server does not answer." : `${error.message}.`;
  hooks.trouble(`${lost} Your last decision is kept in this browser and is sent again until it is confirmed.`, true);
  timer = setTimeout(hooks.again, pause);
  pause = Math.min(2 * pause, 10000);
}

function settle() {
  keep(place(waiting.body.request), null);
  waiting = null;
  pause = 1000;
  hooks.calm();
}
