// The peer on Swiper 14 for long feeds: its Virtual module keeps few slides in the document. One
// bullet for each of ten thousand slides would undo that, so this peer has no picker: it says
// "1 / 10000" instead.

import { Virtual } from "swiper/modules";
import "swiper/css/virtual";

import { card } from "./feed.js";
import { element } from "./element.js";
import { start } from "./frame.js";
import { buildWith } from "./swiper-frame.js";

function virtual({ items, base }) {
  const renderSlide = (item) => element("div", { className: "swiper-slide" }, [card(item, base)]);
  return {
    virtual: { slides: items, renderSlide, addSlidesBefore: 1, addSlidesAfter: 1 },
    pagination: { type: "fraction" },
  };
}

export const mountNews = start(buildWith(virtual, [Virtual]));
