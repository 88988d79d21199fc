// The dial of a knob shows its value; the wheel turns it while the knob has the focus (kit/knobs.py). It is a handle, too: a
// mouse or a pen turns it by its rim, and drags it from its middle.
import { isField, targetOf } from "./dom.mjs";
import { isUnfinished } from "./state.mjs";
import { stepped } from "./stepped.mjs";

const RIM = 0.5; // of the way from the middle
const SWEEP = 270; // degrees from one end of a knob to the other, as dial.css turns it

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

/** A turn of a dial by its rim. */
export class Turn {
  #degrees = 0;
  #x;
  #y;
  #last;
  #length; // to drag from one end to the other

  /** The turn that begins here, if it is one: a finger covers a dial, and drags it. */
  static begun(/** @type {Element} */ part, /** @type {PointerEvent} */ event) {
    if (!part.matches(".nn-dial") || event.pointerType === "touch") return;
    const { width } = part.getBoundingClientRect();
    const turn = new Turn(/** @type {SVGElement} */ (part), event);
    return turn.#far(event) >= (RIM * width) / 2 ? turn : undefined;
  }

  /**
   * @param {SVGElement} dial
   * @param {PointerEvent} event
   */
  constructor(dial, event) {
    const { left, top, width, height } = dial.getBoundingClientRect();
    const { min, max } = /** @type {HTMLInputElement} */ (trackOf(dial));
    this.#x = left + width / 2;
    this.#y = top + height / 2;
    this.#last = this.#angle(event);
    this.#length = (Number(max) - Number(min)) * Number(dial.dataset.acrossScale);
  }

  #far(/** @type {PointerEvent} */ { clientX, clientY }) {
    return Math.hypot(clientX - this.#x, clientY - this.#y);
  }

  #angle(/** @type {PointerEvent} */ { clientX, clientY }) {
    return (Math.atan2(clientY - this.#y, clientX - this.#x) * 180) / Math.PI;
  }

  /** How far it was to be dragged for as much. */
  drag(/** @type {PointerEvent} */ event) {
    const angle = this.#angle(event);
    const by = angle - this.#last;
    this.#degrees += by - 360 * Math.round(by / 360);
    this.#last = angle;
    return (this.#degrees / SWEEP) * this.#length;
  }
}
