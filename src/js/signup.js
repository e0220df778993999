// What comes with the sign-up's part of the module: the form in the page, and its style.

import { Form } from "./form.js";
import style from "./form-style.js";

Form.style = style;

export { Form };
