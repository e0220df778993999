// Runs in the page: shows a row in the real sign-up form, sends it, and notes where the typed address
// went besides.

const ADDRESS = "reader@example.org";
const LOOKS_EVERY = 10;
const SAYS = ["debug", "error", "info", "log", "warn"];
const EVENTS = ["newsreel:error", "newsreel:invalid", "newsreel:subscribed", "newsreel:load", "newsreel:open", "newsreel:slide"];

const heard = [];
for (const name of SAYS) {
  const say = console[name];
  console[name] = (...values) => {
    heard.push(`console ${values.map(String)}`);
    say.apply(console, values);
  };
}
for (const name of EVENTS) addEventListener(name, ({ detail }) => heard.push(`${name} ${JSON.stringify(detail)}`));

/** The form of a row after it was sent, and `leaks`, where what was typed has no business to be. */
export async function showSignup(row, asControl) {
  const payload = asControl ? "x" : row.payload;
  const typed = row.field === "form.email" ? payload : ADDRESS;
  const host = document.createElement("newsreel-signup");
  const own = `/signup/${encodeURIComponent(row.id)}${asControl ? "?control" : ""}`;
  const action = row.field === "config.form_action" ? payload : own;
  for (const [name, value] of [["loading", "eager"], ["provider", "json"], ["action", action]]) host.setAttribute(name, value);
  const since = performance.now();
  heard.length = 0;
  const sent = [];
  host.addEventListener("newsreel:submit", ({ detail }) => sent.push(detail.address));
  document.body.append(host);
  // Where nobody has said where an address goes, there is no form to send one with.
  await until(() => "state" in host.dataset || heard.some((told) => told.includes("signup-action")));
  const input = host.querySelector(".newsreel-input");
  if (input) {
    input.value = typed;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
  // What is doubted is sent by a second press.
  for (let press = 0; input && press < 2 && ["editing", "invalid"].includes(host.state); press += 1) {
    host.submit();
    await until(() => !["editing", "submitting"].includes(host.state));
  }
  const took = performance.now() - since;
  const elements = [...host.querySelectorAll("*")];
  return { host, root: host, elements, took, leaks: leaks([typed, ...sent], [host, ...elements]) };
}

function leaks(addresses, elements) {
  const forms = addresses.flatMap((text) => [text, encodeURIComponent(text), encodeURI(text), JSON.stringify(text).slice(1, -1)]);
  const places = [
    ...heard,
    location.href,
    document.cookie,
    ...performance.getEntriesByType("resource").map(({ name }) => name),
    ...[localStorage, sessionStorage].flatMap((storage) => Object.entries(storage).flat()),
    ...elements.flatMap(({ attributes }) => [...attributes].map(({ value }) => value)),
  ];
  return places.filter((place) => forms.some((form) => place.includes(form)));
}

async function until(isSo) {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY));
}
