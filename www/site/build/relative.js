// Addresses within the site, from page to page, so that it works under any path.

/**
 * Where `to` is, seen from the page `from`. Both begin with a slash, which is the root of the site.
 * @param {string} from
 * @param {string} to
 */
export function relative(from, to) {
  const depth = from.split("/").length - 2;
  return "../".repeat(depth) + to.slice(1) || "./";
}
