// Links of Markdown that was taken from a file of the repository, made to lead somewhere from a page of the
// documentation: to the page that has what they mean, else to the file in the public repository.

import { posix } from "node:path";

import { slug } from "github-slugger";

// Fences and code keep what looks like a link. Code in a line ends with as many marks as it begins with.
const CODE = /(^(?:```|~~~)[^]*?^(?:```|~~~)|(`+)[^`\n][^]*?\2(?!`))/m;
const LINK = /(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^\s()]+)\)/g;
const WHOLE = /^[a-z][a-z0-9+.-]*:/;

/**
 * `markdown` with its links rewritten by `lead`, which is given each target. Pictures are refused: the
 * site has pictures of its own.
 * @param {string} markdown
 * @param {(target: string) => string} lead
 */
export function rewriteLinks(markdown, lead) {
  // Code inside of a link's text is no end of the link: it is put aside first.
  const kept = [];
  const keep = (code) => `\u0000${kept.push(code) - 1}\u0000`;
  const bare = markdown.replace(new RegExp(CODE.source, "gm"), keep);
  const led = bare.replace(LINK, (whole, picture, text, target) => {
    if (picture) throw new Error(`a picture stands there (${target}): take a passage without it`);
    return `[${text}](${lead(target)})`;
  });
  return led.replace(/\u0000(\d+)\u0000/g, (_, at) => kept[Number(at)]);
}

/**
 * Where a link in the file `from` leads: `places` knows which page has which heading of which file, by
 * `file#slug`; `isFile` says what the repository has.
 * @param {string} target
 * @param {{ from: string, places: Map<string, string>, repository: string, isFile: (path: string) => boolean }} known
 */
export function destination(target, { from, places, repository, isFile }) {
  if (WHOLE.test(target)) return target;
  const [path, anchor = ""] = target.split("#");
  const file = path === "" ? from : posix.normalize(posix.join(posix.dirname(from), decodeURI(path)));
  const place = places.get(anchor ? `${file}#${anchor}` : file);
  if (place !== undefined) return place;
  if (!isFile(file)) throw new Error(`${from} links to ${file}, which is not there`);
  return `${repository}/blob/main/${file}${anchor ? `#${anchor}` : ""}`;
}

/** A heading's anchor, as GitHub has it. @param {string} heading */
export function anchorOf(heading) {
  return slug(heading.replaceAll("`", ""));
}
