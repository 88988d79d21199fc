// A demo that follows another one of its page: what both are given it takes over when the other's has changed, and has been at rest
// for a while, so that it is in the way of no next stroke. What a link or an earlier look at the page gave it stays until then.
import { readAddress } from "./address.mjs";
import { beginningOf, setState, stateOf } from "./state.mjs";

/** @import { Stay } from "./dom.mjs" */
/** @import { Demo } from "./element.mjs" */

const WHILE = 250; // milliseconds

export function follow(/** @type {Demo} */ demo, /** @type {Stay} */ stay) {
  const followed = demo.getAttribute("follows");
  // biome-ignore lint/style/useDomQuerySelector: an id may hold what a selector would have to escape
  const other = /** @type {Demo | null} */ (followed && document.getElementById(followed));
  if (!other) return;
  const follower = new Follower(demo, other);
  stay.listen(other, ["input"], () => follower.stop());
  stay.listen(other, ["nn:rests"], () => follower.wait());
  stay.listen(window, ["hashchange"], () => readAddress(location.hash).id === demo.id && follower.leave());
  stay.until(() => follower.stop());
}

class Follower {
  #demo;
  #other;
  /** @type {string | undefined} */
  #seen; // of the other's, before
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  constructor(/** @type {Demo} */ demo, /** @type {Demo} */ other) {
    this.#demo = demo;
    this.#other = other;
  }

  stop() {
    clearTimeout(this.#waiting);
  }

  wait() {
    this.stop();
    this.#waiting = setTimeout(() => this.#take(), WHILE);
  }

  /** Take no more of what the other one shows now: a link says what else to show. */
  leave() {
    this.stop();
    this.#seen = this.#shared(stateOf(this.#other.form));
  }

  #take() {
    const { form, state } = this.#demo;
    const given = this.#shared(stateOf(this.#other.form));
    const now = this.#shared(stateOf(form));
    const stays = this.#seen === undefined ? now !== this.#shared(beginningOf(form)) : given === this.#seen;
    this.#seen = given;
    if (stays || given === now) return;
    setState(form, given);
    if (state !== "static") this.#demo.update();
  }

  /** What of a state both are given. */
  #shared(/** @type {string} */ state) {
    const forms = [this.#demo.form, this.#other.form];
    const isShared = (/** @type {string} */ name) => forms.every(({ elements }) => elements.namedItem(name));
    return new URLSearchParams([...new URLSearchParams(state)].filter(([name]) => isShared(name))).toString();
  }
}
