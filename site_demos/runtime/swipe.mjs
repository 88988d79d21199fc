// A finger that scrolls the page sets no slider: what a slider says is kept back until the finger has gone sideways, or has
// left without scrolling; if the browser takes the gesture to scroll, the value is put back.
import { targetOf } from "./dom.mjs";

const SIDEWAYS = 8; // pixels, and more than up or down

/** @type {{ track: HTMLInputElement, value: string, x: number, y: number } | undefined} */
let open; // the gesture that may yet turn out to be a swipe

addEventListener("pointerdown", begin, { capture: true });
addEventListener("pointermove", decide, { capture: true });
addEventListener("pointerup", take, { capture: true });
addEventListener("pointercancel", putBack, { capture: true });
for (const type of ["input", "change"]) addEventListener(type, keepBack, { capture: true });

function begin(/** @type {PointerEvent} */ event) {
  const track = targetOf(event);
  const isTrack = track instanceof HTMLInputElement && track.type === "range";
  open =
    isTrack && event.pointerType === "touch"
      ? { track, value: track.value, x: event.clientX, y: event.clientY }
      : undefined;
}

function decide(/** @type {PointerEvent} */ { clientX, clientY }) {
  if (!open) return;
  const across = Math.abs(clientX - open.x);
  if (across >= SIDEWAYS && across > Math.abs(clientY - open.y)) take();
}

function take() {
  const { track, value } = open ?? {};
  open = undefined;
  if (track && track.value !== value) track.dispatchEvent(new Event("input", { bubbles: true }));
}

function putBack() {
  if (open) open.track.value = open.value;
  open = undefined;
}

function keepBack(/** @type {Event} */ event) {
  if (open && event.target === open.track) event.stopImmediatePropagation();
}
