// Runs in the page: shows each row in the real widget, opens it in the reader, and looks for what
// must not have happened and for what must be kept.

import { showSignup } from "./signup.js";

const planted = new URLSearchParams(location.search).has("planted");
// No way to parse is left to the widget: articles are plain paragraphs, and the browser reports the
// one policy that was asked for in vain.
const isPlain = location.pathname.startsWith("/page/strict/") && !("parseHTML" in Document);
const RAN = ["alert", "confirm", "prompt", "print", "open"];
const EVENTS = [
  ["click", MouseEvent], ["mouseover", MouseEvent], ["mouseout", MouseEvent], ["mousedown", MouseEvent],
  ["mouseup", MouseEvent], ["mousemove", MouseEvent], ["pointerdown", PointerEvent],
  ["pointerover", PointerEvent], ["pointerup", PointerEvent], ["focus", FocusEvent], ["focusin", FocusEvent],
  ["blur", FocusEvent], ["error", Event], ["load", Event], ["toggle", Event],
];
const ADDRESSES = ["href", "src", "srcset", "cite", "poster", "data", "action", "formaction", "background", "xlink:href", "longdesc", "ping"];
// What a feed has written stands in these; the rest is the widget's own.
const WRITTEN = '[part="slide"] *, [part="article"] *';
const SETTLED_AFTER_MS = 150;

