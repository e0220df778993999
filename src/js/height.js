// How tall the page in a frame wants to be, told to the page around it.

import { tellAround, tellWordPress } from "./around.js";

/** Tells it now, whenever it changes, and when it is asked for. */
export function tellHeight() {
  const root = document.documentElement;
  let height = 0;

  function tell() {
    tellAround({ type: "newsreel:height", height });
    tellWordPress("height", height);
  }

  /** As tall as it likes to be at this width; where there is less room, the news fills what there is. */
  function measure() {
    root.classList.remove("fills");
    root.classList.add("measured");
    const wanted = Math.ceil(document.body.getBoundingClientRect().height);
    root.classList.remove("measured");
    root.classList.toggle("fills", innerHeight < wanted);
    if (wanted === height) return;
    height = wanted;
    tell();
  }

  new ResizeObserver(measure).observe(document.body);
  addEventListener("resize", measure);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && asks(data)) tell();
  });
  measure();
}

/** WordPress hides a frame until it has been told, and says when it listens. @param {any} data */
function asks(data) {
  return data?.type === "newsreel:height" || data?.message === "ready";
}
