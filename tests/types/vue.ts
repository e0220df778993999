// Templates of Vue: both elements are global components with typed attributes.

import "newsreel/define";
import type { GlobalComponents } from "vue";

type Props<Name extends keyof GlobalComponents> = InstanceType<GlobalComponents[Name]>["$props"];

export const carousel: Props<"newsreel-carousel"> = { feed: "/feed.json", interval: 8, theme: "dark" };
export const listening: Props<"newsreel-carousel"> = {
  id: "news",
  headingLevel: 2,
  dataPlace: "column",
  onNewsreelSlide: (event) => event.detail.index.toFixed(),
  "onNewsreel:load": (event) => event.detail.count.toFixed(),
};
export const signup: Props<"newsreel-signup"> = { consent: "I agree", eai: "warn", "heading-level": 2 };

// @ts-expect-error there is no such theme
export const theme: Props<"newsreel-carousel"> = { theme: "purple" };
