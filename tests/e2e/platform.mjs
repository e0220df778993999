// The parts of a platform that the elements use, each of which may be missing.

/** What the elements can do without, or must do without: their content shows then. */
export const PARTS = [
  "AbortController",
  "CSSStyleSheet",
  "CSSStyleSheet.prototype.replaceSync",
  "CustomEvent",
  "Document.prototype.adoptedStyleSheets",
  "Element.prototype.attachShadow",
  "Element.prototype.checkVisibility",
  "Element.prototype.scrollTo",
  "Element.prototype.toggleAttribute",
  "FormData",
  "HTMLDialogElement",
  "IntersectionObserver",
  "Intl.DateTimeFormat",
  "MutationObserver",
  "Object.hasOwn",
  "PointerEvent",
  "Promise.allSettled",
  "ResizeObserver",
  "ShadowRoot.prototype.adoptedStyleSheets",
  "String.prototype.replaceAll",
  "TextDecoder",
  "URL",
  "URL.canParse",
  "URL.parse",
  "URLSearchParams",
  "WebAssembly",
  "WebAssembly.compile",
  "fetch",
  "matchMedia",
  "queueMicrotask",
  "requestAnimationFrame",
  "requestIdleCallback",
  "scheduler",
];

/** Takes a part of the platform away, as if the browser had never had it. */
export function takeAway(from, path) {
  const names = path.split(".");
  const last = names.pop();
  const owner = names.reduce((object, name) => object?.[name], from);
  if (!owner) return;
  const replaced = Reflect.deleteProperty(owner, last);
  if (!replaced || last in owner) {
    Object.defineProperty(owner, last, { value: undefined, configurable: true, writable: true });
  }
}
