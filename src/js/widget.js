// What is loaded late: runs the module, and keeps what breaks in it from the page. esbuild puts the
// glue that wasm-bindgen makes into one file with this.

import { addStyle, adopt } from "./adopt.js";
import { addAsks } from "./asks.js";
import { compile, compilePart, hasScript, instantiate, loadScript, styleIn } from "./module.js";
import { makeGlue } from "./newsreel_glue.js";
import { lend } from "./feed.js";
import { languageOf } from "./language.js";
import { rehearse } from "./rehearsal.js";
import { attendOnce } from "./start.js";
import { idle, later } from "./tasks.js";
import { wordsOf } from "./words.js";

export { wordsOf };

/** @typedef {import("./newsreel_glue.js").Glue} Glue */
/** @typedef {import("./newsreel_glue.js").MountedCarousel & import("./asks.js").Asked} MountedCarousel */
/** @typedef {import("./newsreel_glue.js").KeptCarousel} KeptCarousel */
/** @typedef {MountedCarousel | import("./form.js").Form} Mounted */
/** @typedef {HTMLElement & { _root?: ShadowRoot }} Host an element of ours */
/** @typedef {import("./words.js").Language} Language */
/** @typedef {{ kind: Kind, mounted?: Mounted, fail: (error: unknown) => void, tag: string, isWhole?: boolean }} Entry */
/** @typedef {import("./early.js").Early} Early */
/** @typedef {Awaited<ReturnType<typeof start>>} Widget */
/** @typedef {"MountedCarousel" | "MountedSignup"} Kind */
/** @typedef {import("./module.js").Part} Part */
/** @typedef {import("./newsreel_glue.js").SignupMachine} SignupMachine */

// How often an element that was taken out is looked at while its address is on its way.
const RETURN_MS = 1_000;

// Panics that a page's widgets survive.
const MOST_PANICS = 1;

let panics = 0;

/**
 * Makes an instance of the module.
 * @param {import("./module.js").Source | Error | undefined} source nothing where WebAssembly is off
 * @param {import("./module.js").Checked} checked
 * @param {() => void} retire called when the instance has broken: what is in it goes on, but
 *   nothing more is to be mounted in it
 */
