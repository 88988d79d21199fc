// <nn-prediction>: a number that the reader says, checked at once, without Python.
import { one } from "./dom.mjs";
import { Help } from "./help.mjs";
import { showTick, tick } from "./solved.mjs";

const NUMBER = /^[-−+]?(\d+(\.\d*)?|\.\d+)$/u;

export class Prediction extends HTMLElement {
  /** @type {Help | undefined} */
  #help;

  connectedCallback() {
    const form = one(this, "form", HTMLFormElement);
    form.inert = false;
    if (!this.#help) form.addEventListener("submit", (event) => this.#answered(event));
    this.#help ??= new Help(this);
    showTick(this);
  }

  #answered(/** @type {Event} */ event) {
    event.preventDefault();
    const said = readNumber(one(this, "input", HTMLInputElement).value);
    const isRight = this.#isNear(said, Number(this.dataset.answer));
    one(this, ".nn-verdict", HTMLElement).textContent = isRight ? "That is right." : this.#wrong(said);
    if (isRight) tick(this);
    if (!Number.isNaN(said)) this.#help?.tried();
  }

  #wrong(/** @type {number} */ said) {
    if (Number.isNaN(said)) return "Write a number, such as 2, −0.5 or 1,000.";
    /** @type {[number, string][]} */
    const slips = JSON.parse(this.dataset.slips ?? "[]");
    return slips.find(([slip]) => this.#isNear(said, slip))?.[1] ?? "That is not the number.";
  }

  #isNear(/** @type {number} */ said, /** @type {number} */ number) {
    return Math.abs(said - number) <= Number(this.dataset.within) + 1e-9;
  }
}

/** A number as readers write it, or NaN. */
function readNumber(/** @type {string} */ text) {
  const plain = text.trim().replaceAll(",", "");
  return NUMBER.test(plain) ? Number(plain.replace("−", "-")) : Number.NaN;
}

customElements.define("nn-prediction", Prediction);
