// What `pkg/custom-elements.json` says of an element, as Markdown.

/**
 * The class of an element.
 * @param {any} manifest
 * @param {string} tag
 */
export function declarationOf(manifest, tag) {
  const all = manifest.modules.flatMap((module) => module.declarations);
  const found = all.find((declaration) => declaration.tagName === tag);
  if (!found) throw new Error(`custom-elements.json has no <${tag}>`);
  return found;
}

/** Each list of a class that pages and scripts may rely on, with the heading that it has. */
const LISTS = [
  ["Attributes and properties", attributes],
  ["Read-only properties", readOnly],
  ["Methods", methods],
  ["Events", events],
  ["What stands inside", slots],
  ["Parts", parts],
  ["Custom properties", customProperties],
];

/**
 * The reference of an element: a heading and a table for each list that it has.
 * @param {any} manifest
 * @param {string} tag
 */
export function referenceOf(manifest, tag) {
  const declaration = declarationOf(manifest, tag);
  const tables = LISTS.map(([heading, rows]) => [heading, rows(declaration)]);
  const filled = tables.filter(([, rows]) => rows.length > 1);
  return filled.map(([heading, rows]) => `## ${heading}\n\n${table(rows)}`).join("\n\n");
}

function attributes({ attributes = [] }) {
  const rows = attributes.map(({ name, fieldName, type, default: preset, description }) => [
    code(name), description, code(type.text), preset ? code(bare(preset)) : "", fieldName ? code(fieldName) : "",
  ]);
  return [["attribute", "meaning", "type", "default", "property"], ...rows];
}

function readOnly({ members = [] }) {
  const own = members.filter(({ readonly }) => readonly);
  const rows = own.map(({ name, type, description }) => [code(name), description, code(type.text)]);
  return [["property", "meaning", "type"], ...rows];
}

function methods({ members = [] }) {
  const rows = members.filter(({ kind }) => kind === "method").map((method) => [code(signature(method)), meaning(method)]);
  return [["method", "what it does"], ...rows];
}

function signature({ name, parameters = [], return: { type } }) {
  const takes = parameters.map((one) => `${one.name}: ${one.type.text}`).join(", ");
  return `${name}(${takes})${type.text === "void" ? "" : `: ${type.text}`}`;
}

function meaning({ description, parameters = [] }) {
  return [description, ...parameters.map((one) => `${code(one.name)}: ${one.description}`)].join(" ");
}

function events({ events = [] }) {
  const rows = events.map(({ name, type, description }) => [code(name), description, code(detail(type.text))]);
  return [["event", "when", "`detail`"], ...rows];
}

function detail(type) {
  return /^CustomEvent<(.*)>$/.exec(type)?.[1] ?? type;
}

function slots({ slots = [] }) {
  const rows = slots.map(({ name, description }) => [name ? code(name) : "the element's content", description]);
  return [["slot", "meaning"], ...rows];
}

function parts({ cssParts = [] }) {
  return [["part", "what it is"], ...cssParts.map(({ name, description }) => [code(name), description])];
}

function customProperties({ cssProperties = [] }) {
  const rows = cssProperties.map(({ name, syntax, default: preset, description }) => [
    code(name), description, code(syntax), preset ? code(preset) : "",
  ]);
  return [["property", "meaning", "value", "default"], ...rows];
}

/** A table in Markdown, the first row as its head. @param {string[][]} rows */
export function table([head, ...rows]) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text) {
  return `\`${text}\``;
}

function bare(preset) {
  return preset.replace(/^"(.*)"$/, "$1");
}
