// Numbers of a run that are held in its figure and moved: up, or to the right, is more (kit/handles.py). Each has a field, too.
import { targetOf } from "./dom.mjs";
import { Hold } from "./hand.mjs";
import { setState } from "./state.mjs";

/** @import { Demo } from "./element.mjs" */

const FAR = 40; // pixels for a 1

const hold = new Hold();
/** @type {Held | undefined} */
let held;

addEventListener("pointerdown", take, { capture: true });
addEventListener("pointermove", (event) => held && hold.has(event) && held.move(event), { capture: true });
addEventListener("pointerup", leave, { capture: true });
addEventListener("pointercancel", leave, { capture: true });

/** A number while it is held. While an answer is under way, only the newest value is kept. */
class Held {
  #demo;
  #place;
  #begins;
  #x;
  #y;
  /** @type {number | undefined} */
  #newest;
  #working = false;

  constructor(
    /** @type {Demo} */ demo,
    /** @type {DOMStringMap} */ { number = "", begins },
    /** @type {PointerEvent} */ at,
  ) {
    this.#demo = demo;
    this.#place = number;
    this.#begins = Number(begins);
    this.#x = at.clientX;
    this.#y = at.clientY;
  }

  move(/** @type {PointerEvent} */ { clientX, clientY }) {
    this.#set(this.#begins + (clientX - this.#x - (clientY - this.#y)) / FAR);
  }

  putBack() {
    this.#set(this.#begins);
  }

  async #set(/** @type {number} */ value) {
    this.#newest = value;
    if (this.#working) return;
    this.#working = true;
    while (this.#newest !== undefined) {
      const text = this.#newest.toFixed(2);
      this.#newest = undefined;
      // biome-ignore lint/performance/noAwaitInLoops: one answer at a time is what this is for
      await this.#demo.order("edit", `${this.#place}=${text}`);
    }
    this.#working = false;
  }
}

function take(/** @type {PointerEvent} */ event) {
  const part = /** @type {SVGElement | null} */ (targetOf(event).closest("[data-number]"));
  const demo = part?.closest("nn-demo");
  const isMissed = event.pointerType === "touch" && !part?.classList.contains("nn-handle");
  if (!(part && demo) || isMissed || !hold.takes(event)) return;
  event.preventDefault();
  demo.setPointerCapture(event.pointerId); // the part is drawn anew as it moves
  document.documentElement.toggleAttribute("data-nn-holds", true);
  held = new Held(demo, part.dataset, event);
  const sets = part.closest("[data-sets]")?.getAttribute("data-sets");
  if (!sets) return;
  setState(demo.form, sets);
  demo.update();
}

function leave(/** @type {PointerEvent} */ event) {
  if (!hold.ends(event)) return;
  document.documentElement.removeAttribute("data-nn-holds");
  if (event.type === "pointercancel") held?.putBack();
  held = undefined;
}
