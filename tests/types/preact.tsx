// JSX of Preact: both elements are known with typed attributes.

import "newsreel/define";
import type { NewsreelCarousel } from "newsreel";

export const carousel = (
  <newsreel-carousel
    feed="https://example.org/feed.json"
    interval={8}
    heading-level={2}
    key="news"
    ref={(element: NewsreelCarousel | null) => element?.next()}
    onnewsreel:slide={(event) => event.detail.index.toFixed()}
  >
    <a href="/news">News</a>
  </newsreel-carousel>
);

export const signup = <newsreel-signup consent="I agree" eai="reject" class="wide" id="letter" />;

// @ts-expect-error there is no such theme
export const theme = <newsreel-carousel theme="purple" />;

// @ts-expect-error there is no such attribute
export const attribute = <newsreel-signup colour="purple" />;
