// The style of the shadow roots, in sheets that they adopt: those need no `style-src` of a content
// security policy.

import style from "./style.js";

/** A sheet is of one document. @type {WeakMap<Document, { sheet: CSSStyleSheet, text: string }>} */
const sheets = new WeakMap();

let whole = style;

/** @param {string | undefined} late the style of the reader, once it has come */
export function addStyle(late) {
  if (late) whole = style + late;
}

/**
 * Has a shadow root adopt all the style that there is.
 * @param {ShadowRoot} root
 */
export function adopt(root) {
  if (!("adoptedStyleSheets" in root)) throw new Error("this browser has no adopted style sheets");
  const page = root.ownerDocument;
  let made = sheets.get(page);
  if (made?.text !== whole) {
    const sheet = made?.sheet ?? new /** @type {any} */ (page.defaultView).CSSStyleSheet();
    sheet.replaceSync(whole);
    made = { sheet, text: whole };
    sheets.set(page, made);
  }
  root.adoptedStyleSheets = [made.sheet];
}
