// What the peers' carousels have around their library: the host's fallback gives way, the region has
// its name, slides off screen cannot be reached by Tab, and rotation has a control.

import { button, element } from "./element.js";
import { readFeed } from "./feed.js";
import { mountSignup } from "./signup.js";

/** Mounts every carousel and form of the page; `build` draws one carousel. */
export function start(build) {
  const mountNews = (section) => mount(section, build);
  for (const section of document.querySelectorAll(".news")) mountNews(section);
  document.querySelectorAll(".signup").forEach(mountSignup);
  return mountNews;
}

async function mount(section, build) {
  const { feed: address, interval } = section.dataset;
  try {
    const feed = await readFeed(address);
    section.ariaLabel = feed.title;
    section.ariaRoleDescription = "carousel";
    section.setAttribute("role", "region");
    section.replaceChildren();
    build(section, feed, Number(interval ?? 0) * 1000);
  } catch (error) {
    console.warn(error); // the fallback shows
  }
}

/** Keeps all slides but the one on show out of the tab order. */
export function inertKeeper(slides) {
  let shown;
  for (const slide of slides) slide.inert = true;
  return (index) => {
    if (shown) shown.inert = true;
    shown = slides[index];
    if (shown) shown.inert = false;
  };
}

/** A button that stops and starts rotation; its name says what it will do. */
export function rotationControl({ play, stop }) {
  const control = button("rotation", "");
  let rotates = true;
  const show = () => {
    control.ariaLabel = rotates ? "Stop rotation" : "Start rotation";
    control.textContent = rotates ? "❚❚" : "▶";
  };
  const set = (now) => {
    rotates = now;
    show();
  };
  control.addEventListener("click", () => (rotates ? stop() : play()));
  show();
  return { control, set };
}

/** Names a slide for who hears it. */
export function describe(slide, index, count) {
  slide.setAttribute("role", "group");
  slide.ariaRoleDescription = "slide";
  slide.ariaLabel = `${index + 1} of ${count}`;
}

export function controls(...children) {
  return element("div", { className: "controls" }, children);
}
