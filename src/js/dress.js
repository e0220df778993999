// The style of what is put into a page: in a cascade layer, so that every rule of the page wins.

/** One sheet for each document. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/**
 * Has the tree that an element stands in adopt a style, which needs no `style-src` of a policy.
 * @param {Element} element
 * @param {string} style
 */
export function dress(element, style) {
  const root = /** @type {any} */ (element.getRootNode());
  const page = element.ownerDocument;
  // Where there are no such sheets, what the widget adds looks as the page's own does.
  if (!style || !root.adoptedStyleSheets || !page.defaultView) return;
  let sheet = sheets.get(page);
  if (!sheet) {
    sheet = new page.defaultView.CSSStyleSheet();
    sheet.replaceSync(style);
    sheets.set(page, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
