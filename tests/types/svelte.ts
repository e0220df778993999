// Templates of Svelte: both elements are known with typed attributes.

import "newsreel/define";
import type { SvelteHTMLElements } from "svelte/elements";

export const carousel: SvelteHTMLElements["newsreel-carousel"] = {
  feed: "/feed.json",
  interval: 8,
  id: "news",
  "onnewsreel:load": (event) => event.detail.count.toFixed(),
};
export const signup: SvelteHTMLElements["newsreel-signup"] = { consent: "I agree", eai: "warn", "heading-level": 2 };

// @ts-expect-error there is no such theme
export const theme: SvelteHTMLElements["newsreel-carousel"] = { theme: "purple" };
