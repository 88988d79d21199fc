// <nn-exercise>: code that the reader writes, and that is checked where it runs. A cell of its own names, which begins anew with each run.
import { Cell } from "./cell.mjs";
import { Help } from "./help.mjs";
import { showTick, tick } from "./solved.mjs";

/** @import { Ended } from "./types.d.ts" */

export class Exercise extends Cell {
  /** @override */
  does = "Check";
  /** @override */
  shares = false; // it begins anew with each run
  /** @type {Help | undefined} */
  #help;

  constructor() {
    super();
    this.addEventListener("nn:ran", (event) => this.#ran(/** @type {CustomEvent<Ended>} */ (event).detail));
  }

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    this.#help ??= new Help(this);
    showTick(this);
  }

  /** @override */
  get called() {
    return `exercise ${this.getAttribute("number")}`;
  }

  /** @override */
  get running() {
    return { ...super.running, check: this.dataset.check ?? "" };
  }

  #ran(/** @type {Ended} */ { right, wrong }) {
    if (right) tick(this);
    if (right || (wrong && this.code.isChanged)) this.#help?.tried();
  }
}

customElements.define("nn-exercise", Exercise);
