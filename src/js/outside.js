// Links of a page in a frame: they open outside of it, where its sandbox lets them.

import { tellWordPress } from "./around.js";

/** Has every link that would be followed open a tab of its own. */
export function openOutside() {
  addEventListener("click", (event) => {
    const path = event.composedPath();
    const link = path.find((node) => node instanceof HTMLAnchorElement && node.href);
    if (link && !event.defaultPrevented) follow(event, /** @type {HTMLAnchorElement} */ (link));
  });
}

/** @param {MouseEvent} event @param {HTMLAnchorElement} link */
function follow(event, link) {
  link.target = "_blank";
  // A document has no origin of its own where a sandbox holds it: there, tabs may be forbidden.
  if (self.origin !== "null") return;
  event.preventDefault();
  if (opensTab(link.href)) return;
  if (link.part.contains("link")) readHere();
  // It follows those that lead to the frame's own site.
  else tellWordPress("link", link.href);
}

/** @param {string} address */
function opensTab(address) {
  try {
    const tab = open(address);
    if (tab) tab.opener = null;
    return tab !== null;
  } catch {
    return false; // that is how Firefox says no
  }
}

/** The headline that shows opens in place instead, from now on: as soon as what opens it is there. */
function readHere() {
  const carousel = document.querySelector("newsreel-carousel");
  const root = carousel?.shadowRoot;
  if (!root || carousel.getAttribute("open") === "reader") return;
  const opens = new MutationObserver(() => {
    /** @type {HTMLElement | null} */
    const link = root.querySelector("[part=slide]:not([inert]) [aria-haspopup]");
    if (!link) return;
    opens.disconnect();
    link.click();
  });
  opens.observe(root, { attributeFilter: ["aria-haspopup"], childList: true, subtree: true });
  carousel.setAttribute("open", "reader");
}
