// Both elements as a visitor finds them: by role, name and part, or by the class of what is added.

/** The carousel of a page, brought into view as a visitor would: it starts near the viewport. */
export async function carouselOf(page) {
  const host = page.locator("newsreel-carousel");
  await host.scrollIntoViewIfNeeded();
  return {
    host,
    next: host.getByRole("button", { name: "Next slide", exact: true }),
    previous: host.getByRole("button", { name: "Previous slide", exact: true }),
    picker: (headline) => host.getByRole("button", { name: headline }),
    /** Waits until the slide with this headline is the one on show, and the picker says so. */
    async shows(headline) {
      await host.locator('[part~="slide"]:not([inert])').filter({ hasText: headline }).waitFor();
      const current = page.locator('[aria-current="true"]');
      await host.getByRole("button", { name: headline }).and(current).waitFor();
    },
  };
}

/** The buttons that send a form. */
export const SUBMIT = "button:not([type=button])";

/** The sign-up form of a page, brought into view and worked on by the element. */
export async function signupOf(page) {
  const host = page.locator("newsreel-signup");
  await host.scrollIntoViewIfNeeded();
  await host.locator("form").waitFor();
  await page.waitForFunction((host) => "state" in host.dataset, await host.elementHandle());
  const input = host.getByRole("textbox");
  const button = host.locator(SUBMIT);
  return {
    host,
    input,
    button,
    /** What it says, where it has something to say. */
    message: host.locator(".newsreel-message > .newsreel-words").filter({ hasText: /\S/ }),
    async submit(address) {
      const consent = host.getByRole("checkbox");
      for (const box of await consent.all()) await box.check();
      await input.fill(address);
      await button.click();
    },
    /** Waits until the element's `state` is this one. */
    async reaches(state) {
      const element = await host.elementHandle();
      await page.waitForFunction(([host, state]) => host.state === state, [element, state]);
    },
  };
}

/** The text that says of a control what is wrong with it, in its own tree. */
export function errorOf(control) {
  return control.evaluate((node) => {
    const id = node.getAttribute("aria-errormessage") ?? "";
    return node.getRootNode().getElementById(id)?.textContent.trim();
  });
}

/** Whether the host page's own link inside an element is on show. */
export function showsFallback(host) {
  return host.evaluate((element) => {
    const link = element.querySelector("a[href]");
    return link !== null && link.checkVisibility() && link.getClientRects().length > 0;
  });
}
