// Storybook: a story of both elements, and the manifest from which it lists their attributes.

import { DEFINE, ELEMENTS } from "./pages.mjs";

const files = {
  ".storybook/main.js": `export default {
    framework: "@storybook/web-components-vite", stories: ["../*.stories.js"], core: { disableTelemetry: true },
  };`,
  ".storybook/preview.js": `import { setCustomElementsManifest } from "@storybook/web-components-vite";
import manifest from "newsreel/custom-elements.json" with { type: "json" };
setCustomElementsManifest(manifest);`,
  ".storybook/preview-head.html": '<link rel="icon" href="data:,">',
  "news.stories.js": `${DEFINE}
export default { title: "News" };
export const Both = { render: () => \`<main>${ELEMENTS}</main>\` };`,
};
const STORY = "iframe.html?id=news--both&viewMode=story";

/** @type {import("../site.mjs").Family} */
export default {
  storybook: {
    tool: "storybook",
    how: "`storybook build`, with `custom-elements.json`",
    files,
    build: [["storybook", "build", "--output-dir", "dist"]],
    folder: "dist",
    path: STORY,
  },
  "storybook-dev": {
    tool: "storybook",
    how: "`storybook dev`, with `custom-elements.json`",
    files,
    serve: (port) => ["storybook", "dev", "--host", "127.0.0.1", "--port", String(port), "--ci", "--no-open"],
    path: STORY,
  },
};
