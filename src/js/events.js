// Events: what would take the module several calls into the browser, in one.

/**
 * Dispatches an event of ours, also under a name without a colon: some frameworks cannot bind one.
 * Either may be cancelled.
 * @param {Element} host
 * @param {string} name
 * @param {boolean} cancelable
 * @param {object} detail
 * @returns {boolean} whether nobody cancelled it
 */
export function dispatch(host, name, cancelable, detail) {
  const options = { bubbles: true, composed: true, cancelable, detail };
  const names = [name, name.replace(":", "-")];
  try {
    return !names.filter((name) => !host.dispatchEvent(new CustomEvent(name, options))).length;
  } catch {
    // The page has put something else in the place of such events: it hears nothing.
    return true;
  }
}

/**
 * Has a function called with each event of a name.
 * @param {EventTarget} target
 * @param {string} name
 * @param {EventListener} handle
 * @param {boolean} passive
 * @param {boolean} capture
 */
export function listen(target, name, handle, passive, capture) {
  // Queries of the screen had none in engines before 2020.
  target.addEventListener?.(name, handle, { passive, capture });
}

/** The lines that the console has. @type {Set<string>} */
const told = new Set();

/**
 * Tells the developer of the host page what is wrong, the console once; visitors see the fallback.
 * @param {Element} host
 * @param {string} code
 * @param {string} message
 * @param {string} [about]
 */
export function fail(host, code, message, about) {
  const line = `newsreel: ${code}: ${message}${about === undefined ? "" : ` (${about})`}`;
  if (!told.has(line)) console.warn(line);
  told.add(line);
  dispatch(host, "newsreel:error", false, { code, message });
}
