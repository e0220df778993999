// What scripts add to a page of the documentation: samples can be copied, and what scrolls can be scrolled
// by keyboard.

const SAID_MS = 2_000;

for (const sample of document.querySelectorAll(".docs-code")) addCopy(sample);
const scrollers = document.querySelectorAll(".docs-code pre, .docs-table");
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => letReach(target)));
for (const scroller of scrollers) sizes.observe(scroller);

/** @param {Element} sample */
function addCopy(sample) {
  if (!navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "docs-copy";
  button.textContent = "Copy";
  button.addEventListener("click", () => copy(button, sample.querySelector("code")?.textContent ?? ""));
  sample.append(button);
}

/** @param {HTMLButtonElement} button @param {string} text */
async function copy(button, text) {
  try {
    await navigator.clipboard.writeText(text);
    say(button, "Copied");
  } catch {
    say(button, "Select and copy it by hand");
  }
}

// The button that has the focus is read again when its name changes.
/** @param {HTMLButtonElement} button @param {string} text */
function say(button, text) {
  button.textContent = text;
  button.dataset.done = "";
  setTimeout(() => {
    button.textContent = "Copy";
    delete button.dataset.done;
  }, SAID_MS);
}

/** @param {Element} scroller */
function letReach(scroller) {
  if (scroller.scrollWidth > scroller.clientWidth) scroller.setAttribute("tabindex", "0");
  else scroller.removeAttribute("tabindex");
}
