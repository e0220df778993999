// JSX of Solid: both elements are known with typed attributes.

import "newsreel/define";
import type { NewsreelCarousel } from "newsreel";

let element!: NewsreelCarousel;
export const carousel = (
  <newsreel-carousel
    feed="https://example.org/feed.json"
    interval={8}
    heading-level={2}
    ref={element}
    on:newsreel-slide={(event) => event.detail.index.toFixed()}
  >
    <a href="/news">News</a>
  </newsreel-carousel>
);

export const again = <newsreel-carousel ref={(element: NewsreelCarousel) => element.next()} />;

export const signup = <newsreel-signup consent="I agree" eai="reject" class="wide" classList={{ open: true }} />;

// @ts-expect-error there is no such theme
export const theme = <newsreel-carousel theme="purple" />;

// @ts-expect-error there is no such attribute
export const attribute = <newsreel-signup colour="purple" />;
