// The probe, the same for all: it is in each page before any other script, looks at what a visitor
// would see, and counts what the page asks of the browser. Carousels are found by their host, and
// headlines by being third-level headings, which they are in all subjects.

(() => {
  const HOSTS = "newsreel-carousel, .news";
  const askFrame = globalThis.requestAnimationFrame.bind(globalThis);
  const seen = { frames: 0, tasks: [], shift: 0, clicks: [], memories: [] };

  const observe = (type, take, options) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...options,
    });

  observe("longtask", ({ duration }) => seen.tasks.push(duration));
  observe("layout-shift", ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.shift += value;
  });
  observe("event", ({ interactionId, duration }) => interactionId && seen.clicks.push(duration), {
    durationThreshold: 16,
  });

  globalThis.requestAnimationFrame = (callback) => {
    seen.frames++;
    return askFrame(callback);
  };

  // The memory of every module that the page starts.
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await original.apply(WebAssembly, values);
      const exports = Object.values((result.instance ?? result).exports);
      seen.memories.push(...exports.filter((value) => value instanceof WebAssembly.Memory));
      return result;
    };
  }

  const carousels = () =>
    [...document.querySelectorAll(HOSTS)].map((host) => ({ host, root: host.shadowRoot ?? host }));

  /** The headline that stands in the carousel's place now. */
  function headlineOf({ host, root }) {
    const place = host.getBoundingClientRect();
    return [...root.querySelectorAll("h3")].find((heading) => {
      const { left, width, height } = heading.getBoundingClientRect();
      const inPlace = width > 0 && height > 0 && left > place.left - 2 && left < place.right - 2;
      return (
        inPlace && heading.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      );
    });
  }

  /**
   * Resolves when the first headline is in the page. No frame is asked for until then: a page that
   * waits for its news has none to draw.
   */
  const headlineCame = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!carousels().some(({ root }) => root.querySelector("h3"))) return;
      observer.disconnect();
      resolve();
    });
    const watch = (root) => observer.observe(root, { childList: true, subtree: true });
    watch(document);
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      const root = attachShadow.call(this, options);
      watch(root);
      return root;
    };
  });

  /** Resolves at the frame after the one that shows a headline in each of `count` carousels. */
  async function shown(count = 1) {
    await headlineCame;
    return new Promise((resolve) => {
      const look = () => {
        const all = carousels();
        const done = all.length >= count && all.every(headlineOf);
        askFrame(done ? () => resolve(performance.now()) : look);
      };
      askFrame(look);
    });
  }

  const nextButton = () => carousels()[0].root.querySelector('[aria-label="Next slide"]');

  function nodesBelow(root) {
    let count = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      count += 1 + (node.shadowRoot ? nodesBelow(node.shadowRoot) : 0);
    }
    return count;
  }

  globalThis.bench = {
    seen,
    shown,
    first: shown(),
    headline: () => headlineOf(carousels()[0])?.textContent,
    /** Where it stands, in pixels across the screen. */
    offset: () => headlineOf(carousels()[0])?.getBoundingClientRect().left,
    text: () => carousels()[0].root.textContent,
    /** The middle of the first carousel's Next button. */
    next() {
      const { x, y, width, height } = nextButton().getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    /**
     * Presses the first carousel's Next button; resolves with the milliseconds that its listeners
     * took, and those to the task after the next frame.
     */
    press() {
      const button = nextButton();
      const begin = performance.now();
      button.click();
      const script = performance.now() - begin;
      return new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ script, paint: performance.now() - begin });
        askFrame(() => port2.postMessage(null));
      });
    },
    nodes: () => nodesBelow(document),
    wasmBytes: () => seen.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    /** When the last byte of the feed had come. */
    feedEnd: () =>
      performance.getEntriesByType("resource").find(({ name }) => name.includes("/feeds/"))
        .responseEnd,
    /** Puts `host` in the place of all carousels; resolves with the time to its second frame. */
    async insert(host, mount) {
      const main = document.querySelector("main");
      main.replaceChildren();
      const begin = performance.now();
      main.append(host);
      mount?.(host);
      return (await shown()) - begin;
    },
  };
})();
