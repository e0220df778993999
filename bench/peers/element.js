// Makes an element with properties and children, which is all of a framework that the peers need.

export function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function button(className, label, text = "") {
  const made = element("button", { type: "button", className }, [text]);
  made.setAttribute("aria-label", label);
  return made;
}
