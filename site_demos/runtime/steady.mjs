// A slider that is held stays under the pointer: by what the page grows or shrinks above it, the page is scrolled. What is
// stuck to the window's edge moves only after some scrolling, so it may take more than one try.
import { targetOf } from "./dom.mjs";

/** @type {Element | undefined} */
let held;
let top = 0;

const TRIES = 20;

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
