// For the page around a frame: gives each frame of Newsreel the height that it asks for.

const TYPE = "newsreel:height";
const LEAST_PX = 100;
const MOST_PX = 4_000;

/** Those that name a feed; none on a server, which may import this too. */
const ours = () => [...(globalThis.document?.querySelectorAll("iframe") ?? [])].filter(({ src }) => /[?&]feed=/.test(src));

/** Where the page in a frame is from, as its messages say it. @param {HTMLIFrameElement} frame */
function originOf(frame) {
  const isHeld = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  return isHeld ? "null" : new URL(frame.src, document.baseURI).origin;
}

globalThis.addEventListener?.("message", ({ data, origin, source }) => {
  const height = data?.type === TYPE && Number(data.height);
  if (!height) return;
  for (const frame of ours()) {
    if (frame.contentWindow !== source || originOf(frame) !== origin) continue;
    frame.style.height = `${Math.min(Math.max(height, LEAST_PX), MOST_PX)}px`;
  }
});

// Those that have told it before this script came are asked again.
for (const frame of ours()) {
  const origin = originOf(frame);
  frame.contentWindow?.postMessage({ type: TYPE }, origin === "null" ? "*" : origin);
}
