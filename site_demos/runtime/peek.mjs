// A part of a figure with `data-peek`, such as `shown=0.1`, sets that while a mouse is over it or a key has led to it, and no longer.
import { targetOf } from "./dom.mjs";
import { setState } from "./state.mjs";

/** @typedef {PointerEvent | FocusEvent} Met */

for (const type of ["pointerover", "focusin"])
  addEventListener(type, (event) => meet(/** @type {Met} */ (event), true));
for (const type of ["pointerout", "focusout"])
  addEventListener(type, (event) => meet(/** @type {Met} */ (event), false));

function meet(/** @type {Met} */ event, /** @type {boolean} */ comes) {
  const part = /** @type {SVGElement | null} */ (targetOf(event).closest("[data-peek]"));
  const demo = part?.closest("nn-demo");
  if (!(part && demo) || demo.state === "static" || isWithin(part, event.relatedTarget)) return;
  if (comes && !isMeant(part, event)) return;
  const [name, value] = (part.dataset.peek ?? "").split("=");
  setState(demo.form, `${name}=${comes ? value : ""}`);
  demo.update();
}

const isWithin = (/** @type {Element} */ part, /** @type {EventTarget | null} */ other) =>
  other instanceof Node && part.contains(other);

/** A finger that taps is over what it taps, and what was clicked has the focus: neither looks. */
const isMeant = (/** @type {Element} */ part, /** @type {Met} */ event) =>
  event instanceof PointerEvent
    ? event.pointerType !== "touch" && !event.buttons
    : part.matches(":focus") && !document.documentElement.hasAttribute("data-nn-points");
