// What a partner's server does: nothing is drawn, addresses are checked and feeds read.

/** Ends with an error where an answer is not the right one. */
export const CHECK = `import "newsreel/define";
import { readFeed, validateEmail } from "newsreel";
const feed = { version: "https://jsonfeed.org/version/1.1", title: "News", items: [{ id: "1", title: "Kites" }] };
const seen = [
  (await validateEmail("reader@")).reason,
  (await validateEmail("reader@Example.org")).address,
  (await readFeed(feed, "https://example.org/feed.json")).items[0].title,
];
if (seen.join() !== "empty-domain,reader@example.org,Kites") throw new Error("wrong: " + seen);
`;