const ran = [];
const errors = [];
const notices = [];
const violations = [];
let refused = false;
// Notices that were given.
const told = [];
for (const name of RAN) window[name] = () => void ran.push(name);
// A browser's own notice, which no script has thrown.
const isNotice = ({ message }) => message.startsWith("ResizeObserver loop");
addEventListener("error", (event) => event instanceof ErrorEvent && (isNotice(event) ? notices : errors).push(event.message));
addEventListener("unhandledrejection", (event) => errors.push(`${event.reason}`));
document.addEventListener("securitypolicyviolation", (event) => {
  if (isPlain && event.violatedDirective === "trusted-types" && !refused) {
    refused = true;
    return;
  }
  violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
// Handlers may run, but nothing is left by a click.
addEventListener("click", (event) => event.preventDefault());

function post(report) {
  return fetch("/report", { method: "POST", body: JSON.stringify(report) });
}

// A hole such as an attribute that should not be on the list: the run must find it.
function plant() {
  const make = Document.prototype.createElement;
  Document.prototype.createElement = function (name, ...rest) {
    const element = make.call(this, name, ...rest);
    if (name === "img") element.setAttribute("onerror", "alert(1)");
    return element;
  };
  addEventListener("input", (event) => console.info(event.composedPath()[0].value));
}

async function judgeAll(rows) {
  const together = await judge(rows);
  const isSlow = ([{ found }]) => found.some((kind) => kind.startsWith("slow"));
  if (rows.length === 1 && isSlow(together)) {
    // A machine that is busy is slow now and then; what takes too long does so each time.
    const again = [await judge(rows), await judge(rows)];
    return again.find((results) => !isSlow(results)) ?? together;
  }
  // Twenty widgets that a busy machine lays out at once may make it say so; one alone may not.
  const noticed = notices.splice(0);
  told.push(...noticed);
  // What ran or threw could be of any of them: each alone.
  if (rows.length === 1 || (noticed.length === 0 && !together.some(({ found }) => found.some((kind) => /^(exec|crash|global|clobber|request|navigation|email_leak)/.test(kind))))) {
    return together;
  }
  const alone = [];
  for (const row of rows) alone.push(...(await judge([row])));
  // What only happens in company has happened.
  return alone.some(({ found }) => found.length > 0) ? alone : together;
}

// What runs or throws after its rows were judged counts for those that come next: nothing is lost.
async function judge(rows) {
  const before = state(rows);
  performance.clearResourceTimings();
  const shown = [];
  for (const row of rows) shown.push(await show(row, false));
  for (const { root, content } of shown) root.querySelectorAll(content ? WRITTEN : "*").forEach(touch);
  await new Promise((resolve) => setTimeout(resolve, SETTLED_AFTER_MS));
  const controls = [];
  for (const row of rows) controls.push(isOfContent(row) ? undefined : await show(row, true));
  const results = rows.map((row, index) => {
    const found = (row.must_not ?? []).filter((rule) => happened(rule, row, shown[index], controls[index], before));
    const lost = (row.must_keep ?? []).filter((rule) => !isKept(rule, shown[index].content));
    if (row.must_keep && !shown[index].content) lost.push("the reader did not open");
    const thrown = rows.length > 1 ? [...errors] : [...errors, ...notices.splice(0)];
    if (thrown.length > 0) found.push({ kind: "crash", errors: thrown });
    return { id: row.id, found: found.map(name), lost: lost.map(name) };
  });
  ran.length = errors.length = 0;
  for (const { host } of [...shown, ...controls.filter(Boolean)]) host.remove();
  return results;
}

const name = (rule) => (typeof rule === "string" ? rule : [rule.kind, JSON.stringify(rule)].filter(Boolean).join(" "));
const isOfContent = ({ field }) => field === undefined || field === "content_html";

function state(rows) {
  const names = rows.flatMap(({ must_not = [] }) => must_not.flatMap(({ kind, names }) => (["clobber", "global"].includes(kind) ? names : [])));
  const values = new Map(names.map((name) => [name, [window[name], document[name], ({})[name]]]));
  return { values, location: location.href, children: hostMarks() };
}

// The host page, as far as the widget is not in it.
function hostMarks() {
  const attributes = ({ attributes }) => [...attributes].map(({ name, value }) => `${name}=${value}`).join();
  const children = [...document.body.children].filter(({ localName }) => !localName.startsWith("newsreel-"));
  return [document.documentElement, document.body, document.head, ...children].map((node) => `${node.localName} ${attributes(node)}`).join("\n");
}

async function show(row, asControl) {
  if (row.field?.startsWith("form.") || row.field === "config.form_action") return showSignup(row, asControl);
  const host = document.createElement("newsreel-carousel");
  for (const [name, value] of [["open", "reader"], ["loading", "eager"]]) host.setAttribute(name, value);
  const own = `/feed/${encodeURIComponent(row.id)}${asControl ? "?control" : ""}`;
  host.setAttribute("feed", row.field === "config.feed_url" ? (asControl ? "x" : row.payload) : own);
  const told = new Promise((resolve) => {
    for (const name of ["newsreel:load", "newsreel:error"]) host.addEventListener(name, resolve, { once: true });
  });
  const since = performance.now();
  document.body.append(host);
  await told;
  const root = host.shadowRoot;
  root.querySelector('[part="slide"]:not([inert]) [part="link"]')?.click();
  const content = root.querySelector('[part="content"]');
  // What is drawn takes its time as well.
  void root.querySelector("dialog")?.offsetHeight;
  const took = performance.now() - since;
  const elements = [...root.querySelectorAll("*")];
  return { host, root, content, elements, took };
}

function touch(element) {
  for (const [name, Kind] of EVENTS) {
    // A press on ours is an order to the widget.
    if (name === "click" && element.closest('button, [part="link"]')) continue;
    const bubbles = !["error", "load", "toggle", "focus", "blur"].includes(name);
    element.dispatchEvent(new Kind(name, { bubbles, cancelable: true, composed: true }));
  }
}

function isKept(rule, content) {
  if (!content) return false;
  if (isPlain && rule.text === undefined) return true;
  if (typeof rule === "string") return content.querySelector(rule) !== null;
  if (rule.text !== undefined) return content.textContent.includes(rule.text);
  return rule.any.some((selector) => content.querySelector(selector) !== null);
}

function counts(elements, marksOf) {
  const counts = new Map();
  for (const mark of elements.flatMap(marksOf)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return counts;
}

/** Whether there is more of something than without the row. */
function isNew(mark, marksOf, row, shown, control) {
  const found = isOfContent(row) ? [...(shown.content?.querySelectorAll("*") ?? [])] : shown.elements;
  const before = control ? counts(control.elements, marksOf).get(mark) ?? 0 : 0;
  return (counts(found, marksOf).get(mark) ?? 0) > before;
}

const localName = ({ localName }) => [localName];
const attributeNames = (element) => element.getAttributeNames();

function schemesOf(element) {
  const values = ADDRESSES.flatMap((name) => element.getAttribute(name) ?? []);
  return values.flatMap((value) => {
    if (element.localName === "img" && /^data:image\/(png|gif|jpeg|webp|avif)[;,]/.test(value)) return [];
    try {
      return [new URL(value, location.href).protocol.slice(0, -1)];
    } catch {
      return [];
    }
  });
}

function happened(rule, row, shown, control, before) {
  const { kind, names = [], values = [] } = rule;
  const { root, elements, content } = shown;
  const attributes = (test) => elements.some((element) => [...element.attributes].some((attribute) => test(element, attribute)));
  switch (kind) {
    case "exec":
      return ran.length > 0;
    case "element":
      return names.some((name) =>
        name.includes("[") ? root.querySelector(name) !== null && !control?.root.querySelector(name) : isNew(name, localName, row, shown, control));
    case "attribute":
      return names.some((name) => isNew(name.toLowerCase(), attributeNames, row, shown, control));
    case "attribute_value":
      return elements.some((element) => (element.getAttribute(rule.name) ?? "").split(/\s+/).some((token) => values.includes(token)));
    case "scheme":
      return elements.some((element) => schemesOf(element).some((scheme) => names.includes(scheme)));
    case "navigation":
      return location.href !== before.location;
    case "request":
      return performance.getEntriesByType("resource").some((entry) => rule.hosts.includes(new URL(entry.name).host));
    case "id_or_name":
      return attributes((_, { name, value }) => ["id", "name"].includes(name) && values.includes(value));
    case "clobber":
      return names.some((name) => window[name] !== before.values.get(name)[0] || document[name] !== before.values.get(name)[1]);
    case "global":
      return names.some((name) => window[name] !== before.values.get(name)[0] || ({})[name] !== before.values.get(name)[2]);
    case "markup":
      return [...counts(elements, localName)].some(([name, count]) => count > (counts(control?.elements ?? elements, localName).get(name) ?? 0) && !["p", "span", "a", "time", "li", "ul", "nav", "ol", "img", "figure", "figcaption", "small", "audio"].includes(name)) || isDecoded(row, root);
    case "text":
      return values.some((value) => root.textContent.includes(value));
    case "userinfo":
      return elements.some(({ href, src }) => [href, src].some((address) => typeof address === "string" && URL.canParse(address) && new URL(address).username));
    case "unicode_host":
      return elements.some((element) => schemesOf(element).length > 0 && ADDRESSES.some((name) => /^[a-z]+:\/\/[^/]*[^\x00-\x7f]/.test(element.getAttribute(name) ?? "")));
    case "opener":
      return elements.some((element) => element.localName === "a" && element.target === "_blank" && !/noopener.*noreferrer/.test(element.rel));
    case "bidi":
      return content ? !content.closest("[dir]") : false;
    case "empty_name":
      return [...root.querySelectorAll('[part="headline"]')].some((headline) => !headline.textContent.trim());
    case "overlay":
      return document.documentElement.scrollWidth > document.documentElement.clientWidth;
    case "style_leak":
    case "host_mutation":
      return hostMarks() !== before.children;
    case "focus_steal":
      return document.activeElement !== document.body && !document.activeElement.closest("newsreel-carousel, newsreel-signup");
    case "crash":
      return errors.length > 0 || (!["feed_json", "config.feed_url"].includes(row.field) && shown.host.count < 1);
    case "slow":
      return shown.took > rule.ms * 4;
    case "email_leak":
      return shown.leaks.length > 0;
    case "loop":
      return performance.getEntriesByType("resource").filter(({ name }) => name.includes(`/feed/${row.id}`)).length > 10;
    default:
      throw new Error(`no way to judge ${kind}`);
  }
}

function isDecoded({ payload }, root) {
  const decoded = payload.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  return decoded !== payload && root.textContent.includes(decoded) && !root.textContent.includes(payload);
}

if (planted) plant();
await import("/pkg/newsreel.js");

for (;;) {
  const rows = await (await fetch("/next")).json();
  if (!rows) break;
  await post({ results: await judgeAll(rows), violations: violations.splice(0), told: told.splice(0) });
}
await post({ done: true, isPlain });
