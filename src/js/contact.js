// Where the publisher can be reached. The page's own block takes its place, by the style sheet.

import { create } from "./nodes.js";

export class Contact {
  /** @type {HTMLElement} */
  #host;
  #block = create("address", "contact");
  #list = create("dl", "lines");

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * Begins anew: a block is there with the first thing that it says.
   * @param {string} lang
   * @param {string} organization
   * @param {string} url of the organization
   */
  begin(lang, organization, url) {
    this.#block.remove();
    this.#block.lang = lang;
    this.#list.replaceChildren();
    this.#block.replaceChildren(this.#list);
    if (!organization) return;
    const name = create("p", "organization");
    name.append(linked(organization, url));
    this.#block.prepend(name);
    this.#host.append(this.#block);
  }

  /**
   * @param {string} what the line is
   * @param {string} text
   * @param {string} href where that leads, if anywhere
   */
  add(what, text, href) {
    const line = document.createElement("div");
    const [term, detail, value] = ["dt", "dd", "bdi"].map((tag) => document.createElement(tag));
    term?.append(what);
    value?.append(linked(text, href));
    detail?.append(value ?? "");
    line.append(term ?? "", detail ?? "");
    this.#list.append(line);
    this.#host.append(this.#block);
  }

  leave() {
    this.#block.remove();
  }
}

/** @param {string} text @param {string} href */
function linked(text, href) {
  if (!href) return text;
  const link = document.createElement("a");
  link.href = href;
  link.append(text);
  return link;
}
