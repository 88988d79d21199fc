// <nn-guess>: what a figure will do is guessed before it does it (publish/guesses.py). The first guess is told, and its
// figure then goes to the state that was asked about, as by a link of the text.
import { one } from "./dom.mjs";
import { visit } from "./link.mjs";

export class Guess extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button && !this.hasAttribute("guessed")) this.#guessed(button);
    });
    this.addEventListener("input", () => this.#show());
    this.#show();
  }

  get #track() {
    return this.querySelector("input");
  }

  /** What the slider stands at. */
  #show() {
    if (this.#track) one(this, "output", HTMLOutputElement).value = this.#track.value;
  }

  #guessed(/** @type {HTMLButtonElement} */ button) {
    this.toggleAttribute("guessed", true);
    for (const each of this.querySelectorAll("button")) {
      each.setAttribute("aria-pressed", String(each === button));
      each.setAttribute("aria-disabled", "true"); // not `disabled`: the focus stays
    }
    if (this.#track) this.#track.disabled = true;
    const said = button.dataset.told ?? "";
    one(this, ".nn-verdict", HTMLElement).textContent = said.replace("{}", this.#track?.value ?? "");
    if (this.dataset.then) visit(this.dataset.then);
  }
}

customElements.define("nn-guess", Guess);
