// Where a link has led: to a demo, and in it to the controls that it set.
import { one } from "./dom.mjs";

/** @import { Demo } from "./element.mjs" */

/** Who follows a link of the text from afar finds the way back to it. */
export function bringIntoView(/** @type {Demo} */ demo) {
  const { top, bottom } = demo.getBoundingClientRect();
  const from = scrollY;
  const afar = top > 0.7 * innerHeight || bottom < 0.3 * innerHeight;
  const header = one(document, ".md-header", HTMLElement).offsetHeight;
  if (top > header && (bottom < innerHeight || top < innerHeight / 4)) return; // it is in sight: nothing moves under the hand
  demo.scrollIntoView({ block: demo.offsetHeight < innerHeight ? "nearest" : "start" });
  const way = one(demo, ".nn-way-back", HTMLElement);
  if (!afar || !from) return; // the way back from before still leads there
  way.hidden = false;
  way.onclick = () => {
    way.hidden = true;
    scrollTo({ top: from, behavior: "instant" });
  };
}

/** Mark the controls of some parameters until the reader does something. */
export function point(/** @type {Demo} */ demo, /** @type {string[]} */ names) {
  for (const name of names) {
    const field = demo.querySelector(`[name="${name}"]:not([hidden])`);
    field?.closest("fieldset, div")?.classList.add("nn-pointed");
  }
  const side = one(demo, ".nn-side", HTMLElement); // which may scroll by itself; the page stays where it is
  const pointed = demo.querySelector(".nn-pointed");
  if (pointed instanceof HTMLElement) side.scrollTop = pointed.offsetTop - side.clientHeight / 2;
  const end = () => {
    for (const part of demo.querySelectorAll(".nn-pointed")) part.classList.remove("nn-pointed");
  };
  document.addEventListener("pointerdown", end, { once: true });
  document.addEventListener("keydown", end, { once: true });
}
