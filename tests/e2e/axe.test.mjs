// No state of the elements has a fault that axe can find.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { faultsIn } from "./axe.mjs";
import { openSite } from "./site.mjs";
import { STATES, openState, stateOf } from "./states.mjs";

const site = await openSite();

describe("axe", () => {
  for (const lang of ["en", "ar"]) {
    for (const state of STATES) {
      it(`finds no fault in ${state.name}, in ${lang}`, async (t) => {
        const { page } = await openState(t, site, state, { lang });
        assert.deepEqual(await faultsIn(page), []);
        await page.setViewportSize({ width: 390, height: 844 });
        await page.emulateMedia({ colorScheme: "dark" });
        assert.deepEqual(await faultsIn(page), [], "dark, on a phone");
      });
    }
  }

  const planted = [
    {
      fault: "a picker button without a name",
      rule: "button-name",
      state: "two items",
      plant: ({ shadowRoot }) => {
        const button = shadowRoot.querySelector("[part=picker-button]");
        button.removeAttribute("aria-label");
        button.textContent = "";
      },
    },
    {
      fault: "pale text",
      rule: "color-contrast",
      state: "two items",
      plant: ({ style }) => style.setProperty("--newsreel-muted", "#bbb"),
    },
    {
      fault: "small targets",
      rule: "target-size",
      state: "ten items",
      plant: ({ shadowRoot }) => {
        for (const button of shadowRoot.querySelectorAll("[part=picker] *")) {
          button.style.cssText = "font-size:8px;min-inline-size:0;min-block-size:0;padding:0;line-height:1";
        }
      },
    },
    {
      fault: "a field without a label",
      rule: "label",
      state: "a form",
      plant: (host) => host.querySelector(".newsreel-label").removeAttribute("for"),
    },
    {
      fault: "an error message that nobody sees",
      rule: "aria-valid-attr-value",
      state: "an address that is none",
      plant: (host) => (host.querySelector(".newsreel-message").style.display = "none"),
    },
    {
      fault: "a picture without a text",
      rule: "image-alt",
      state: "an article",
      plant: ({ shadowRoot }) => shadowRoot.querySelector("dialog img").removeAttribute("alt"),
    },
    {
      fault: "a role that does not exist",
      rule: "aria-roles",
      state: "one item",
      plant: ({ shadowRoot }) => shadowRoot.querySelector("[part=slide]").setAttribute("role", "slide"),
    },
  ];

  for (const { fault, rule, state, plant } of planted) {
    it(`finds ${fault} where it is planted`, async (t) => {
      const { page, host } = await openState(t, site, stateOf(state));
      await host.evaluate(plant);
      assert.deepEqual((await faultsIn(page)).map(([id]) => id), [rule]);
    });
  }
});
