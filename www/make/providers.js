// The services that take subscriptions, as far as a form for them is written: as src/provider.rs has them.

/**
 * @typedef {object} Service
 * @property {string} [email] the only name of the e-mail field that it knows
 * @property {Record<string, string>} [fields] what every one of its forms has
 * @property {boolean} [scripted] it takes JSON at a path of its own, which no form can be sent to
 * @property {string} [page] its own form for pages without script, relative to the site
 * @property {boolean} [opens] it answers in a new tab
 */

/** @type {Record<string, Service>} */
export const SERVICES = {
  form: {},
  json: {},
  tab: { opens: true },
  ghost: { email: "email", fields: { emailType: "signup" }, scripted: true },
  listmonk: { email: "email", page: "subscription/form" },
  buttondown: { email: "email", fields: { embed: "1" }, opens: true },
  mailchimp: { email: "EMAIL", opens: true },
  mailman: { email: "email", opens: true },
  kit: { email: "email_address" },
  mailerlite: { email: "fields[email]", fields: { "ml-submit": "1", anticsrf: "true" } },
  brevo: { email: "EMAIL", fields: { email_address_check: "" } },
  formspree: { email: "email" },
};

/** A feed may name one that is none. @param {string} name @returns {Service} */
export const serviceOf = (name) => (Object.hasOwn(SERVICES, name) ? SERVICES[name] : {});

/** Where a browser can send the service's form by itself. @param {string} action @param {Service} service */
export function actionOf(action, { page = "" }) {
  if (!page || action.endsWith(page)) return action;
  return `${action.replace(/\/+$/, "")}/${page}`;
}
