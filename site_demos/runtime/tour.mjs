// Steps to try in order, in the text, go with the reader: the step that was followed stands beside the figure that it sets, with the
// ones before and after it. Without scripts, and on paper, they stand in the text alone.
import { one } from "./dom.mjs";

const STEP = "a.nn-step";

/** Show a step that is followed beside its figure. */
export function accompany(/** @type {HTMLAnchorElement} */ step) {
  const demo = demoOf(step);
  const item = step.closest("ol > li");
  if (demo && item) show(demo, item);
}

/** @returns {HTMLElement | null} */
function demoOf(/** @type {HTMLAnchorElement} */ step) {
  // biome-ignore lint/style/useDomQuerySelector: an id may hold what a selector would have to escape
  return document.getElementById(step.hash.slice(1).split("?")[0] ?? "");
}

/**
 * @param {HTMLElement} demo
 * @param {Element} item the step, in the text
 */
function show(demo, item) {
  const steps = [.../** @type {Element} */ (item.parentElement).children];
  const place = steps.indexOf(item);
  demo.querySelector(".nn-tour")?.remove();
  const tour = document.createElement("div");
  tour.className = "nn-tour";
  tour.innerHTML = `<p><b>${place + 1} of ${steps.length}.</b> <span></span></p><div class="nn-buttons"></div>`;
  one(tour, "span", HTMLElement).innerHTML = item.innerHTML;
  one(tour, ".nn-buttons", HTMLElement).append(
    button("Previous", demo, steps[place - 1]),
    button("Next", demo, steps[place + 1]),
  );
  one(demo, ".nn-side", HTMLElement).prepend(tour);
}

/**
 * @param {string} label
 * @param {HTMLElement} demo
 * @param {Element | undefined} item the step that it leads to, if there is one
 */
function button(label, demo, item) {
  const made = document.createElement("button");
  const link = item?.querySelector(STEP);
  made.type = "button";
  made.textContent = label;
  made.disabled = !(link instanceof HTMLAnchorElement && demoOf(link) === demo);
  made.addEventListener("click", () => {
    /** @type {HTMLElement} */ (link).click();
    for (const each of demo.querySelectorAll(".nn-tour button")) {
      if (each.textContent === label) /** @type {HTMLElement} */ (each).focus({ preventScroll: true });
    }
  });
  return made;
}
