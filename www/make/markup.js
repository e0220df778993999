// Elements as data, and how each dialect writes them: HTML, JSX, the templates of frameworks.

/**
 * @typedef {{ tag: string, attributes: Record<string, string | true>, children: Child[] }} Node
 * @typedef {Node | string} Child
 *
 * @typedef {object} Dialect
 * @property {(text: string) => string} escape what keeps a text a text
 * @property {Record<string, string>} names what attributes are called here that have another name in HTML
 * @property {(value: string) => string} style the attribute that has declarations
 */

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;" };
/** Where frameworks look for expressions. */
const BRACES = { "{": "&#123;", "}": "&#125;" };
/** Where Angular looks for its blocks. */
const AT = { "@": "&#64;" };

/** @param {Record<string, string>} entities */
function escaper(entities) {
  const special = new RegExp(`[${Object.keys(entities).join("")}]`, "g");
  return (/** @type {string} */ text) =>
    text.toWellFormed().replaceAll("\0", "").replace(special, (/** @type {string} */ character) => entities[character]);
}

const quoted = (/** @type {(text: string) => string} */ escape) => (/** @type {string} */ css) => `style="${escape(css)}"`;

/** @param {Record<string, string>} entities @returns {Dialect} */
function dialect(entities, more = {}) {
  const escape = escaper(entities);
  return { escape, names: {}, style: quoted(escape), ...more };
}

/** @param {string} css declarations, as React has them */
const object = (css) => {
  const pairs = css.split(";").flatMap((line) => {
    const at = line.indexOf(":");
    return at < 0 ? [] : [`${JSON.stringify(line.slice(0, at).trim())}: ${JSON.stringify(line.slice(at + 1).trim())}`];
  });
  return `style={{ ${pairs.join(", ")} }}`;
};

export const HTML = dialect(ENTITIES);
/** Entities are read in JSX as in HTML. */
export const JSX = dialect({ ...ENTITIES, ...BRACES });
export const REACT = dialect(
  { ...ENTITIES, ...BRACES },
  { style: object, names: { autocomplete: "autoComplete", datetime: "dateTime" } },
);
export const TEMPLATE = dialect({ ...ENTITIES, ...BRACES });
export const ANGULAR = dialect({ ...ENTITIES, ...BRACES, ...AT });

const VOID = ["br", "iframe", "img", "input", "link", "meta"];
/** What is written in a line with all that it holds. */
const LINES = ["a", "h3", "label", "li", "p", "script"];
/** What holds no text that is escaped: what is put in must be safe as it is. */
const RAW = ["style", "script"];

/**
 * @param {string} tag
 * @param {Record<string, string | number | true | null | undefined | false>} [attributes] without those that are nothing
 * @param {Child[]} children
 * @returns {Node}
 */
export function element(tag, attributes = {}, ...children) {
  const given = Object.entries(attributes).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === false) return [];
    return [[name, value === true ? true : String(value)]];
  });
  return { tag, attributes: Object.fromEntries(given), children };
}

/**
 * What a page or a template says of these elements.
 * @param {Child[]} nodes
 * @param {Dialect} [dialect]
 * @param {string} [indent] what each line begins with
 */
export function write(nodes, dialect = HTML, indent = "") {
  return nodes.map((node) => indent + written(node, dialect, indent)).join("\n");
}

/** Everything in one line, for editors that make paragraphs of lines. @param {Child[]} nodes */
export const inOneLine = (nodes) => nodes.map((node) => written(node, HTML, "", true)).join("");

/** @param {Child} node @param {Dialect} dialect @param {string} indent @returns {string} */
function written(node, dialect, indent, isFlat = false) {
  if (typeof node === "string") return dialect.escape(node);
  const open = `<${filled([node.tag, ...attributes(node, dialect)], isFlat ? Infinity : WIDTH - indent.length, indent)}`;
  if (VOID.includes(node.tag) && node.tag !== "iframe") return `${open} />`;
  const end = `</${node.tag}>`;
  if (RAW.includes(node.tag)) return `${open}>${node.children.join("")}${end}`;
  if (node.children.length === 0) return `${open}>${end}`;
  if (isFlat || LINES.includes(node.tag)) {
    return `${open}>${node.children.map((child) => written(child, dialect, "", true)).join("")}${end}`;
  }
  return `${open}>\n${write(node.children, dialect, `${indent}  `)}\n${indent}${end}`;
}

/** Columns of a line, as far as attributes are short enough. */
const WIDTH = 110;

/** Words in lines of at most so many columns. @param {string[]} words @param {number} most @param {string} indent */
function filled(words, most, indent) {
  const lines = [""];
  for (const word of words) {
    const line = lines[lines.length - 1];
    if (line && line.length + word.length + 2 > most) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join(`\n${indent}  `);
}

/** @param {Node} node @param {Dialect} dialect */
function attributes({ attributes }, dialect) {
  return Object.entries(attributes).map(([name, value]) => {
    if (value === true) return dialect.names[name] ?? name;
    if (name === "style") return dialect.style(value);
    return `${dialect.names[name] ?? name}="${dialect.escape(value)}"`;
  });
}
