// React Router as a framework: rendered on the server, the import at the top of a route.

import { DEFINE, ELEMENTS } from "./pages.mjs";

const files = {
  "vite.config.js": `import { reactRouter } from "@react-router/dev/vite";
export default { plugins: [reactRouter()] };`,
  "app/routes.js": 'import { index } from "@react-router/dev/routes";\nexport default [index("home.jsx")];',
  "app/root.jsx": `import { Links, Meta, Outlet, Scripts } from "react-router";
export default function Root() {
  return <html lang="en"><head><link rel="icon" href="data:,"/><Meta/><Links/></head><body><Outlet/><Scripts/></body></html>;
}`,
  "app/home.jsx": `${DEFINE}
export default function Home() { return <main>${ELEMENTS}</main>; }`,
};

/** @type {import("../site.mjs").Family} */
export default {
  "react-router": {
    tool: "react-router",
    how: "`react-router build` and `react-router-serve`",
    files,
    build: [["react-router", "build"]],
    serve: (port) => ["env", "HOST=127.0.0.1", `PORT=${port}`, "react-router-serve", "build/server/index.js"],
  },
  "react-router-dev": {
    tool: "react-router",
    how: "`react-router dev`",
    files,
    serve: (port) => ["react-router", "dev", "--host", "127.0.0.1", "--port", String(port)],
  },
};
