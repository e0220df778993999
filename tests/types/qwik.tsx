// JSX of Qwik: both elements are known with typed properties, by what TypeScript itself knows of them.

import "newsreel/define";

export const carousel = (
  <newsreel-carousel feed="https://example.org/feed.json" interval={8} headingLevel={2} key="news">
    <a href="/news">News</a>
  </newsreel-carousel>
);

export const signup = <newsreel-signup consent="I agree" eai="reject" class="wide" />;

// @ts-expect-error there is no such theme
export const theme = <newsreel-carousel theme="purple" />;

// @ts-expect-error there is no such attribute
export const attribute = <newsreel-signup colour="purple" />;
