// What a visitor gets of a post: of the news, and of the form.

const REFUSED = "ada@";
const TAKEN = "ada@example.org";

/** The post as somebody without a login sees it. Whoever opens it closes its context. */
export async function openPost(browser, address, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(address);
  return page;
}

/** What is left of the news and of the form, in the words of the documentation's table. */
export async function leftOf(page, publisher) {
  const isFrame = (await page.locator("article iframe").count()) > 0;
  const root = isFrame ? page.frameLocator("article iframe").locator("body") : page.locator("article .entry-content");
  // What no script of ours defines never will be there.
  const runs = isFrame || (await root.locator("script[src*='/pkg/']").count()) > 0;
  return `${await newsOf(root, runs)}, ${await formOf(root, runs, publisher)}`;
}

async function newsOf(article, runs) {
  if (runs) {
    await article.locator("newsreel-carousel [part=headline]").first().waitFor();
    return "slides";
  }
  return (await article.locator("a").count()) ? "link" : "nothing";
}

async function formOf(article, runs, publisher) {
  const signup = article.locator("newsreel-signup");
  const field = article.locator("input[type=email]:visible");
  const isThere = runs && (await article.locator("newsreel-signup[feed], newsreel-signup form").count()) > 0;
  if (isThere) {
    // It starts where it is near.
    await signup.evaluate((element) => element.scrollIntoView());
    await signup.locator("form[novalidate]").waitFor();
    return (await isChecked(signup, publisher)) ? "form" : "form that fails";
  }
  if (await field.count()) return "form unchecked";
  return (await article.getByText(/E-mail|Subscribe/).count()) ? "words" : "no form";
}

/** Whether it refuses what is no address, and sends what is one where the publisher wants it. */
export async function isChecked(signup, publisher) {
  publisher.sent();
  const field = signup.locator("input:not([type=hidden], [type=submit], [tabindex])");
  const button = signup.getByRole("button", { name: "Subscribe" });
  await field.fill(REFUSED);
  await button.click();
  await signup.locator("[aria-invalid=true]").waitFor();
  const before = publisher.sent();
  await field.fill(TAKEN);
  await button.click();
  await signup.locator("xpath=self::*[@data-state='subscribed']").waitFor();
  const [sent] = publisher.sent();
  return before.length === 0 && sent.startsWith("/subscribe ") && sent.includes("ada");
}
