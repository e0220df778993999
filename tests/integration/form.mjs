// A publisher's own form inside the sign-up, which works on it where it stands.

/** The form of a page, once the element has taken it in hand. */
export async function formOf(page) {
  const host = page.locator("newsreel-signup");
  await host.locator("form[novalidate]").waitFor();
  const input = host.getByLabel("E-mail");
  const message = host.locator(".newsreel-message");
  const finish = host.locator(".newsreel-finish");
  async function submit(address) {
    await input.fill(address);
    await host.getByRole("button", { name: "Subscribe", exact: true }).click();
  }
  /** Waits until the element's `state` is this one. */
  async function reaches(state) {
    const element = await host.elementHandle();
    await page.waitForFunction(([host, state]) => host.state === state, [element, state]);
  }
  return { host, input, message, finish, submit, reaches };
}

/** What a plain program sees: the answer, its page, and the cookies that it leaves. */
export async function ask(url, { fields, cookie = "" } = {}) {
  const response = await fetch(url, {
    method: fields ? "POST" : "GET",
    body: fields && new URLSearchParams(fields),
    headers: { "accept-language": "en", cookie },
    redirect: "manual",
  });
  const cookies = response.headers.getSetCookie().map((text) => text.split(";")[0]);
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    location: response.headers.get("location"),
    cookie: cookies.join("; "),
    text: await response.text(),
  };
}

/** The hidden fields of a page by their names. */
export function hiddenFieldsOf(text) {
  const fields = text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
}
