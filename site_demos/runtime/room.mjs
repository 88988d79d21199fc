// The sentence of a figure keeps the room that it has had, so that what stands below it does not go up and down under the hand.
import { one } from "./dom.mjs";

/** @import { Stay } from "./dom.mjs" */
/** @import { Demo } from "./element.mjs" */

const TALLEST = "--nn-tallest";

/** Keep it as long as the figure is as wide, from the first touch on: by then all letters have come. */
export function keepRoom(/** @type {Demo} */ demo, /** @type {Stay} */ stay) {
  let width = 0;
  const watch = new ResizeObserver(([entry]) => {
    const { style } = one(demo, ".nn-figure", HTMLElement);
    if (width !== entry?.contentRect.width) style.removeProperty(TALLEST);
    width = entry?.contentRect.width ?? 0;
    const result = demo.querySelector(".nn-figure .nn-result");
    if (result) style.setProperty(TALLEST, `${result.getBoundingClientRect().height}px`);
  });
  stay.listen(demo, ["pointerdown", "keydown"], () => watch.observe(demo));
  stay.until(() => watch.disconnect());
}
