// The demo and a browser, for all the tests of a file.

import { after } from "node:test";

import { launch } from "./browser.mjs";
import { startDemo } from "./server.mjs";

/** Starts both; they end with the file's last test. */
export async function openSite() {
  const demo = await startDemo();
  const browser = await launch();
  after(async () => {
    await browser.close();
    await demo.stop();
  });
  return { browser, demo };
}
