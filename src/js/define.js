// The package, with the elements defined on import.

import { define } from "./index.js";

export * from "./index.js";

define();
