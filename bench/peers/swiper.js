// The peer on Swiper 14, with the five modules that the job needs.

import { start } from "./frame.js";
import { buildWith } from "./swiper-frame.js";

export const mountNews = start(buildWith());
