// What other programs make of a text.

import { execFile } from "node:child_process";

const MOST_BYTES = 10_000_000;

/**
 * What a program prints when `input` is written to it.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, input?: string, cwd?: string }} options
 * @returns {Promise<string>}
 */
export function print(program, args, { env = {}, input = "", cwd }) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: MOST_BYTES };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program} ended with ${error.code}\n${stderr}${stdout}`));
      else resolve(stdout);
    });
    child.stdin?.end(input);
  });
}
