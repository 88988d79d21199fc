// Which exercises are solved, ticked and counted; <nn-solved> says how many of the page, and has them forgotten.
import { one } from "./dom.mjs";
import { Kept } from "./kept.mjs";

const EXERCISES = "nn-exercise, nn-prediction";
const solved = new Kept("nn-solved");

/** Tick an exercise, for good. */
export function tick(/** @type {Element} */ exercise) {
  solved.here = { ...solved.here, [exercise.id]: 1 };
  showTicks();
}

export const isSolved = (/** @type {Element} */ exercise) => exercise.id in solved.here;

export function showTick(/** @type {Element} */ exercise) {
  one(exercise, ".nn-done", HTMLElement).hidden = !isSolved(exercise);
}

/** Have all ticks and their count say what is kept. */
function showTicks() {
  for (const exercise of document.querySelectorAll(EXERCISES)) showTick(exercise);
  for (const count of document.querySelectorAll("nn-solved")) count.tell();
}

export class Solved extends HTMLElement {
  connectedCallback() {
    this.innerHTML = '<p role="status"></p><button type="button">Forget these ticks</button>';
    one(this, "button", HTMLButtonElement).addEventListener("click", forget);
    this.tell();
  }

  tell() {
    const count = [...document.querySelectorAll(EXERCISES)].filter(isSolved).length;
    one(this, "p", HTMLElement).textContent = count
      ? `${count} of ${this.dataset.of} exercises solved. This is kept only in your browser.`
      : "";
    this.toggleAttribute("given", count > 0);
  }
}

/** Of this chapter only. */
function forget() {
  solved.here = {};
  showTicks();
  /** @type {HTMLElement | null} */ (document.querySelector(`:is(${EXERCISES}) summary`))?.focus();
}

solved.addEventListener("change", showTicks);
customElements.define("nn-solved", Solved);
