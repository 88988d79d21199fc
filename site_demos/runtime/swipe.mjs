// A finger that scrolls the page sets no slider: what a slider says is kept back until the finger has gone sideways, or has
// left where it was; if the browser takes the gesture to scroll, or it goes up or down all the same, the value is put back.
import { targetOf } from "./dom.mjs";

const FAR = 8; // pixels, and more than the other way

/** @type {{ track: HTMLInputElement, value: string, x: number, y: number, isSwipe: boolean } | undefined} */
let open; // the gesture that may yet turn out to be a swipe

addEventListener("pointerdown", begin, { capture: true });
addEventListener("pointermove", decide, { capture: true });
addEventListener("pointerup", end, { capture: true });
addEventListener("pointercancel", putBack, { capture: true });
for (const type of ["input", "change"]) addEventListener(type, keepBack, { capture: true });

function begin(/** @type {PointerEvent} */ event) {
  const track = targetOf(event);
  const isTrack = track instanceof HTMLInputElement && track.type === "range";
  open =
    isTrack && event.pointerType === "touch"
      ? { track, value: track.value, x: event.clientX, y: event.clientY, isSwipe: false }
      : undefined;
}

function decide(/** @type {PointerEvent} */ { clientX, clientY }) {
  if (!open || open.isSwipe) return;
  const across = Math.abs(clientX - open.x);
  const along = Math.abs(clientY - open.y);
  if (across >= FAR && across > along) take();
  else open.isSwipe = along >= FAR;
}

function end() {
  // of a swipe, after what the slider says as the finger leaves
  if (open?.isSwipe) setTimeout(putBack);
  else take();
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
