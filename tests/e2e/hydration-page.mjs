// A page of React's with the sign-up in it: its server writes it, and its script takes it over later.

import { createElement, useState } from "react";

const FORM = createElement(
  "form",
  { action: "/subscribe", method: "post" },
  createElement("label", null, "E-mail ", createElement("input", { type: "email", name: "email", required: true })),
  createElement("button", { id: "join" }, "Subscribe"),
);

export function Page() {
  const [count, setCount] = useState(0);
  const again = createElement("button", { id: "again", onClick: () => setCount(count + 1) }, `Again ${count}`);
  return createElement("main", null, createElement("newsreel-signup", { loading: "eager" }, FORM), again);
}
