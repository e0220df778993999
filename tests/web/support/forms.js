// What src/js/widget.js does of src/js/signup.js: a build puts the style sheet into that.

import set from "../../../src/js/endings.js";
import { Form } from "../../../src/js/form.js";

export function open(host, machine, style) {
  Form.style = style;
  return new Form(host, machine, (call) => call());
}

export function close(form, machine) {
  machine.leave();
  form.free();
}

export function endings() {
  return Uint8Array.from(atob(set), (byte) => byte.charCodeAt(0));
}
