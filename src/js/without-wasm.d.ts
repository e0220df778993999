/** Makes an instance of the module, as `WebAssembly.instantiate` does. */
export function instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;
/** What the custom section of this name has in the module. */
export const style: string;
