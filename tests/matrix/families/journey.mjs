// A partner's component tests: a visitor's journey as a script in whatever stands for a browser.

import { ELEMENTS, SERVER } from "./pages.mjs";

/** A module: what the tests below have in common. */
export const JOURNEY = `
const WITHIN_MS = 15_000;
async function until(is, what) {
  const last = Date.now() + WITHIN_MS;
  while (!is()) {
    if (Date.now() > last) throw new Error("never: " + what);
    await new Promise((then) => setTimeout(then, 20));
  }
}
export function draw() {
  document.body.innerHTML = \`${ELEMENTS}\`;
  const [carousel, signup] = ["carousel", "signup"].map((name) => document.querySelector("newsreel-" + name));
  return { carousel, signup };
}
export async function slides(carousel) {
  const titles = (await (await fetch("${SERVER}feed.json")).json()).items.map(({ title }) => title);
  const shows = (title) => {
    const slides = [...carousel.shadowRoot?.querySelectorAll("[part~=slide]:not([inert])") ?? []];
    return slides.some((slide) => slide.textContent.includes(title));
  };
  await until(() => shows(titles[0]), "the first slide");
  carousel.shadowRoot.querySelector("[part~=next]").click();
  await until(() => carousel.index === 1 && shows(titles[1]), "the second slide");
}
export async function address(signup) {
  await until(() => "state" in signup.dataset, "a form that is worked on");
  await submit(signup, "reader@", "invalid");
  await submit(signup, "reader@example.org", "subscribed");
}
async function submit(signup, text, state) {
  const input = signup.querySelector("input[type=email]");
  input.value = text;
  for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
  signup.querySelector("form > button").click();
  await until(() => signup.state === state, state);
}
export async function fallback({ carousel, signup }) {
  await until(() => carousel.state === "error", "an error");
  const link = carousel.querySelector("a");
  if (carousel.shadowRoot && !carousel.shadowRoot.querySelector("slot")) throw new Error("the link is hidden");
  if (!link || !signup.querySelector("form button")) throw new Error("the partner's own is gone");
}
`;
