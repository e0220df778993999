// The package with the module's bytes in it, for bundlers that lose files.

export * from "./index.js";
