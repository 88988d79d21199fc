// <nn-listing>: a module that draws a figure, and that the reader may change. The figure is drawn anew as they type, by the worker for
// what readers write; what is wrong with the code is told beside the last figure that could be drawn.
import { Code } from "./code.mjs";
import { readers } from "./python.mjs";

/** @import { Demo } from "./element.mjs" */
/** @import { Answer } from "./types.d.ts" */

const PATIENCE = 800; // milliseconds: who types is not told at once what is wrong, nor offered to stop

export class Listing extends HTMLElement {
  /** @type {Element | undefined} */
  asBuilt;
  /** @type {Code | undefined} */
  #code;

  async connectedCallback() {
    this.#copy();
    await customElements.whenDefined("nn-demo");
    if (!this.isConnected) return;
    const demo = /** @type {Demo} */ (this.closest("nn-demo"));
    const { module } = this;
    this.#code = new Code(/** @type {HTMLElement} */ (this.firstElementChild), {
      name: `${demo.page}#${demo.id} ${module}`,
      label: `Python of ${module}`,
      marks: true,
      run: () => demo.update(),
      edited: () => Changing.of(demo).note(this),
    });
    this.#code.restore();
  }

  disconnectedCallback() {
    this.#code?.end();
  }

  /** Code that a figure above has, too, stands in the page once (publish/listing.py). */
  #copy() {
    const other = document.getElementById(this.getAttribute("like") ?? "");
    const code = other instanceof Listing ? other.asBuilt : this.firstElementChild;
    this.asBuilt = /** @type {Element} */ (code?.cloneNode(true));
    if (other) this.replaceChildren(this.asBuilt.cloneNode(true));
    this.removeAttribute("like");
  }

  get module() {
    return this.getAttribute("module") ?? "";
  }

  /** What the reader has made of it, if it is not as it was. */
  get change() {
    const code = this.#code;
    return code?.isChanged ? { text: code.text, ...(this.hasAttribute("part") && { part: "" }) } : undefined;
  }

  get text() {
    return this.#code?.text ?? "";
  }

  /** Put some lines in the place of others; see Code. */
  async put(/** @type {Parameters<Code["put"]>} */ ...lines) {
    await this.#code?.put(...lines);
  }

  /** Go into it. */
  enter() {
    this.#code?.enter();
  }

  reset() {
    if (this.#code) this.#code.text = this.#code.original;
  }
}

/** What a reader has changed of one figure. */
class Changing {
  /** @type {WeakMap<Demo, Changing>} */
  static #all = new WeakMap();
  #demo;
  /** @type {Set<Listing>} */
  #listings = new Set();
  #bar = document.createElement("div");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #telling;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #stopping;

  static of(/** @type {Demo} */ demo) {
    const found = Changing.#all.get(demo) ?? new Changing(demo);
    Changing.#all.set(demo, found);
    return found;
  }

  constructor(/** @type {Demo} */ demo) {
    this.#demo = demo;
    this.#bar.className = "nn-altered nn-buttons";
    this.#bar.innerHTML = `<span>This figure is drawn by code that you changed.</span>
      <button type="button">Back to the original</button> <button type="button" hidden>Stop</button> <p role="status"></p>`;
    const [back, stop] = this.#bar.querySelectorAll("button");
    back?.addEventListener("click", () => this.#reset());
    stop?.addEventListener("click", () => readers.stop().catch(() => undefined));
    demo.addEventListener("nn:answered", (event) => this.#answered(/** @type {CustomEvent<Answer>} */ (event).detail));
  }

  /** A listing of the figure was edited: draw it anew. */
  note(/** @type {Listing} */ listing) {
    this.#listings.add(listing);
    const changes = [...this.#listings].flatMap(({ module, change }) => (change ? [[module, change]] : []));
    this.#demo.changes = changes.length > 0 ? JSON.stringify(Object.fromEntries(changes)) : "";
    this.#mark(listing, changes.length > 0);
    this.#demo.dispatchEvent(new Event("nn:edited"));
    this.#draw();
  }

  /** Say that the figure is changed; what the reader edits stays where it is in the window. */
  #mark(/** @type {Listing} */ listing, /** @type {boolean} */ isChanged) {
    if (this.#bar.isConnected === isChanged) return;
    const { top } = listing.getBoundingClientRect();
    if (isChanged) this.#demo.querySelector("figure")?.after(this.#bar);
    else this.#bar.remove();
    scrollBy({ top: listing.getBoundingClientRect().top - top, behavior: "instant" });
  }

  async #draw() {
    this.#say("");
    clearTimeout(this.#stopping);
    this.#stopping = setTimeout(() => this.#mayStop(true), PATIENCE);
    await this.#demo.update();
    clearTimeout(this.#stopping);
    this.#mayStop(false);
  }

  #mayStop(/** @type {boolean} */ may) {
    this.#bar.querySelector("button:last-of-type")?.toggleAttribute("hidden", !may);
  }

  #answered(/** @type {Answer} */ { broken = "" }) {
    clearTimeout(this.#telling);
    if (broken) this.#telling = setTimeout(() => this.#say(broken), PATIENCE);
    else this.#say("");
  }

  #say(/** @type {string} */ text) {
    const said = /** @type {HTMLElement} */ (this.#bar.lastElementChild);
    if (said.textContent !== text) said.textContent = text;
  }

  #reset() {
    for (const listing of this.#listings) listing.reset();
  }
}

customElements.define("nn-listing", Listing);
