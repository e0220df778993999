// The directives that a content security policy needs for what is shown.

import { actionIn, providerIn, shown } from "./elements.js";
import { baseOf, frameOf } from "./place.js";
import { serviceOf } from "./providers.js";
import { styleText } from "./style.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./publication.js").Publication} Publication
 * @typedef {import("./snippet.js").Context} Context
 */

/** The page's own origin comes first: a directive takes the place of `default-src`. */
const OWN = "'self'";
const WASM = "'wasm-unsafe-eval'";

/**
 * A header for each way: pasted in, from a bundle, in a frame.
 * @param {State} state @param {Publication} publication @param {Context} context
 */
export function policies(state, publication, context) {
  const base = baseOf(state, context);
  const css = styleText(state);
  const style = css ? [context.styleHash ? `'${context.styleHash}'` : "'unsafe-inline'"] : [];
  const pasted = { script: [base, WASM], style: [base, ...style], connect: [new URL(base).origin] };
  // Custom properties of elements are in the bundle's sheet or set by the framework, not in the markup.
  const bundled = { script: [WASM], style: [], connect: [] };
  return [
    { name: "pasted", text: header(whole(pasted, state, publication)) },
    { name: "bundled", text: header(whole(bundled, state, publication)) },
    { name: "framed", text: header({ "frame-src": [new URL(frameOf(state, publication, context)).origin] }) },
  ];
}

/** @param {{ script: string[], style: string[], connect: string[] }} own @param {State} state @param {Publication} publication */
function whole({ script, style, connect }, state, publication) {
  const { news, signup } = shown(state, publication);
  const action = signup ? [new URL(actionIn(state, publication)).origin] : [];
  const opens = signup && mayOpen(state, publication);
  return {
    "script-src": script,
    "style-src": style,
    "connect-src": [...connect, new URL(publication.address).origin, ...action],
    ...(news && state.news.images !== "none" ? { "img-src": pictures(publication) } : {}),
    ...(opens ? { "form-action": action } : {}),
  };
}

/** All but what is sent as JSON may end in a form of the browser's. @param {State} state @param {Publication} publication */
function mayOpen(state, publication) {
  const provider = providerIn(state, publication);
  return provider !== "json" && !serviceOf(provider).scripted;
}

/** @param {Publication} publication */
function pictures({ address, items }) {
  const all = items.flatMap(({ image, figures = [] }) => [...(image ? [image] : []), ...figures]);
  const from = all.map(({ url }) => (url.startsWith("data:") ? "data:" : new URL(url, address).origin));
  return [new URL(address).origin, ...from];
}

/** @param {Record<string, string[]>} directives */
function header(directives) {
  const lines = Object.entries(directives).map(([name, sources]) => {
    return `${name} ${[...new Set([OWN, ...sources])].join(" ")}`;
  });
  return `Content-Security-Policy: ${lines.join("; ")}`;
}
