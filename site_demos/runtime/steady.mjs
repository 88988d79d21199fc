// A slider that is held stays under the pointer: by what the page grows or shrinks above it, the page is scrolled.
import { targetOf } from "./dom.mjs";

/** @type {Element | undefined} */
let held;
let top = 0;

const grown = new ResizeObserver(() => {
  if (held) scrollBy({ top: held.getBoundingClientRect().top - top, behavior: "instant" });
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
