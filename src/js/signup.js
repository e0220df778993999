// What comes with the sign-up's part of the module: the form in the page, its style, and the endings
// that addresses have.

import set from "./endings.js";
import { Form } from "./form.js";
import style from "./form-style.js";

Form.style = style;

export { Form };

/** The set of top-level domains. */
export function endings() {
  return Uint8Array.from(atob(set), (byte) => byte.charCodeAt(0));
}
