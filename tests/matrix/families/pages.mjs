// What every partner's page says, in the words that HTML, JSX, Vue, Svelte and Angular have in common.

/** Stands in files for the address of the server that has the feed and takes addresses. */
export const SERVER = "%SERVER%";

/** Stands for the path of the packed package. */
export const TARBALL = "%TARBALL%";

/** Both elements, as in the README. */
export const ELEMENTS = `<newsreel-carousel feed="${SERVER}feed.json" loading="eager"><a href="https://example.org/news">News</a></newsreel-carousel>
  <newsreel-signup loading="eager"><form action="${SERVER}subscribe" method="post">
    <label>E-mail <input type="email" name="email" required /></label><button>Subscribe</button>
  </form></newsreel-signup>`;

/** A page with these elements and this script. */
export const page = (script, elements = ELEMENTS) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
  <link rel="icon" href="data:,"><title>Partner</title></head><body>${elements}${script}</body></html>`;

export const MODULE = '<script type="module" src="./main.js"></script>';
export const CLASSIC = '<script src="./main.js"></script>';
export const DEFINE = 'import "newsreel/define";';
export const AUTO = 'import "newsreel/auto";';
/** Where a bundler is told nothing, and loses what it does not know. */
export const INLINE = 'import { define } from "newsreel/inline";\ndefine();';
