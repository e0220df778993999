// Days in the zones of publishers, as the browser knows them.

/**
 * The day, as in `2021-12-07`; nothing if there is no such zone, or no such moment.
 * @param {string} zone by its name, or an offset as `+08:00`
 * @param {string} moment
 */
export function dayIn(zone, moment) {
  const [, sign, hours, minutes = "0"] = /^([+-])(0?\d|1[0-4]):?([0-5]\d)?$/.exec(zone) ?? [];
  // Not every browser takes an offset for a zone.
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
