// Angular by its own command, with what it asks of every custom element: a schema.

import { DEFINE, ELEMENTS, page } from "./pages.mjs";

const options = (extra) => ({ browser: "src/main.ts", index: "src/index.html", tsConfig: "tsconfig.json", ...extra });
const WORKSPACE = {
  version: 1,
  cli: { analytics: false, cache: { enabled: false } },
  projects: {
    partner: {
      projectType: "application",
      root: "",
      sourceRoot: "src",
      architect: {
        build: { builder: "@angular/build:application", options: options({ outputPath: "dist" }) },
        serve: {
          builder: "@angular/build:dev-server",
          options: { buildTarget: "partner:build:development" },
        },
      },
    },
  },
};
WORKSPACE.projects.partner.architect.build.configurations = { development: { optimization: false } };

const files = {
  "angular.json": JSON.stringify(WORKSPACE),
  "tsconfig.json": JSON.stringify({
    compilerOptions: { target: "ES2022", module: "preserve", moduleResolution: "bundler", strict: true, skipLibCheck: false },
    files: ["src/main.ts"],
  }),
  "src/index.html": page("", "<partner-page></partner-page>"),
  "src/main.ts": `${DEFINE}
import { Component, CUSTOM_ELEMENTS_SCHEMA, provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
@Component({ selector: "partner-page", schemas: [CUSTOM_ELEMENTS_SCHEMA], template: \`<main>${ELEMENTS}</main>\` })
class Page {}
bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });`,
};

/** @type {import("../site.mjs").Family} */
export default {
  angular: {
    tool: "@angular/cli",
    how: "`ng build`, `CUSTOM_ELEMENTS_SCHEMA`",
    files,
    build: [["ng", "build"]],
    folder: "dist/browser",
    heals: true,
  },
  "angular-dev": {
    tool: "@angular/cli",
    how: "`ng serve`, `CUSTOM_ELEMENTS_SCHEMA`",
    files,
    serve: (port) => ["ng", "serve", "--host", "127.0.0.1", "--port", String(port), "--live-reload=false"],
    heals: true,
  },
};
