// Whether the elements of a snippet work: what they say of themselves, and what can be seen of them.

/**
 * @typedef {{ is: "waiting" | "ready" | "failed", count?: number, code?: string, message?: string }} Finding
 * @typedef {{ news: Finding | null, signup: Finding | null }} Found nothing of what is not there
 */

/** @param {ParentNode} place @param {(found: Found) => void} tell is called with each change */
export function watch(place, tell) {
  const frame = place.querySelector("iframe");
  if (frame) watchFrame(frame, tell);
  else witness(place, tell);
}

/** @param {ParentNode} place @param {(found: Found) => void} tell */
function witness(place, tell) {
  const [carousel, signup] = [place.querySelector("newsreel-carousel"), place.querySelector("newsreel-signup")];
  /** @type {Found} */
  const found = { news: carousel && { is: "waiting" }, signup: signup && { is: "waiting" } };
  const note = (/** @type {Partial<Found>} */ news) => tell({ ...Object.assign(found, news) });
  tell({ ...found });
  watchFiles((news) => note({ news }));
  if (carousel) watchNews(carousel, (news) => note({ news }));
  if (signup) watchSignup(signup, (signup) => note({ signup }));
}

/** A file that does not come, or is not the one of its hash. @param {(finding: Finding) => void} note */
function watchFiles(note) {
  const lost = (/** @type {Event} */ { target }) => {
    const message = target instanceof HTMLScriptElement ? target.src : target instanceof HTMLLinkElement ? target.href : "";
    if (message) note({ is: "failed", code: "file", message });
  };
  addEventListener("error", lost, { capture: true });
}

/** @param {Element} carousel @param {(finding: Finding) => void} note */
function watchNews(carousel, note) {
  const { state, count } = /** @type {any} */ (carousel);
  if (state === "ready") note({ is: "ready", count });
  carousel.addEventListener("newsreel:load", (event) => note({ is: "ready", count: /** @type {any} */ (event).detail.count }));
  carousel.addEventListener("newsreel:error", (event) => note({ is: "failed", .../** @type {any} */ (event).detail }));
}

/** @param {Element} signup @param {(finding: Finding) => void} note */
function watchSignup(signup, note) {
  const look = () => signup.hasAttribute("data-state") && note({ is: "ready" });
  signup.addEventListener("newsreel:error", (event) => note({ is: "failed", .../** @type {any} */ (event).detail }));
  new MutationObserver(look).observe(signup, { attributes: true, attributeFilter: ["data-state"] });
  look();
}

/** @param {HTMLIFrameElement} frame @param {(found: Found) => void} tell */
function watchFrame(frame, tell) {
  tell({ news: { is: "waiting" }, signup: null });
  frame.addEventListener("load", () => {
    const inside = frame.contentDocument;
    if (inside?.querySelector("newsreel-carousel, newsreel-signup")) return witness(inside, tell);
    const message = inside?.body.textContent?.trim() ?? "";
    tell({ news: { is: "failed", code: "frame-feed", message }, signup: null });
  });
}
