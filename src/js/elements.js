// The element classes: attributes, upgrade, moves, removal. What the elements do is decided in
// the WebAssembly module; until it has come, and whenever it cannot, the host's own content shows.

import { fetchEarly } from "./early.js";
import { loadWidget, setSource } from "./loader.js";
import { fail } from "./events.js";
import { stopWaiting, whenNear } from "./viewport.js";

// On a server there are no elements, but the classes can be imported.
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

/** @typedef {(value: string | null) => unknown} Read what an attribute's property gives */

/** @type {Read} */
const TEXT = (value) => value;
/** @type {Read} */
const NUMBER = (value) => (value === null ? null : Number(value));

class NewsreelElement extends Base {
  /** By which another copy on the same page knows this one. */
  static version = VERSION;

  static get observedAttributes() {
    return Object.keys(/** @type {any} */ (this).attributes).map(attributeOf);
  }

  /** @type {any} what the WebAssembly module has mounted here */
  #mounted;
  /** @type {import("./loader.js").Widget | undefined} the instance that it is mounted in */
  #widget;
  /** Calls made before there was anything to answer them. @type {[string, unknown[]][]} */
  #asked = [];
  #failed = false;
  /** Counts removals, so that a load that began before one does not mount after it. */
  #life = 0;
  #connected = false;
  /** Where it draws, if it draws in a tree of its own. @type {ShadowRoot | undefined} */
  _root;

