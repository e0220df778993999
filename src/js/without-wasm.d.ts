/** Makes an instance of the module, as `WebAssembly.instantiate` does. */
export function instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;