export async function start(source, checked, retire) {
  if (panics > MOST_PANICS) throw new Error("it has broken twice on this page");
  const compiled = await compile(source, checked);
  const glue = makeGlue(own);
  /** @type {Map<any, Entry>} */
  const all = new Map();
  /** A page may say late what language it is in. @type {MutationObserver | undefined} */
  let speaking;
  /** The element that code runs for, if that is known. @type {unknown} */
  let running;
  let broken = false;
  addAsks(glue.MountedCarousel.prototype);
  const imports = glue.imports();
  // Parts add their own. A copy would take longer: there are some hundreds.
  const exports = Object.create(await instantiate(compiled, imports));
  glue.finish({ exports });
  const lateStyle = styleIn(compiled);
  addStyle(lateStyle);
  // Where the reader's style is, the reader is: nothing has been cut from such a module.
  const isWhole = lateStyle !== undefined;
  /** What has come with parts. @type {import("./module.js").Scripts} */
  const scripts = {};
  /** What is known of each form, also while it is out of the document. @type {WeakMap<any, SignupMachine>} */
  const machines = new WeakMap();
  /** What is known of each carousel that is out of the document. @type {WeakMap<any, KeptCarousel>} */
  const left = new WeakMap();
  /** The parts of this instance, and whether each has come. @type {Map<Part, Promise<void> | true>} */
  const had = new Map();
  // Now, so that it is no element's own.
  glue.hearFeeds();

  /**
   * Sees to it that a part is there.
   * @param {Part} name
   * @returns {Promise<void> | undefined} nothing if it is already
   */
  function provide(name) {
    if (isWhole && !hasScript(name)) return;
    const part = had.get(name) ?? join(name);
    if (part === true) return;
    had.set(name, part);
    return part;
  }

  /** @param {Part} name */
  async function join(name) {
    try {
      const [module] = await Promise.all([
        isWhole ? undefined : compilePart(name, checked),
        hasScript(name) && loadScript(name, checked).then((loaded) => (scripts[name] = loaded)),
      ]);
      if (module) {
        const part = await WebAssembly.instantiate(module, { ...imports, b: exports });
        Object.assign(exports, part.exports);
        addStyle(styleIn(module));
      }
      had.set(name, true);
    } catch (error) {
      // The next call tries again.
      had.delete(name);
      throw error;
    }
  }

  /**
   * Sees to it that what an element is made of is there.
   * @param {Kind} kind
   * @param {HTMLElement} host
   */
  function prepare(kind, host) {
    if (kind === "MountedSignup") return provide("signup");
    const part = host.getAttribute("open") === "reader" && provide("reader");
    // What comes back moves at once.
    return part || (left.has(host) ? provide("moves") : undefined);
  }

  /**
   * What is called later for an element is known as its own.
   * @template {unknown[]} Values
   * @param {(...values: Values) => unknown} call
   */
  function own(call) {
    const owner = running;
    return (/** @type {Values} */ ...values) => run(owner ?? hostOf(values[0]), () => call(...values));
  }

  /**
   * Calls what belongs to an element. What breaks does not break its caller.
   * @template Value
   * @param {unknown} host
   * @param {() => Value} call
   */
  function run(host, call) {
    const before = running;
    running = host;
    try {
      return call();
    } catch (error) {
      broke(error, host);
    } finally {
      running = before;
    }
  }

  /** @param {Host} host @param {string} tag @param {unknown} words @returns {any} */
  function carousel(host, tag, words) {
    const root = /** @type {ShadowRoot} */ (host._root);
    const was = left.get(host);
    left.delete(host);
    return was ? was.comeBack(root, tag, words) : new glue.MountedCarousel(root, tag, words);
  }

  /** @param {HTMLElement} host @param {string} tag @param {unknown} words */
  function signup(host, tag, words) {
    const { Form } = /** @type {typeof import("./signup.js")} */ (scripts.signup);
    const machine = machines.get(host) ?? new glue.SignupMachine();
    machines.set(host, machine);
    machine.speak(tag, words);
    return new Form(host, machine, (call) => run(host, call), bring);
  }

  /** What a form takes that is used. @type {import("./arrival.js").Bring} */
  function bring(isAsked) {
    const arrival = isAsked && provide("subscribe");
    if (arrival) return arrival.then(() => /** @type {any} */ (scripts.subscribe));
    return had.get("subscribe") === true ? scripts.subscribe : undefined;
  }

  /** Has a carousel move, now if it can. @param {Host} host @param {Entry} entry */
  function attend(host, entry) {
    const answer = () => {
      entry.isWhole = true;
      run(host, () => /** @type {MountedCarousel | undefined} */ (entry.mounted)?.attend());
      speak(host);
    };
    if (!provide("moves")) answer();
    // Where it has no tree to draw in, it is broken.
    else if (host._root) attendOnce(host, () => provide("moves"), () => all.get(host) === entry, answer);
  }

  /** Has a carousel show what it shows. @param {HTMLElement} host */
  function stay(host) {
    const { mounted } = /** @type {{ mounted?: MountedCarousel }} */ (all.get(host) ?? {});
    run(host, () => mounted?.show(mounted.index));
  }

  /**
   * @param {unknown} error
   * @param {unknown} culprit the element that it happened to, if that is known
   */
  function broke(error, culprit) {
    if (!broken) {
      broken = true;
      panics += 1;
      retire();
    }
    // Only when all calls have returned is it known who did not come to an end.
    queueMicrotask(() => {
      for (const [host, { mounted, fail }] of all) {
        const stuck = hasBroken(mounted, false);
        if (host !== culprit && !stuck) continue;
        all.delete(host);
        const machine = machines.get(host);
        machines.delete(host);
        // What is stuck cannot be freed any more: that would run what is broken.
        if (stuck) (machine ?? /** @type {MountedCarousel | undefined} */ (mounted))?.__destroy_into_raw();
        // It may live on in what broke, and must do nothing then.
        if (machine || (!stuck && hasBroken(mounted, true))) run(host, () => mounted?.free());
        fail(error);
      }
    });
  }

  /** @param {HTMLElement} host */
  function unmount(host) {
    const mounted = all.get(host)?.mounted;
    // An address that is on its way is not called back, and somebody may listen for what becomes of it.
    if (mounted?.state === "submitting") {
      setTimeout(() => host.isConnected || unmount(host), RETURN_MS);
      return;
    }
    if (!all.delete(host)) return;
    machines.get(host)?.leave();
    if (mounted && "leave" in mounted) left.set(host, mounted.leave());
    else mounted?.free();
  }

  /** Has an element speak the language of its place, if that is another one now. @param {Host} host */
  async function speak(host) {
    const entry = all.get(host);
    if (!entry?.isWhole || entry.tag === languageOf(host)) return;
    const { asked, tag, words } = await wordsOf(host, checked);
    // It may have been said again meanwhile.
    if (asked !== languageOf(host) || all.get(host) !== entry) return;
    entry.tag = asked;
    run(host, () => entry.mounted?.speak(tag, words));
  }

  /** Has an element look as the place where it stands wants, and hear what is said there. @param {Host} host */
  function settle(host) {
    if (host._root) adopt(host._root);
    speaking ??= new MutationObserver(() => all.forEach((_, host) => speak(host)));
    /** @type {any} */
    let from = host;
    while (from) {
      const root = from.getRootNode();
      speaking.observe(root, { subtree: true, attributeFilter: ["lang"] });
      from = root.host;
    }
  }

  return {
    run,
    /**
     * Resolves when an element is to be mounted: each in a task of its own, so that a tap is
     * answered in between, and the news before the forms.
     * @param {Kind} kind
     * @param {HTMLElement} host
     * @returns {Promise<Language>} what it is to speak
     */
    async turn(kind, host) {
      const language = wordsOf(host, checked);
      let part;
      // What moves the slides is on its way while the first is drawn.
      if (kind === "MountedCarousel") provide("moves")?.catch(() => {});
      do {
        await (kind === "MountedSignup" ? idle() : later());
        // Its attributes may have changed meanwhile.
        part = prepare(kind, host);
        await part;
      } while (part);
      return language;
    },
    /**
     * @param {Kind} kind
     * @param {Host} host
     * @param {Language} language
     * @param {(error: unknown) => void} fail called if it breaks
     * @param {Early | "" | null | undefined} early its feed, if that has been asked for
     * @returns {Mounted | undefined} nothing if it broke
     */
    mount(kind, host, { asked, tag, words }, fail, early) {
      // It has never quite left.
      const kept = all.get(host);
      if (kept) return kept.mounted;
      settle(host);
      /** @type {Entry} */
      const entry = { kind, fail, tag: asked, isWhole: kind === "MountedSignup" };
      all.set(host, entry);
      const make = kind === "MountedSignup" ? signup : carousel;
      lend(early);
      entry.mounted = run(host, () => make(host, tag, words));
      if (kind === "MountedCarousel") {
        // Slides that come to an element inside this one are told here too.
        host.addEventListener(
          "newsreel:load",
          // Where a page has put its own in the place of events, nothing is rehearsed.
          () => rehearse(host, () => stay(host)).catch(() => {}),
          { once: true },
        );
        attend(host, entry);
      }
      speak(host);
      return entry.mounted;
    },
    /**
     * Has an element go on where it stands now.
     * @param {Host} host
     */
    moved(host) {
      settle(host);
      speak(host);
      run(host, () => all.get(host)?.mounted?.moved());
    },
    /**
     * Has an element read its attributes again, once what they ask for is there.
     * @param {Host} host
     */
    change(host) {
      const { kind } = all.get(host) ?? {};
      const change = () => {
        if (host._root) adopt(host._root);
        run(host, () => all.get(host)?.mounted?.attributesChanged());
      };
      const arrival = kind && prepare(kind, host);
      if (!arrival) return change();
      arrival.then(change, (error) => console.warn(`newsreel: widget-load: nothing changes: ${error}`));
    },
    unmount,
    /** @type {typeof glue.readFeed} */
    async readFeed(input, base) {
      await Promise.all([provide("moves"), provide("tools")]);
      return glue.readFeed(input, base);
    },
    /**
     * @param {string} text
     * @param {"accept" | "warn" | "reject"} eai
     * @param {boolean} allowTestDomains
     */
    async validateEmail(text, eai, allowTestDomains) {
      // What checks addresses has the start of the form beside it.
      await provide("signup");
      await provide("subscribe");
      return glue.validateEmail(text, eai, allowTestDomains, scripts.subscribe?.endings() ?? new Uint8Array());
    },
  };
}

/**
 * The element of ours that an event has come to, if it is one.
 * @param {any} event
 */
function hostOf(event) {
  return event?.currentTarget?.getRootNode?.().host;
}

/**
 * @param {Mounted | undefined} mounted nothing if it broke while it was mounted
 * @param {boolean} isKnown
 */
function hasBroken(mounted, isKnown) {
  try {
    return mounted?.hasBroken(isKnown) ?? isKnown;
  } catch {
    return true;
  }
}
