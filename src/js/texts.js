// What every item of a long feed is asked, for many of them in one call.

/**
 * Of how many items in a row a member is a text with something in it.
 * @param {any[]} items
 * @param {number} index of the first
 * @param {string} key of the member
 * @param {number} most they are asked no further
 */
export function textsFrom(items, index, key, most) {
  let count = 0;
  // An error would take as long as some thousands of items.
  const last = Math.min(most, items.length - index);
  try {
    while (count < last && isText(items[index + count][key])) count++;
  } catch {
    // One is `null`, or a script's own and throws.
  }
  return count;
}

/**
 * The texts of a member that hold an ampersand or a `<`, with NUL between them.
 * @param {any[]} items
 * @param {string} key of the member
 */
export function markedTexts(items, key) {
  const texts = [];
  try {
    for (const item of items) {
      const text = item?.[key];
      if (typeof text === "string" && /[&<]/.test(text)) texts.push(text.trim());
    }
  } catch {
    // A script's own item throws: what was seen until then is enough.
  }
  return texts.join("\0");
}

function isText(/** @type {unknown} */ member) {
  return typeof member === "string" && member.trim() !== "";
}
