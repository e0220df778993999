// What is copied: tried first, then shown, each part with its button.

import { copy } from "./copy.js";
import { byId, make, say } from "./dom.js";
import { outcome } from "./snippet.js";
import { hashOf, styleText } from "./style.js";
import { tryOut } from "./trial.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./feed.js").Reading} Reading
 * @typedef {import("./snippet.js").Context} Context
 * @typedef {import("./trial.js").Verdict} Verdict
 */

let running = new AbortController();

/** @param {State} state @param {Reading | null} reading @param {Context} site */
export async function showOutcome(state, reading, site) {
  running.abort();
  const { signal } = (running = new AbortController());
  if (!reading) return conclude(say("outcome.waiting"), "", []);
  const context = { ...site, styleHash: await hashOf(styleText(state)) };
  if (signal.aborted) return;
  const made = outcome(state, reading.publication, context);
  if (made.problem) return conclude(say(`notes.${made.problem}`), "bad", []);
  wait();
  const tried = await tryOut(state, reading.publication, context, reading.text, signal);
  if (signal.aborted) return;
  const tone = { works: "good", fails: "bad", elsewhere: "" }[tried.is];
  conclude(saidOf(tried), tone, tried.is === "fails" ? [] : [...made.notes.map(note), ...made.parts.map(part)]);
}

/** What is shown, or tried, is no more what was chosen: it is not copied. */
export function expire() {
  running.abort();
  wait();
}

function wait() {
  byId("parts").setAttribute("aria-busy", "true");
  verdict(say("outcome.trying"), "");
}

/** @param {string} text @param {string} tone @param {Node[]} nodes */
function conclude(text, tone, nodes) {
  verdict(text, tone);
  byId("parts").replaceChildren(...nodes);
  byId("parts").removeAttribute("aria-busy");
}

/** @param {string} text @param {string} tone */
function verdict(text, tone) {
  byId("verdict").textContent = text;
  byId("verdict").dataset.tone = tone;
}

/** @param {Verdict} verdict */
function saidOf({ is, count, signup, code, message }) {
  if (is === "elsewhere") return say("outcome.elsewhere");
  if (is === "fails") return say("outcome.fails", { message: code === "trial-late" ? say("outcome.late") : `${message} (${code})` });
  const seen = [...(count === undefined ? [] : [say("outcome.slides", { count })]), ...(signup ? [say("outcome.form")] : [])];
  return say("outcome.works", { seen: seen.join(say("outcome.and")) });
}

/** @param {string} key */
const note = (key) => make("p", { class: "note" }, say(`notes.${key}`));

/** Names of files are themselves. */
const KNOWN = ["post", "publisher", "pasted", "bundled", "framed"];

/** @param {import("./snippet.js").Part} part */
function part({ name, text }) {
  const title = name === "" ? say(text.startsWith("npm ") ? "parts.terminal" : "parts.snippet") : KNOWN.includes(name) ? say(`parts.${name}`) : name;
  const code = make("code", {}, text);
  const button = make("button", { type: "button", "aria-label": say("outcome.copyPart", { name: title }) }, say("outcome.copy"));
  button.addEventListener("click", () => byId("parts").hasAttribute("aria-busy") || copy(button, code));
  const caption = make("figcaption", {}, make("bdi", {}, title), button);
  const pre = make("pre", { tabindex: "0", role: "region", "aria-label": title }, code);
  return make("figure", { class: "part" }, caption, pre);
}
