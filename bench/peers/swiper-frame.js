// What both Swiper peers share: markup, the five modules, names and the rotation control.

import Swiper from "swiper";
import { A11y, Autoplay, Keyboard, Navigation, Pagination } from "swiper/modules";
import "swiper/css";
import "swiper/css/a11y";

import "./widget.css";
import { button, element } from "./element.js";
import { card } from "./feed.js";
import { controls, inertKeeper, rotationControl } from "./frame.js";

const MODULES = [A11y, Autoplay, Keyboard, Navigation, Pagination];

/** Builds a carousel; `extra` gives more options, by which the slides may be made later. */
export function buildWith(extra, modules = []) {
  return (section, feed, interval) => {
    const { items, base } = feed;
    const slides = extra
      ? []
      : items.map((item) => element("div", { className: "swiper-slide" }, [card(item, base)]));
    const wrapper = element("div", { className: "swiper-wrapper" }, slides);
    const root = element("div", { className: "swiper" }, [wrapper]);
    const [previous, next] = [
      button("previous", "Previous slide", "‹"),
      button("next", "Next slide", "›"),
    ];
    const picker = element("div", { className: "picker" });
    const bar = controls(previous, picker, next);
    section.append(bar, root);

    const more = extra?.(feed) ?? {};
    const swiper = new Swiper(root, {
      modules: [...MODULES, ...modules],
      rewind: true,
      autoplay: interval
        ? { delay: interval, disableOnInteraction: true, pauseOnMouseEnter: true }
        : false,
      keyboard: true,
      a11y: { containerRole: "group", itemRoleDescriptionMessage: "slide" },
      navigation: { prevEl: previous, nextEl: next, addIcons: false },
      ...more,
      pagination: { el: picker, clickable: true, renderBullet: bullet, ...more.pagination },
    });
    if (!extra) {
      const keep = inertKeeper(slides);
      swiper.on("slideChange", () => keep(swiper.activeIndex));
      keep(0);
    }
    if (interval) rotation(swiper, bar);
  };
}

function bullet(index, className) {
  return `<button type="button" class="${className} number">${index + 1}</button>`;
}

function rotation(swiper, bar) {
  const { autoplay } = swiper;
  const { control, set } = rotationControl({
    play: () => autoplay.start(),
    stop: () => autoplay.stop(),
  });
  bar.prepend(control);
  swiper.on("autoplayStart", () => set(true));
  swiper.on("autoplayStop", () => set(false));
}
