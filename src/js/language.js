// The language of the place where an element stands.

/**
 * The nearest `lang`, also through the shadow roots that the element stands in.
 * @param {Element} element
 */
export function languageOf(element) {
  /** @type {Element | undefined} */
  let from = element;
  while (from) {
    const found = from.closest("[lang]")?.getAttribute("lang");
    // As PHP and Java write it: `zh_TW`.
    if (found) return found.replace(/_/g, "-");
    // Only a shadow root has a host.
    from = /** @type {any} */ (from.getRootNode()).host;
  }
  return "en";
}
