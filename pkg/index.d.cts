/** What `require("newsreel")` gives: all of `index.d.ts`. */

type All = typeof import("./index.js", { with: { "resolution-mode": "import" } });

export type * from "./index.js" with { "resolution-mode": "import" };

export declare const define: All["define"];
export declare const ready: All["ready"];
export declare const readFeed: All["readFeed"];
export declare const validateEmail: All["validateEmail"];
export declare const NewsreelCarousel: All["NewsreelCarousel"];
export declare const NewsreelSignup: All["NewsreelSignup"];
export type NewsreelCarousel = InstanceType<All["NewsreelCarousel"]>;
export type NewsreelSignup = InstanceType<All["NewsreelSignup"]>;
