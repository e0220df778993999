// The paste-in module: importing it defines both elements. It exports nothing.

import "./index.js";

export {};
