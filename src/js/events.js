// Events: what would take the module several calls into the browser, in one.

/**
 * Dispatches an event of ours.
 * @param {Element} host
 * @param {string} name
 * @param {boolean} cancelable
 * @param {object} detail
 * @returns {boolean} whether nobody cancelled it
 */
export function dispatch(host, name, cancelable, detail) {
  const options = { bubbles: true, composed: true, cancelable, detail };
  return host.dispatchEvent(new CustomEvent(name, options));
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
  target.addEventListener(name, handle, { passive, capture });
}