  connectedCallback() {
    // Moved, perhaps to another document: its removal is taken back in `disconnectedCallback`.
    if (this.#mounted) return this.#widget?.moved(this);
    this._clear();
    if (this.#connected) return;
    this.#connected = true;
    this.#upgradeProperties();
    this.#await();
  }

  async disconnectedCallback() {
    // A move in the document is a removal and an insertion: only what stays away has left.
    await undefined;
    if (!this.isConnected) this.#leave();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} value
   */
  attributeChangedCallback(name, before, value) {
    if (before === value) return;
    if (this.#mounted) this.#widget?.change(this);
    else if (name === "loading" && this.#connected) this.#await();
  }

  /**
   * @param {string} property
   * @param {unknown} before there is anything mounted
   * @param {unknown} [never] when nothing could be
   */
  _read(property, before, never = before) {
    if (this.#mounted) return this.#use((mounted) => mounted[property]);
    return this.#failed ? never : before;
  }

  /**
   * @param {string} method
   * @param {unknown[]} values
   */
  _ask(method, ...values) {
    if (this.#mounted) return this.#use((mounted) => mounted[method](...values));
    this.#asked.push([method, values]);
    if (this.#connected) this.#mount();
  }

  /** What breaks does not break its caller. @param {(mounted: any) => unknown} use */
  #use(use) {
    if (this.#mounted) return this.#widget?.run(this, () => use(this.#mounted));
  }

  #await() {
    if (this.getAttribute("loading") === "eager") this.#mount();
    else whenNear(this, () => this.#mount());
  }

  async #mount() {
    if (this.#mounted) return;
    const life = ++this.#life;
    this.#failed = false;
    stopWaiting(this);
    try {
      const early = fetchEarly(this.getAttribute("feed"));
      const { kind } = /** @type {any} */ (this.constructor);
      const widget = await loadWidget(this);
      const language = await widget.turn(kind, this);
      if (life !== this.#life) return;
      // Its attributes may have said to wait meanwhile.
      stopWaiting(this);
      const fail = (/** @type {unknown} */ error) => {
        this.#mounted = undefined;
        this.#fail("widget-panic", "has broken", error);
      };
      this.#widget = widget;
      this.#mounted = widget.mount(kind, this, language, fail, early);
      for (const [method, values] of this.#asked.splice(0)) {
        this.#use((mounted) => mounted[method](...values));
      }
    } catch (error) {
      if (life === this.#life) this.#fail("widget-load", "could not be loaded", error);
    }
  }

  /** Shows the host's own content and nothing else. */
  _clear() {}

  #leave() {
    this.#life++;
    this.#connected = false;
    this.#asked = [];
    stopWaiting(this);
    this.#use(() => this.#widget?.unmount(this));
    this.#mounted = undefined;
  }

  /**
   * @param {string} code
   * @param {string} what
   * @param {unknown} error
   */
  #fail(code, what, error) {
    this.#failed = true;
    this._clear();
    fail(this, code, `the widget ${what}, its fallback shows: ${error}`);
  }

  // Properties that were set before the class was known stand in the way of its accessors.
  #upgradeProperties() {
    const self = /** @type {any} */ (this);
    for (const name of Object.keys(self.constructor.attributes)) {
      if (!self.hasOwnProperty(name)) continue;
      const value = self[name];
      delete self[name];
      self[name] = value;
    }
  }
}

/** `<newsreel-carousel>` */
export class NewsreelCarousel extends NewsreelElement {
  static kind = "MountedCarousel";
  static attributes = {
    feed: TEXT,
    interval: NUMBER,
    limit: NUMBER,
    tag: TEXT,
    open: TEXT,
    label: TEXT,
    headingLevel: NUMBER,
    images: TEXT,
    loading: TEXT,
    refresh: NUMBER,
    timeZone: TEXT,
    theme: TEXT,
  };

  _clear() {
    try {
      // What the call gives: a page may have all such trees closed.
      this._root ??= this.shadowRoot ?? this.attachShadow({ mode: "open" });
      // First: whatever is missing here, the host's own content shows.
      this._root.replaceChildren(document.createElement("slot"));
      // It is a block, also before its style sheet has come. A sheet is of one document.
      const sheet = new /** @type {any} */ (this.ownerDocument.defaultView).CSSStyleSheet();
      sheet.replaceSync(":host{display:block}:host([hidden]){display:none}");
      this._root.adoptedStyleSheets = [sheet];
    } catch {
      // Without them the widget is told not to come.
    }
  }

  get index() {
    return this._read("index", 0);
  }

  get count() {
    return this._read("count", 0);
  }

  get state() {
    return this._read("state", "idle", "error");
  }

  next() {
    this._ask("next");
  }

  previous() {
    this._ask("previous");
  }

  /** @param {number} index */
  show(index) {
    this._ask("show", Number(index));
  }

  start() {
    this._ask("start");
  }

  stop() {
    this._ask("stop");
  }

  reload() {
    this._ask("reload");
  }
}

/** `<newsreel-signup>` */
export class NewsreelSignup extends NewsreelElement {
  static kind = "MountedSignup";
  static attributes = {
    action: TEXT,
    name: TEXT,
    provider: TEXT,
    feed: TEXT,
    consent: TEXT,
    privacy: TEXT,
    eai: TEXT,
    label: TEXT,
    headingLevel: NUMBER,
    loading: TEXT,
    theme: TEXT,
  };

  get state() {
    return this._read("state", "editing");
  }

  validate() {
    return this._ask("validate") ?? false;
  }

  submit() {
    this._ask("submit");
  }

  reset() {
    this._ask("reset");
  }
}

/** Each attribute is a property too: `heading-level` is `headingLevel`. */
for (const element of [NewsreelCarousel, NewsreelSignup]) {
  for (const [property, read] of Object.entries(element.attributes)) {
    const name = attributeOf(property);
    Object.defineProperty(element.prototype, property, {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return read(this.getAttribute(name));
      },
      /** @this {HTMLElement} @param {unknown} value */
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
}

/**
 * Defines both elements, unless a script before this one has.
 * @param {{ wasm?: import("./loader.js").Source }} [options]
 */
export function define({ wasm } = {}) {
  // The paste-in module is given nothing.
  if (!CHECKED && wasm !== undefined) setSource(wasm);
  const registry = globalThis.customElements;
  if (!registry) return;
  const elements = { "newsreel-carousel": NewsreelCarousel, "newsreel-signup": NewsreelSignup };
  for (const [name, element] of Object.entries(elements)) {
    const first = /** @type {any} */ (registry.get(name));
    if (!first) registry.define(name, element);
    else if (first.version !== VERSION) {
      console.info(`newsreel: ${name}: ${first.version} is used, not ${VERSION}`);
    }
  }
}

/** @param {string} property */
function attributeOf(property) {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
