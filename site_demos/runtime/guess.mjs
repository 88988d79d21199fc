// <nn-guess>: what a figure will do is guessed before it does it (publish/guesses.py). The first guess is told, and its
// figure then goes to the state that was asked about, as by a link of the text. Both are then in sight, until the reader acts.
import "./element.mjs"; // which does what is guessed
import { one, targetOf } from "./dom.mjs";
import { visit } from "./link.mjs";

const ACTS = ["pointerdown", "keydown", "wheel"];

export class Guess extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("button");
      if (button && !this.hasAttribute("guessed")) this.#guessed(button);
    });
    this.addEventListener("input", () => this.#show());
    this.#show();
    this.#hideAnswer();
  }

  /** What the figure would give away is not drawn until the reader has said something, or has changed it. */
  #hideAnswer() {
    const demo = this.closest("nn-demo");
    if (!demo || this.hasAttribute("guessed")) return;
    demo.toggleAttribute("data-nn-asks", true);
    const show = (/** @type {Event} */ event) => {
      if (!this.contains(targetOf(event))) demo.removeAttribute("data-nn-asks");
    };
    for (const type of ["input", "nn:set"]) demo.addEventListener(type, show);
  }

  get #track() {
    return this.querySelector("input");
  }

  /** What the slider stands at, as readers write it: with its unit, and thousands parted. */
  get #said() {
    if (!this.#track) return "";
    return (
      Number(this.#track.value).toLocaleString("en", { maximumFractionDigits: 9 }) + (this.#track.dataset.unit ?? "")
    );
  }

  #show() {
    if (!this.#track) return;
    one(this, "output", HTMLOutputElement).value = this.#said;
    this.#track.setAttribute("aria-valuetext", this.#said);
  }

  #guessed(/** @type {HTMLButtonElement} */ button) {
    this.toggleAttribute("guessed", true);
    for (const each of this.querySelectorAll("button")) {
      each.setAttribute("aria-pressed", String(each === button));
      each.setAttribute("aria-disabled", "true"); // not `disabled`: the focus stays
    }
    if (this.#track) this.#track.disabled = true;
    const told = button.dataset.told ?? "";
    one(this, ".nn-verdict", HTMLElement).textContent = told.replace("{}", this.#said);
    this.closest("nn-demo")?.removeAttribute("data-nn-asks");
    if (this.dataset.then) visit(this.dataset.then);
    this.#keepInSight();
  }

  /** The verdict and the figure are brought into sight, again with each figure that the link brings. */
  #keepInSight() {
    const demo = this.closest("nn-demo");
    if (!demo) return;
    const acts = new AbortController();
    const { signal } = acts;
    for (const type of ACTS) document.addEventListener(type, () => acts.abort(), { signal });
    const bring = () => bringTogether(demo, one(this, ".nn-verdict", HTMLElement));
    demo.addEventListener("nn:shown", bring, { signal });
    bring();
  }
}

/**
 * Have a verdict and the figure below or beside it in sight, at least as much of the figure as half a window shows.
 * @param {Element} demo
 * @param {HTMLElement} verdict
 */
function bringTogether(demo, verdict) {
  const side = one(demo, ".nn-side", HTMLElement);
  const figure = one(demo, ".nn-figure", HTMLElement);
  const isAbove = getComputedStyle(side).display === "contents"; // not beside it
  if (!isAbove) side.scrollTop = Math.min(side.scrollTop, one(side, "nn-guess", HTMLElement).offsetTop);
  const bar = isAbove && side.querySelector(":scope > :is(nn-run, .nn-above)");
  const pinned = bar && getComputedStyle(bar).position === "sticky" ? bar.clientHeight : 0;
  const top = one(document, ".md-header", HTMLElement).offsetHeight + pinned;
  const boxes = [...figure.children].map((part) => part.getBoundingClientRect()); // apart, they are in no box of its own
  const from = Math.min(...boxes.map((box) => box.top));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  const begins = isAbove ? verdict.getBoundingClientRect().top : from;
  const ends = Math.min(bottom, from + (innerHeight - top) / 2);
  if (begins < top || ends > innerHeight) scrollBy({ top: begins - top - 12, behavior: "instant" });
}

customElements.define("nn-guess", Guess);
