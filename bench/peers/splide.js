// The peer on Splide 4: all components come in one piece, with pagination, keys, rotation and names.

import Splide from "@splidejs/splide";
import "@splidejs/splide/css/core";

import "./widget.css";
import { button, element } from "./element.js";
import { card } from "./feed.js";
import { controls, start } from "./frame.js";

function build(section, { title, items, base }, interval) {
  const slides = items.map((item) =>
    element("li", { className: "splide__slide" }, [card(item, base)]),
  );
  const list = element("ul", { className: "splide__list" }, slides);
  const track = element("div", { className: "splide__track" }, [list]);
  const arrows = element("div", { className: "splide__arrows arrows" }, [
    button("splide__arrow splide__arrow--prev previous", "", "‹"),
    element("ul", { className: "splide__pagination picker" }),
    button("splide__arrow splide__arrow--next next", "", "›"),
  ]);
  const bar = controls(arrows);
  if (interval) bar.prepend(toggle());
  const root = element("div", { className: "splide", ariaLabel: title }, [bar, track]);
  section.append(root);

  const splide = new Splide(root, {
    role: "group", // the region is around it
    rewind: true,
    autoplay: interval > 0,
    interval: interval || undefined,
    keyboard: false, // the pagination has its own keys; more would take the arrows from fields
    classes: { page: "number", arrow: "splide__arrow" },
    // Named alike at both ends, where they lead around.
    i18n: {
      prev: "Previous slide",
      last: "Previous slide",
      next: "Next slide",
      first: "Next slide",
    },
  });
  splide.on("pagination:mounted", ({ items: pages }) => {
    for (const { button, page } of pages) {
      button.textContent = page + 1;
      button.ariaLabel = `${page + 1}: ${items[page].title}`;
    }
  });
  splide.mount();
}

function toggle() {
  const control = button("splide__toggle rotation", "");
  control.append(
    element("span", { className: "splide__toggle__play" }, ["▶"]),
    element("span", { className: "splide__toggle__pause" }, ["❚❚"]),
  );
  return control;
}

export const mountNews = start(build);
