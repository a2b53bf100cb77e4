// Small things that the whole page uses. All text goes in as text: nothing of a document is ever read as markup.
export const byId = (id) => document.getElementById(id);

export function make(tag, text, properties = {}) {
  const node = Object.assign(document.createElement(tag), properties);
  node.textContent = text;
  return node;
}

export const plural = (count) => (count === 1 ? "1 finding" : `${count} findings`);

export function trouble(text, again) {
  byId("trouble").textContent = text;
  byId("retry").hidden = !again;
  byId("banner").hidden = false;
}

export const calm = () => { byId("banner").hidden = true; };

let steps = Promise.resolve();

// One step after the other: a key that is pressed before its finding has come waits for it.
export function act(step) {
  steps = steps.then(step).catch((error) => trouble(error.message, false));
}

// A finding in the queue is a row; these are its columns.
export const [DOC, RULE, SEVERITY, STATE, TEXT, PROPOSAL, VERDICT, BY] = [0, 1, 2, 3, 4, 5, 6, 7];
