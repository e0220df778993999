// Runs in the page: takes over what the server has written, when it is asked to.

import { createElement } from "react";
import { hydrateRoot } from "react-dom/client";

import { Page } from "./hydration-page.mjs";

window.recovered = [];
window.hydrate = () =>
  hydrateRoot(document.querySelector("#root"), createElement(Page), {
    onRecoverableError: (error) => window.recovered.push(String(error)),
  });
