import { inEachLanguage } from "./build/languages.js";

export default {
  ...inEachLanguage("site", "", ({ front }) => front),
  wide: true,
  styles: ["/pkg/newsreel.css", "/site/front.css"],
  scripts: ["/pkg/newsreel.js"],
};
