// The finding in focus: what the server told of it, put into the card.
import { BY, RULE, SEVERITY, VERDICT, act, byId, make, plural } from "./page.js";

const NAMES = { error: "Error", warning: "Warning", note: "Note" };
const WHOSE = { finding: "", rule: ", with its whole rule", spelling: ", with its spelling" };

export function fill(told, row, title, counted, stand) {
  head(told, row, title, counted);
  passage(told);
  proposal(told);
  decided(told, row);
  byId("choices").replaceChildren(...told.choices.map((choice) => offer(choice, stand)));
}

function head(told, row, title, [open, all]) {
  byId("doc").textContent = title;
  byId("where").textContent = ["", told.where, `${all - open} of ${all} decided here`].filter((part, n) => part || !n).join(" · ");
  byId("card").className = row[SEVERITY];
  byId("dot").className = `dot ${row[SEVERITY]}`;
  byId("severity-name").textContent = NAMES[row[SEVERITY]];
  byId("rulename").textContent = row[RULE];
  byId("message").textContent = told.message;
  byId("rule-title").textContent = `${told.title} ${Math.round(100 * told.confidence)}% confidence.`;
  byId("evidence").replaceChildren(...told.evidence.flatMap(([name, value]) => [make("dt", name), make("dd", value)]));
}

function passage(told) {
  const own = told.side === "source" ? told.source : told.english;
  const plain = (pieces) => (pieces || []).map((piece) => piece[0]).join("");
  const nodes = own[told.at].map(([text, ours]) => (ours ? make("mark", text) : document.createTextNode(text)));
  byId("before").textContent = told.at > 0 ? plain(own[told.at - 1]) : "";
  byId("english").replaceChildren(...nodes);
  byId("after").textContent = plain(own[told.at + 1]);
  byId("source").textContent = told.beside.text;
  byId("quote").lang = told.side === "source" ? told.lang : "en";
  byId("source").lang = told.side === "source" ? "en" : told.lang;
  byId("original").hidden = !told.beside.text;
  byId("original-name").textContent = told.beside.name;
  byId("fresh").textContent = told.beside.fresh;
  byId("translated").hidden = !told.beside.fresh;
}

function proposal(told) {
  const none = told.proposal === null;
  byId("change").replaceChildren();
  if (told.new !== null) {
    byId("change").append(make("del", told.old), " ");
    byId("change").append(told.new ? make("ins", told.new) : make("span", "taken out", { className: "quiet" }));
  }
  byId("accept-name").textContent = none ? "Confirm" : "Accept";
  byId("edit").disabled = told.side === "source";
  byId("hint").textContent = told.side === "source"
    ? "It stands in the original, which is never changed: confirm it, or reject it."
    : !none ? "" : told.draft === told.text ? "There is no proposal: confirm that it is a fault and leave the text, or edit it."
      : "Confirm that it is missing and leave the text, or edit: the box begins with the fresh translation put in.";
  byId("result").hidden = told.reads === null;
  byId("result-name").textContent = told.verdict ? "Reads now" : "Would read";
  byId("reads").textContent = told.reads || "";
  byId("overlaps").replaceChildren(...told.overlaps.map((text) => make("li", text)));
}

function decided(told, row) {
  const unchanged = row[VERDICT] === "accepted" && told.proposal === null ? ": confirmed, the text stays" : "";
  byId("verdict").hidden = !row[VERDICT];
  byId("withdraw").hidden = row[BY] !== "finding";
  byId("verdict-name").textContent = row[VERDICT] ? `${row[VERDICT]}${WHOSE[row[BY]]}${unchanged}` : "";
}

function offer(choice, stand) {
  const { label, count, ...body } = choice;
  const button = make("button", label, { type: "button" });
  button.addEventListener("click", () => act(() => stand(body, label)));
  const item = make("li", "");
  item.append(button, make("span", plural(count), { className: "quiet" }));
  return item;
}
