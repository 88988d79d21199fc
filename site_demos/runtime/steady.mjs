// What is under the hand stays there. A slider that is held stays under the pointer: by what the page grows or shrinks above it,
// the page is scrolled. What is stuck to the window's edge moves only after some scrolling, so it may take more than one try.
// And the sentence of a figure keeps the room that it has had since the demo was first touched, as long as that is as wide.
import { one, targetOf } from "./dom.mjs";

/** @type {Element | undefined} */
let held;
let top = 0;

const TRIES = 20;
const TALLEST = "--nn-tallest";

const grown = new ResizeObserver(() => {
  let by = 0;
  let before = 0;
  for (let tries = 0; held && tries < TRIES; tries += 1) {
    const moved = held.getBoundingClientRect().top - top;
    const from = scrollY;
    if (Math.abs(moved) < 1) return;
    by = moved === before ? 2 * by : moved; // what has not moved is stuck still: further
    before = moved;
    scrollBy({ top: by, behavior: "instant" });
    if (scrollY === from) return; // the page ends here
  }
});

document.addEventListener("pointerdown", (event) => {
  held = targetOf(event).closest("input[type=range], .nn-dial, nn-knob input") ?? undefined;
  if (!held) return;
  top = held.getBoundingClientRect().top;
  grown.observe(document.body);
});

function release() {
  grown.disconnect();
  held = undefined;
}

for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, release);

/** @type {WeakMap<Element, number>} */
const widths = new WeakMap();

const touched = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) keepRoom(target, contentRect.width);
});

/**
 * @param {Element} demo
 * @param {number} width
 */
function keepRoom(demo, width) {
  if (!demo.isConnected) {
    touched.unobserve(demo);
    widths.delete(demo);
    return;
  }
  const { style } = one(demo, ".nn-figure", HTMLElement);
  if (width !== widths.get(demo)) style.removeProperty(TALLEST);
  widths.set(demo, width);
  const result = demo.querySelector(".nn-figure .nn-result"); // code that a reader has changed may draw none
  if (result) style.setProperty(TALLEST, `${result.getBoundingClientRect().height}px`);
}

function touch(/** @type {Event} */ event) {
  const demo = targetOf(event).closest("nn-demo");
  if (demo && !widths.has(demo)) touched.observe(demo);
}

for (const begin of ["pointerdown", "keydown"]) document.addEventListener(begin, touch, { capture: true });
