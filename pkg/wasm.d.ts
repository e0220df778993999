// The whole module, `newsreel_bg.wasm`, as an asset: its address, where a bundler makes that of it.

/** What `define({ wasm })` takes. */
declare const address: string;
export default address;
