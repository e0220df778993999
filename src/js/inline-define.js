// The package with the module's bytes in it, with the elements defined on import.

import { define } from "./inline.js";

export * from "./inline.js";

define();
