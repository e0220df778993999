// The peer on Embla 8: core and autoplay; buttons, picker, keys and names are the author's to write.

import EmblaCarousel from "embla-carousel";
import Autoplay from "embla-carousel-autoplay";

import "./embla.css";
import { button, element } from "./element.js";
import { card } from "./feed.js";
import { controls, describe, inertKeeper, rotationControl, start } from "./frame.js";

function build(section, { items, base }, interval) {
  const slides = items.map((item, index) => {
    const slide = element("div", { className: "slide" }, [card(item, base)]);
    describe(slide, index, items.length);
    return slide;
  });
  const track = element("div", { className: "track" }, slides);
  const view = element("div", { className: "view" }, [track]);
  const previous = button("previous", "Previous slide", "‹");
  const next = button("next", "Next slide", "›");
  const numbers = items.map(({ title }, index) =>
    button("number", `${index + 1}: ${title}`, index + 1),
  );
  const picker = element(
    "div",
    { className: "picker", role: "group", ariaLabel: "Choose a slide" },
    numbers,
  );
  const bar = controls(previous, picker, next);
  section.append(bar, view);

  const plugins = interval ? [Autoplay({ delay: interval, stopOnMouseEnter: true })] : [];
  const embla = EmblaCarousel(view, {}, plugins);
  const last = slides.length - 1;
  const go = (index) => embla.scrollTo(index > last ? 0 : index < 0 ? last : index);
  const step = (by) => {
    embla.plugins().autoplay?.stop();
    go(embla.selectedScrollSnap() + by);
  };
  previous.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));
  picker.addEventListener("click", ({ target }) => {
    const index = numbers.indexOf(target);
    if (index >= 0) step(index - embla.selectedScrollSnap());
  });
  picker.addEventListener("keydown", ({ key }) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!by) return;
    step(by);
    numbers[embla.selectedScrollSnap()].focus();
  });

  const keep = inertKeeper(slides);
  const show = () => {
    const index = embla.selectedScrollSnap();
    keep(index);
    numbers[embla.previousScrollSnap()]?.removeAttribute("aria-current");
    numbers[index]?.setAttribute("aria-current", "true");
  };
  embla.on("select", show);
  show();
  if (interval) rotation(embla, bar, track);
}

function rotation(embla, bar, track) {
  const autoplay = embla.plugins().autoplay;
  const { control, set } = rotationControl({
    play: () => autoplay.play(),
    stop: () => autoplay.stop(),
  });
  bar.prepend(control);
  embla.on("autoplay:play", () => {
    set(true);
    track.ariaLive = "off";
  });
  embla.on("autoplay:stop", () => {
    set(false);
    track.ariaLive = "polite";
  });
}

export const mountNews = start(build);
