// TypeScript without a framework.

import { define, readFeed, validateEmail } from "newsreel";
import "newsreel/newsreel.css";
import wasm from "newsreel/wasm";

define({ wasm });
define({ wasm: new URL("https://example.org/newsreel_bg.wasm") });
define({ wasm: new Response() });

const carousel = document.createElement("newsreel-carousel");
carousel.headingLevel = 2;
carousel.addEventListener("newsreel:error", ({ detail }) => detail.code === "widget-panic");
carousel.addEventListener("newsreel-slide", ({ detail }) => detail.index.toFixed());
document.addEventListener("newsreel-open", ({ detail }) => detail.url);
document.addEventListener("newsreel:submit", (event) => event.detail.respondWith(Promise.resolve()));

const signup = document.createElement("newsreel-signup");
signup.eai = "warn";
signup.provider = null;
signup.addEventListener("newsreel:error", ({ detail }) => detail.code === "signup-field");
signup.addEventListener("newsreel:invalid", ({ detail }) => detail.reason === "unknown-tld");
if (signup.validate()) signup.submit();
signup.state satisfies "editing" | "invalid" | "submitting" | "subscribed" | "failed";

export const check = await validateEmail("reader@example.org");
if (check.verdict === "reject") check.address satisfies null;
else check.address satisfies string;
export const cautious: string = (await validateEmail("reader@example.org", { eai: "warn" })).verdict;
export const titles: string[] = (await readFeed("{}")).items.map(({ title }) => title);

// @ts-expect-error there has to be something
define({ wasm: null });

// @ts-expect-error there is no seventh level
carousel.headingLevel = 7;

// @ts-expect-error there is no such way to treat all scripts
signup.eai = "maybe";
