// Every family of partners' sites; each is installed once, and its rows run one after the other.

import angular from "./families/angular.mjs";
import astro from "./families/astro.mjs";
import bun from "./families/bun.mjs";
import deno from "./families/deno.mjs";
import jest from "./families/jest.mjs";
import next from "./families/next.mjs";
import nuxt from "./families/nuxt.mjs";
import parcel from "./families/parcel.mjs";
import plain from "./families/plain.mjs";
import pnpm from "./families/pnpm.mjs";
import reactRouter from "./families/react-router.mjs";
import rollup from "./families/rollup.mjs";
import rspack from "./families/rspack.mjs";
import storybook from "./families/storybook.mjs";
import svelte from "./families/svelte.mjs";
import testRunner from "./families/test-runner.mjs";
import types from "./families/types.mjs";
import vite from "./families/vite.mjs";
import vitest from "./families/vitest.mjs";
import webpack from "./families/webpack.mjs";
import yarn from "./families/yarn.mjs";

/**
 * By the name that `tools/` has what they are built with under, in the order of the table.
 * @type {Record<string, import("./site.mjs").Family>}
 */
export const families = {
  plain,
  vite,
  webpack,
  rspack,
  rollup,
  parcel,
  bun,
  deno,
  next,
  "react-router": reactRouter,
  angular,
  nuxt,
  svelte,
  astro,
  storybook,
  pnpm,
  yarn,
  vitest,
  jest,
  "test-runner": testRunner,
  types,
};

/** Those that the ordinary tests build: their tools are there anyway, or small. */
export const QUICK = {
  plain: ["html", "cdn", "importmap"],
  vite: ["vite", "vite-auto", "vite-dev"],
  rollup: ["esbuild", "esbuild-iife"],
};
