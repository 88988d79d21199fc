// A demo wakes when it is seen or touched, and says meanwhile how much of Python has come.
import { one } from "./dom.mjs";
import { python } from "./python.mjs";

/** @import { Stay } from "./dom.mjs" */
/** @import { Demo } from "./element.mjs" */
/** @import { Loading } from "./types.d.ts" */

/** Wake a demo when it comes into sight, unless the reader saves bytes, or when it is touched. */
export function wakeWhenSeen(/** @type {Demo} */ demo, /** @type {Stay} */ stay) {
  stay.listen(python, ["progress"], (event) => showProgress(demo, event));
  const wake = () => demo.state === "static" && demo.update();
  stay.listen(demo, ["pointerenter", "focusin"], wake);
  if (navigator.connection?.saveData) return;
  const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && wake());
  seen.observe(demo);
  stay.until(() => seen.disconnect());
}

function showProgress(/** @type {Demo} */ demo, /** @type {Event} */ event) {
  const { what, loaded, total } = /** @type {CustomEvent<Loading>} */ (event).detail;
  const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
  const figure = one(demo, "figure", HTMLElement);
  figure.dataset.progress = `${what}: ${megabytes(loaded)} of ${megabytes(total)} MB`;
  figure.style.setProperty("--nn-progress", String(loaded / total));
}
