// Talks to the review's server. A change counts when the server has confirmed it; until then it is kept in the browser
// and sent again, under one name, so that it is carried out once however often it arrives.
let store = "newsalign"; // what is kept in the browser is kept under the name of the run
let waiting = null;
let timer = 0;
let pause = 1000;
const hooks = { trouble: () => {}, calm: () => {}, done: () => {}, again: () => {} };

export class Refused extends Error {}

export function name(run) {
  store = `newsalign ${run}`;
}

// What was not confirmed before the page was closed is sent now.
export function connect(given) {
  Object.assign(hooks, given);
  waiting = JSON.parse(localStorage.getItem(store) || "null");
  return waiting ? retry() : Promise.resolve();
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
  waiting = { path, about, body: { request: crypto.randomUUID(), ...body } };
  keep(store, JSON.stringify(waiting));
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
  return hooks.done(told, about);
}

function failed(error) {
  if (error instanceof Refused) {
    settle();
    hooks.trouble(error.message, true); // what the page shows is not what the server has: it begins anew
    return;
  }
  const lost = error instanceof TypeError ? "The review's server does not answer." : `${error.message}.`;
  hooks.trouble(`${lost} Your last decision is kept in this browser and is sent again until it is confirmed.`, true);
  timer = setTimeout(hooks.again, pause);
  pause = Math.min(2 * pause, 10000);
}

function settle() {
  waiting = null;
  pause = 1000;
  keep(store, null);
  hooks.calm();
}
