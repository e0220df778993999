// Shows a text in the widget as if it had come from its address: that one request is answered here.

const SCRIPT = new URL("../pkg/newsreel.js", import.meta.url).href;
/** Where a text lies of which nobody knows where it will. */
const NOWHERE = new URL("preview/feed.json", import.meta.url).href;

document.documentElement.lang = new URLSearchParams(location.search).get("lang") ?? "en";
if (document.documentElement.lang === "ar") document.documentElement.dir = "rtl";

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin || data?.type !== "check:feed") return;
  show(String(data.text), String(data.address) || NOWHERE);
});

new ResizeObserver(([{ borderBoxSize }]) => tell("check:height", { height: borderBoxSize[0].blockSize })).observe(
  document.body,
);
tell("check:ready");

/** @param {string} text @param {string} address */
async function show(text, address) {
  answer(text, address);
  const carousel = document.createElement("newsreel-carousel");
  carousel.setAttribute("feed", address);
  carousel.setAttribute("loading", "eager");
  carousel.addEventListener("newsreel:error", () => tell("check:fallback"));
  document.querySelector("main")?.replaceChildren(carousel);
  await import(SCRIPT);
}

/** Answers for the feed; all else is asked for as ever. @param {string} text @param {string} address */
function answer(text, address) {
  const ask = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url !== address) return ask(input, init);
    const response = new Response(text, { headers: { "Content-Type": "application/feed+json" } });
    return Object.defineProperty(response, "url", { value: address });
  };
}

/** @param {string} type @param {Record<string, number>} [more] */
function tell(type, more = {}) {
  parent.postMessage({ type, ...more }, location.origin);
}
