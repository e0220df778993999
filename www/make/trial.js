// Tries a snippet in a page of its own that nobody sees, before anybody copies it.

import { initial } from "./state.js";
import { element, write } from "./markup.js";
import { elements, shown } from "./elements.js";
import { frameOf } from "./place.js";
import { outcome } from "./snippet.js";
import { Stage } from "./stage.js";
import { TRIAL_MS } from "./limits.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./publication.js").Publication} Publication
 * @typedef {import("./snippet.js").Context} Context
 * @typedef {import("./witness.js").Finding} Finding
 *
 * @typedef {object} Verdict
 * @property {"works" | "fails" | "elsewhere"} is `elsewhere`: only the publisher's own site can try it
 * @property {number} [count] slides
 * @property {boolean} [signup] whether the form is ready
 * @property {string} [code]
 * @property {string} [message]
 */

/** What is put into the page, with this site's copy of the same files. @param {State} state @param {Publication} publication @param {Context} context */
function staged(state, publication, context) {
  const own = { ...state, base: "site", frame: `${context.site}frame.html` };
  const text = (/** @type {string} */ as) => outcome({ ...own, as }, publication, context).parts[0]?.text ?? "";
  switch (state.as) {
    case "plain":
    case "preload":
    case "scriptless":
    case "line":
      return { html: text(state.as) };
    case "policy":
      return { html: text("plain"), policy: text("policy").replace(/^[^:]*: /, "") };
    case "frame":
    case "wordpress":
      // In a sandbox it would have no origin, and its own files might be kept from it here.
      return { html: text("frame").replace(/ sandbox="[^"]*"/, "") };
    default:
      return { html: bundled(own, publication, context) };
  }
}

/** What a bundle does: it has the sheets and defines the elements. @param {State} state @param {Publication} publication @param {Context} context */
function bundled(state, publication, { site }) {
  const sheets = ["newsreel.css", ...(state.look ? [`themes/${state.look}.css`] : [])];
  const links = sheets.map((file) => element("link", { rel: "stylesheet", href: site + file }));
  const script = element("script", { type: "module", src: `${site}define.js` });
  return write([...links, script, ...elements(state, publication)]);
}

/**
 * @param {State} state @param {Publication} publication @param {Context} context @param {string} text the feed
 * @param {AbortSignal} signal ends it without a verdict
 * @returns {Promise<Verdict>}
 */
export async function tryOut(state, publication, context, text, signal) {
  const isFrame = ["frame", "wordpress"].includes(state.as);
  // Of pages for frames, only the one that this site has can be tried.
  const isOwn = frameOf(state, publication, context) === `${context.site}frame.html`;
  if (isFrame && !isOwn) return { is: "elsewhere" };
  const { signup } = shown(state, publication);
  const scene = { feed: publication.address, text, language: state.lang || publication.language, scheme: initial().scheme };
  const frame = document.createElement("iframe");
  frame.className = "trial";
  frame.title = "";
  frame.tabIndex = -1;
  frame.inert = true;
  frame.setAttribute("aria-hidden", "true");
  frame.src = new URL("preview.html", import.meta.url).href;
  return new Promise((done) => {
    const finish = (/** @type {Verdict} */ verdict) => {
      clearTimeout(late);
      stage.close();
      frame.remove();
      done(verdict);
    };
    const late = setTimeout(() => finish({ is: "fails", code: "trial-late" }), TRIAL_MS);
    const onFound = (/** @type {import("./witness.js").Found} */ { news, signup: form }) => {
      const failed = [news, form].find((finding) => finding?.is === "failed");
      if (failed) return finish({ is: "fails", code: failed.code, message: failed.message });
      if ([news, form].every((finding) => !finding || finding.is === "ready")) finish({ is: "works", count: news?.count, signup: signup && (isFrame || form !== null) });
    };
    const stage = new Stage(frame, { onFound });
    signal.addEventListener("abort", () => finish({ is: "fails", code: "trial-stopped" }));
    stage.show({ ...scene, ...staged(state, publication, context) });
    document.body.append(frame);
  });
}
