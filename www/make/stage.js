// The frame with an empty page of a partner's, seen from outside.

/**
 * @typedef {Omit<import("./preview.js").Show, "type" | "run" | "stage">} Scene
 * @typedef {import("./witness.js").Found} Found
 */

let runs = 0;
let stages = 0;

/** One frame, which may be shown many snippets one after the other. */
export class Stage {
  /** @param {HTMLIFrameElement} frame @param {{ onFound?: (found: Found) => void, onTall?: (height: number) => void }} hears */
  constructor(frame, { onFound = () => {}, onTall = () => {} }) {
    this.frame = frame;
    this.number = ++stages;
    this.run = 0;
    this.hears = { onFound, onTall };
    /** @type {object | null} */
    this.scene = null;
    this.isReady = false;
    this.listener = (/** @type {MessageEvent} */ event) => this.hear(event);
    addEventListener("message", this.listener);
    // It may have been ready before anybody heard.
    frame.contentWindow?.postMessage({ type: "newsreel:hello" }, location.origin);
  }

  /** @param {Scene} scene */
  show(scene) {
    this.run = ++runs;
    this.scene = { type: "newsreel:show", run: this.run, stage: this.number, ...scene };
    if (this.isReady) this.send();
  }

  send() {
    this.frame.contentWindow?.postMessage(this.scene, location.origin);
  }

  /** @param {MessageEvent} event */
  hear({ source, origin, data }) {
    if (origin !== location.origin) return;
    if (data?.type === "newsreel:ready" && source === this.frame.contentWindow && !this.isReady) {
      this.isReady = true;
      if (this.scene) this.send();
    }
    // In WebKit what an observer's callback sends has another source: the number says whose it is.
    if (data?.stage !== this.number) return;
    if (data?.type === "newsreel:tall") this.hears.onTall(data.height);
    if (data?.type === "newsreel:report" && data.run === this.run) this.hears.onFound(data);
  }

  close() {
    removeEventListener("message", this.listener);
  }
}
