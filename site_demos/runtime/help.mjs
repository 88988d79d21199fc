// What helps with an exercise: hints, opened one after another, and a solution, after an honest try or after all hints.
import { isSolved } from "./solved.mjs";

export class Help {
  #exercise;
  #tried = false;
  /** @type {HTMLDetailsElement[]} */
  #hints;
  /** @type {HTMLDetailsElement | undefined} */
  #solution;
  /** @type {Set<HTMLDetailsElement>} */
  #read = new Set();

  constructor(/** @type {HTMLElement} */ exercise) {
    this.#exercise = exercise;
    this.#hints = [...exercise.querySelectorAll("details")];
    this.#solution = this.#hints.pop();
    for (const hint of this.#hints) hint.addEventListener("toggle", () => this.#opened(hint));
    this.#unlock();
  }

  /** The reader has made an answer of their own that could be checked. */
  tried() {
    this.#tried = true;
    this.#unlock();
  }

  #opened(/** @type {HTMLDetailsElement} */ hint) {
    if (hint.open) this.#read.add(hint);
    this.#unlock();
  }

  #unlock() {
    const next = this.#hints.find((hint) => !this.#read.has(hint));
    for (const hint of this.#hints) hint.inert = hint !== next && !this.#read.has(hint);
    if (this.#solution) this.#solution.inert = Boolean(next) && !this.#tried && !isSolved(this.#exercise);
  }
}
