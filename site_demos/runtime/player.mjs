// <nn-player>: plays, pauses and takes one by one the steps of the slider in it.
import { one } from "./dom.mjs";

class Player extends HTMLElement {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #playing;

  connectedCallback() {
    this.removeAttribute("inert");
    this.#button.addEventListener("click", () => (this.#playing ? this.#pause() : this.#play()));
    one(this, "[data-step]", HTMLElement).addEventListener("click", () => this.#step());
    this.addEventListener("nn:set", () => this.#pause());
  }

  disconnectedCallback() {
    this.#pause();
  }

  get #track() {
    return one(this, "[type=range]", HTMLInputElement);
  }

  get #button() {
    return one(this, "[data-play]", HTMLElement);
  }

  #play() {
    if (this.#track.value === this.#track.max) this.#go(this.#track.min);
    this.#playing = setInterval(() => this.#step(), Number(this.getAttribute("pace")));
    this.#button.textContent = "Pause";
  }

  #pause() {
    clearInterval(this.#playing);
    this.#playing = undefined;
    this.#button.textContent = "Play";
  }

  #step() {
    this.#go(Number(this.#track.value) + 1);
    if (this.#track.value === this.#track.max) this.#pause();
  }

  #go(/** @type {number | string} */ value) {
    this.#track.value = String(value);
    this.#track.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("nn-player", Player);
