// What visitors see: the widget itself in a frame of this site, which is given the text that was checked.

import { PREVIEW_PX } from "./limits.js";
import { part } from "./nodes.js";
import { say } from "./words.js";

/** @type {{ text: string, address: string } | undefined} */
let shown;

addEventListener("message", ({ source, data }) => {
  const frame = part("preview");
  if (!frame || source !== frame.contentWindow || !shown) return;
  if (data?.type === "check:ready") frame.contentWindow.postMessage({ type: "check:feed", ...shown }, location.origin);
  if (data?.type === "check:height") frame.height = String(Math.min(PREVIEW_PX, Math.ceil(Number(data.height))));
  if (data?.type === "check:fallback") part("shown-hint").textContent = say("preview.fallback");
});

/**
 * Shows a feed as visitors see it; nothing if it has none.
 * @param {string | undefined} text
 * @param {string} address may be empty
 */
export function showFeed(text, address) {
  const frame = part("preview");
  part("shown").hidden = text === undefined;
  if (text === undefined) {
    shown = undefined;
    return;
  }
  shown = { text, address };
  part("shown-hint").textContent = [say("preview.shown"), address ? "" : say("preview.relative")].join(" ").trim();
  const page = new URL(frame.dataset.src, location.href);
  page.searchParams.set("lang", document.documentElement.lang);
  frame.height = "420";
  // The same address again loads the page anew.
  frame.src = page.href;
}
