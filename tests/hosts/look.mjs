// What a visitor gets of a page that something was pasted into.

import { NEWS, openPage } from "./page.mjs";

const SLIDE = '[part~="slide"]:not([inert])';
/** What a frame's `sandbox` says if scripts run in it. */
const RUNS = "allow-scripts";
const SUBMIT = 'button:not([type=button]), input[type=submit]';

/**
 * Which of the elements live in a page with this in it: the carousel shows a slide, the sign-up refuses
 * half an address.
 * @param {import("playwright-core").Browser} browser
 * @param {string} html
 * @param {string} [head] what the page's own template has
 * @returns {Promise<{ carousel: boolean, signup: boolean }>}
 */
export async function alive(browser, html, head) {
  const page = await openPage(browser, html, { head });
  try {
    // Module scripts have run when a page has loaded.
    const isDefined = await page.evaluate(() => Boolean(customElements.get("newsreel-carousel")));
    const carousel = isDefined && (await page.evaluate(hasCarousel)) && (await comes(page, showsSlide));
    const signup = isDefined && (await page.evaluate(hasSignup)) && (await refuses(page));
    return { carousel, signup };
  } finally {
    await page.context().close();
  }
}

/** Whether the form has half an address sent back. */
async function refuses(page) {
  if (!(await comes(page, hasState))) return false;
  const signup = page.locator("newsreel-signup");
  await signup.getByRole("textbox").fill("reader@");
  await signup.locator(SUBMIT).click();
  return comes(page, () => document.querySelector("newsreel-signup")?.getAttribute("data-state") === "invalid");
}

const comes = (page, find) => page.waitForFunction(find, SLIDE).then(() => true, () => false);

// These run in the page. Of what has lost all that it needs, nothing is expected.
const hasCarousel = () => Boolean(document.querySelector("newsreel-carousel[feed]"));
const hasSignup = () => Boolean(document.querySelector("newsreel-signup:is([feed], :has([type=email]))"));
const hasState = () => Boolean(document.querySelector("newsreel-signup[data-state] form"));
function showsSlide(slide) {
  const found = document.querySelector("newsreel-carousel[feed]")?.shadowRoot?.querySelector(slide);
  return found?.checkVisibility() ?? false;
}

/** Whether a frame in a page with this in it shows slides; nothing where there is no frame. */
export async function frameLives(browser, html) {
  const page = await openPage(browser, html);
  try {
    const [frame] = await page.locator("iframe").all();
    if (!frame) return undefined;
    const sandbox = (await frame.getAttribute("sandbox")) ?? RUNS;
    if (!sandbox.includes(RUNS)) return false;
    return await frame.contentFrame().locator(SLIDE).first().waitFor().then(() => true, () => false);
  } finally {
    await page.context().close();
  }
}

/**
 * What somebody without script sees: whether there is a link to the news and a whole form, and the words
 * that are in neither.
 * @returns {Promise<{ links: boolean, form: boolean, words: string }>}
 */
export async function plain(browser, html) {
  const page = await openPage(browser, html, { runs: false });
  try {
    return await page.evaluate(read, NEWS);
  } finally {
    await page.context().close();
  }
}

// Runs in the page.
function read(news) {
  const seen = (element) => element?.checkVisibility({ visibilityProperty: true }) ?? false;
  const named = (button) => Boolean((button.value || button.textContent).trim());
  const works = (form) =>
    form.hasAttribute("action") &&
    [...form.querySelectorAll("input[type=email][name]")].some(seen) &&
    [...form.querySelectorAll("button, input[type=submit]")].some((button) => seen(button) && named(button));
  const forms = [...document.forms].filter(works);
  const links = [...document.querySelectorAll("a[href]")].filter((a) => seen(a) && a.textContent.trim());
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const place = walker.currentNode.parentElement;
    const leads = [...links, ...forms].some((element) => element.contains(place));
    if (/\p{L}/u.test(text) && seen(place) && !leads) words.push(text);
  }
  return { links: links.some((a) => a.href === news), form: forms.length > 0, words: words.join(" ") };
}
