// <nn-change>: a change that the page suggests for the code of a figure. Its words become a button, which makes it and takes it back.
import { one, Stay, unfold } from "./dom.mjs";

/** @import { Demo } from "./element.mjs" */
/** @import { Listing } from "./listing.mjs" */

const GONE = "The lines that this changes are no longer there. Go back to the original first.";
const ROOM = 40; // pixels below the code that is brought into view
const LEFT = 200; // pixels of the figure that stay in view, with the site's header

/** Where whole lines stand in a text, or -1. */
const placeOf = (/** @type {string} */ text, /** @type {string} */ lines) => `\n${text}\n`.indexOf(`\n${lines}\n`);

export class Change extends HTMLElement {
  #stay = new Stay();

  async connectedCallback() {
    await Promise.all(["nn-demo", "nn-listing"].map((name) => customElements.whenDefined(name))); // listings wait for the one alone
    if (!this.isConnected) return;
    const button = this.querySelector("button") ?? buttonOf(this);
    const show = () => button.setAttribute("aria-pressed", String(this.isMade));
    this.#stay.listen(button, ["click"], (event) => this.#press(event.pointerType === "mouse"));
    this.#stay.listen(this.demo, ["nn:edited"], show);
    show();
  }

  disconnectedCallback() {
    this.#stay.end();
  }

  get demo() {
    return /** @type {Demo} */ (this.closest("nn-demo"));
  }

  get listing() {
    return /** @type {Listing} */ (this.demo.querySelector(`nn-listing[module="${this.getAttribute("module")}"]`));
  }

  get old() {
    return this.getAttribute("old") ?? "";
  }

  get new() {
    return this.getAttribute("new") ?? "";
  }

  get isMade() {
    return placeOf(this.listing.code.text, this.new) >= 0;
  }

  /** The code without it. */
  get without() {
    const { text } = this.listing.code;
    const place = placeOf(text, this.new);
    return place < 0 ? text : text.slice(0, place) + this.old + text.slice(place + this.new.length);
  }

  /** Who uses a mouse goes on in the code; a key stays on the button, and a phone without its keyboard. */
  async #press(/** @type {boolean} */ goesOn) {
    const { listing, isMade } = this;
    unfold(listing);
    if (isMade) await this.#put(this.new, this.old);
    else {
      const other = this.#inTheWay();
      if (other) await this.#put(other.new, other.old);
      await this.#put(this.old, this.new);
    }
    if (goesOn) this.#goOn();
  }

  /** Bring the code into view, as far as the figure stays there, and go into it, if its middle can be seen. */
  #goOn() {
    const { top, bottom } = this.listing.getBoundingClientRect();
    const room = one(this.demo, ".nn-figure", HTMLElement).getBoundingClientRect().bottom - LEFT;
    const far = Math.max(0, Math.min(bottom + ROOM - innerHeight, room));
    if ((top + bottom) / 2 - far > innerHeight) return;
    scrollBy({ top: far, behavior: "instant" });
    this.listing.code.enter();
  }

  /** Another change of the same lines that is made. */
  #inTheWay() {
    const { listing, old } = this;
    if (placeOf(listing.code.text, old) >= 0) return;
    const others = [...this.demo.querySelectorAll("nn-change")].filter((other) => other.listing === listing);
    return others.find(({ without }) => placeOf(without, old) >= 0);
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  async #put(from, to) {
    const place = placeOf(this.listing.code.text, from);
    one(this, "[role=status]", HTMLElement).textContent = place < 0 ? GONE : "";
    if (place >= 0) await this.listing.code.put(place, from, to);
  }
}

function buttonOf(/** @type {Change} */ change) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...change.childNodes);
  const told = document.createElement("p");
  told.setAttribute("role", "status");
  change.append(button, told);
  return button;
}

customElements.define("nn-change", Change);
