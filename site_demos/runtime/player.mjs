// <nn-player>: plays, pauses and takes one by one the steps of the slider in it.

const PACE = 900; // milliseconds a step

class Player extends HTMLElement {
  #playing;

  connectedCallback() {
    this.querySelector("[data-play]").addEventListener("click", () => (this.#playing ? this.#pause() : this.#play()));
    this.querySelector("[data-step]").addEventListener("click", () => this.#step());
    this.addEventListener("nn:set", () => this.#pause());
  }

  disconnectedCallback() {
    this.#pause();
  }

  get #track() {
    return this.querySelector("[type=range]");
  }

  #play() {
    if (this.#track.value === this.#track.max) this.#go(this.#track.min);
    this.#playing = setInterval(() => this.#step(), PACE);
    this.#label("Pause");
  }

  #pause() {
    clearInterval(this.#playing);
    this.#playing = undefined;
    this.#label("Play");
  }

  #step() {
    this.#go(Number(this.#track.value) + 1);
    if (this.#track.value === this.#track.max) this.#pause();
  }

  #go(value) {
    this.#track.value = value;
    this.#track.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #label(text) {
    this.querySelector("[data-play]").textContent = text;
  }
}

customElements.define("nn-player", Player);
