// What src/js/widget.js does of src/js/signup.js: a build puts the style sheet into that.

import { Form } from "../../../src/js/form.js";
import * as more from "../../../src/js/subscribe.js";

export function open(host, machine, style) {
  Form.style = style;
  return new Form(host, machine, (call) => call(), () => more);
}

export function close(form, machine) {
  machine.leave();
  form.free();
}

export const { endings } = more;
