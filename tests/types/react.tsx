// JSX of React: attributes are known, typed, and mixed with those of every element.

import "newsreel/define";
import type { NewsreelCarousel } from "newsreel";

export const carousel = (
  <newsreel-carousel
    feed="https://example.org/feed.json"
    interval={8}
    heading-level={2}
    theme="dark"
    lang="mn"
    key="news"
    ref={(element: NewsreelCarousel | null) => element?.next()}
    onnewsreel:slide={(event) => event.detail.index.toFixed()}
  >
    <a href="/news">News</a>
  </newsreel-carousel>
);

export const signup = (
  <newsreel-signup consent="I agree" eai="reject" className="wide">
    <form action="/subscribe" method="post">
      <input type="email" name="email" aria-label="E-mail" required />
      <button>Subscribe</button>
    </form>
  </newsreel-signup>
);

// @ts-expect-error there is no such theme
export const theme = <newsreel-carousel theme="purple" />;

// @ts-expect-error there is no such attribute
export const attribute = <newsreel-signup colour="purple" />;

// @ts-expect-error there is no such way to treat all scripts
export const eai = <newsreel-signup eai="maybe" />;
