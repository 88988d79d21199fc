// <nn-listing>: a module that draws a figure, and that the reader may change. The figure is drawn anew as they type, by a worker for
// such figures; what is wrong with the code is told beside the last figure that could be drawn.
import { Changing } from "./changing.mjs";
import { Code } from "./code.mjs";
import { Stay } from "./dom.mjs";
import { altered } from "./python.mjs";

/** @import { Demo } from "./element.mjs" */

export class Listing extends HTMLElement {
  /** @type {Element | undefined} */
  asBuilt;
  /** @type {Code | undefined} */
  #code;
  #stay = new Stay();

  async connectedCallback() {
    this.#copy();
    await customElements.whenDefined("nn-demo");
    if (!this.isConnected) return;
    const demo = /** @type {Demo} */ (this.closest("nn-demo"));
    const { module } = this;
    const changing = Changing.of(demo);
    this.#code = new Code(/** @type {HTMLElement} */ (this.firstElementChild), {
      name: `${demo.page}#${demo.id} ${module}`,
      home: module,
      label: `Python of ${module}`,
      python: altered,
      marks: true,
      run: () => demo.update(),
      edited: () => changing.note(this),
      say: (...what) => demo.say(...what),
    });
    const { length, [length - 1]: last } = demo.querySelectorAll("nn-listing");
    if (this !== last) return;
    this.#stay.listen(window, ["hashchange"], () => changing.borrow());
    changing.begin(); // all others are there
  }

  disconnectedCallback() {
    this.#stay.end();
    this.#code?.end();
  }

  /** Code that a figure above has, too, stands in the page once (publish/listing.py). */
  #copy() {
    const other = document.querySelector(`#${this.getAttribute("like") ?? "none"}`);
    const code = other instanceof Listing ? other.asBuilt : this.firstElementChild;
    this.asBuilt = /** @type {Element} */ (code?.cloneNode(true));
    if (other) this.replaceChildren(this.asBuilt.cloneNode(true));
    this.removeAttribute("like");
  }

  get module() {
    return this.getAttribute("module") ?? "";
  }

  get code() {
    return /** @type {Code} */ (this.#code);
  }

  /** What the reader, or a link, has made of it, if it is not as it was. */
  get change() {
    const { code } = this;
    return code.isChanged ? { text: code.text, ...(this.hasAttribute("part") && { part: "" }) } : undefined;
  }
}

customElements.define("nn-listing", Listing);
