// A demo that follows another one of its page: of what both are given it takes over the other's, when that has been at rest for a
// while, so that it is in the way of no next stroke.
import { setState, stateOf } from "./state.mjs";

/** @import { Stay } from "./dom.mjs" */
/** @import { Demo } from "./element.mjs" */

const WHILE = 250; // milliseconds

export function follow(/** @type {Demo} */ demo, /** @type {Stay} */ stay) {
  const name = demo.getAttribute("follows");
  // biome-ignore lint/style/useDomQuerySelector: an id may hold what a selector would have to escape
  const other = /** @type {Demo | null} */ (name && document.getElementById(name));
  if (!other) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const stop = () => clearTimeout(waiting);
  stay.listen(other, ["input"], stop);
  stay.listen(other, ["nn:rests"], () => {
    stop();
    waiting = setTimeout(() => take(demo, other), WHILE);
  });
  stay.until(stop);
}

function take(/** @type {Demo} */ demo, /** @type {Demo} */ other) {
  const before = stateOf(demo.form);
  const given = [...new URLSearchParams(stateOf(other.form))].filter(([name]) => demo.form.elements.namedItem(name));
  setState(demo.form, new URLSearchParams(given).toString());
  if (stateOf(demo.form) !== before && demo.state !== "static") demo.update();
}
