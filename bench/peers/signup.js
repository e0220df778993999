// The sign-up form of the peers: validator.js says whether it is an address, mailcheck what was
// meant, and the address leaves as JSON. Without script the form works by itself.

import Mailcheck from "mailcheck";
import isEmail from "validator/es/lib/isEmail.js";

import { element } from "./element.js";

export function mountSignup(section) {
  const form = section.querySelector("form");
  const input = form.querySelector("[type=email]");
  const status = element("p", { className: "message", id: "signup-message", role: "status" });
  let suggested = "";
  form.noValidate = true;
  form.append(status);
  input.setAttribute("aria-describedby", status.id);

  function say(text, isError = false) {
    status.replaceChildren(text);
    input.setAttribute("aria-invalid", isError);
    if (isError) input.focus();
  }

  function take(address) {
    input.value = address;
    say("");
  }

  function suggest({ full }) {
    suggested = input.value;
    const accept = element("button", { type: "button", onclick: () => take(full) }, [full]);
    say("");
    status.append("Did you mean ", accept, "?");
  }

  input.addEventListener("input", () => {
    if (input.getAttribute("aria-invalid") === "true" && isEmail(input.value)) say("");
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const email = input.value.trim();
    if (!isEmail(email)) return say("Please give an address such as name@example.org.", true);
    const help = suggested !== input.value && Mailcheck.run({ email });
    if (help) return suggest(help);
    send(email);
  });

  async function send(email) {
    if (form.ariaBusy === "true") return;
    form.ariaBusy = "true";
    try {
      const fields = { ...Object.fromEntries(new FormData(form)), email };
      const response = await fetch(form.action, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(fields),
        signal: AbortSignal.timeout(15_000),
      });
      if (!response.ok) throw new Error(response.status);
      say("Thank you. Please look into your mail box.");
    } catch {
      say("That did not work. Please try again.", true);
    }
    form.ariaBusy = "false";
  }
}
