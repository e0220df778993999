// Checks documents beside the page, which stays quick meanwhile. The module is loaded for the first of them.

import start, { check } from "./check.js";

const ready = start();

addEventListener("message", async ({ data }) => {
  const { number, bytes, address, source } = data;
  try {
    await ready;
    postMessage({ number, told: check(bytes, address, source) });
  } catch (error) {
    postMessage({ number, error: String(error) });
  }
});
