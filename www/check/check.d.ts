// What the build makes of the crate: see src/web.rs.

import type { Told } from "./judge.js";

export default function start(): Promise<unknown>;
export function check(document: Uint8Array, address: string, source: string): Told;
