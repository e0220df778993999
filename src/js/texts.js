// What would take the module many calls: what every item of a long feed is asked, and what day it is
// elsewhere.

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

/**
 * The day, as in `2021-12-07`; nothing if there is no such zone, or no such moment.
 * @param {string} zone by its name, or an offset as `+08:00`
 * @param {string} moment
 */
export function dayIn(zone, moment) {
  const [, sign, hours, minutes = "0"] = /^([+-])(0?\d|1[0-4]):?([0-5]\d)?$/.exec(zone) ?? [];
  // Not every browser takes an offset for a zone, and some take more than there are.
  if (/^[+-]/.test(zone) && !sign) return undefined;
  const offset = sign ? Number(sign + "60000") * (Number(hours) * 60 + Number(minutes)) : 0;
  try {
    /** @type {Intl.DateTimeFormatOptions} */
    const options = { timeZone: sign ? "UTC" : zone, year: "numeric", month: "2-digit", day: "2-digit" };
    // Every browser has this locale.
    const day = new Intl.DateTimeFormat("en-US", options).format(Date.parse(moment) + offset);
    return day.replace(/(.+)\/(.+)\/(.+)/, "$3-$1-$2");
  } catch {
    return undefined;
  }
}
