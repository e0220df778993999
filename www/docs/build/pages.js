// The pages of the documentation in the order in which they are read, by groups.

/** @type {{ title: string, pages: string[] }[]} */
export const GROUPS = [
  { title: "Start", pages: ["index", "publisher", "partner", "contributor"] },
  { title: "Elements", pages: ["carousel", "signup", "styling", "events", "errors"] },
  { title: "Publish", pages: ["feed", "command", "serving", "services", "addresses"] },
  { title: "Embed", pages: ["toolchains", "frames", "hosts", "policy", "upgrade"] },
  { title: "Promises", pages: ["security", "accessibility", "performance", "languages"] },
];

const ORDER = GROUPS.flatMap(({ pages }) => pages);

/** The address of a page on the site. @param {string} name */
export function addressOf(name) {
  return name === "index" ? "/docs/" : `/docs/${name}/`;
}

/**
 * The page before and the page after one, where there are such.
 * @param {string} name
 */
export function neighboursOf(name) {
  const at = ORDER.indexOf(name);
  return { previous: at > 0 ? ORDER[at - 1] : undefined, next: at >= 0 ? ORDER[at + 1] : undefined };
}

/** Every page that is listed, in order. */
export const NAMES = ORDER;
