// The paste-in module: defines both elements. Everything else is loaded when an element nears
// the viewport, from where this file came from.

import { define } from "./elements.js";

define();
