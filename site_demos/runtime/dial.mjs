// The dial of a knob shows its value; the wheel turns it while the knob has the focus (kit/knobs.py). It is a handle, too.
import { isField, targetOf } from "./dom.mjs";
import { isUnfinished } from "./state.mjs";
import { stepped } from "./stepped.mjs";

for (const type of ["input", "nn:set"]) addEventListener(type, (event) => show(targetOf(event)), { capture: true });
addEventListener("pointerdown", (event) => trackOf(targetOf(event).closest(".nn-dial"))?.focus(), { capture: true });
addEventListener("focusin", (event) => {
  targetOf(event).closest(".nn-turned")?.addEventListener("wheel", roll, { passive: false });
});
addEventListener("focusout", (event) => {
  targetOf(event).closest(".nn-turned")?.removeEventListener("wheel", roll);
});

const trackOf = (/** @type {Element | null} */ part) =>
  /** @type {HTMLInputElement | null | undefined} */ (part?.closest(".nn-turned")?.querySelector("[type=range]"));

function show(/** @type {Element} */ field) {
  const track = trackOf(field);
  if (!(track && isField(field) && !isUnfinished(field))) return;
  const [low, high] = [Number(track.min), Number(track.max)];
  const dial = /** @type {SVGElement} */ (track.closest(".nn-turned")?.querySelector(".nn-dial"));
  const share = (Number(field.value) - low) / (high - low);
  dial.style.setProperty("--nn-turn", String(Math.min(1, Math.max(0, share))));
}

/** Up is more, as at a mixing desk. */
function roll(/** @type {Event} */ event) {
  const track = trackOf(targetOf(event));
  if (!track) return;
  event.preventDefault();
  const up = /** @type {WheelEvent} */ (event).deltaY < 0 ? 1 : -1;
  track.value = stepped(track, Number(track.value) + up * Number(track.step));
  track.dispatchEvent(new Event("input", { bubbles: true }));
}
