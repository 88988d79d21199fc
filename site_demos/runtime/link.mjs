// A link such as #one-neuron?weight_1=2 restores a demo's state, all else as the page began, and points at what it set.
// What is wrong in one is told, and what is right in it is set. A run goes on if all that changes may change as it runs.
// Who comes back to a page, or to a link, finds all as it was left (keeping.mjs).
import { cameBack, parted, readAddress } from "./address.mjs";
import { copy } from "./copying.mjs";
import { targetOf } from "./dom.mjs";
import { renew } from "./edition.mjs";
import { TOO_LONG } from "./lending.mjs";
import { pack } from "./packing.mjs";
import { bringIntoView, point } from "./pointing.mjs";
import { beginningOf, changesOf, setAnew, setState, stateOf } from "./state.mjs";

/** @import { Asking } from "./asking.mjs" */
/** @import { Stay } from "./dom.mjs" */
/** @import { Demo } from "./element.mjs" */
/** @import { Keeping, Kept } from "./keeping.mjs" */

let back = cameBack(); // the reader goes to and fro in the history of the tab, or loads the page again
const note = (/** @type {boolean} */ comesBack) => {
  back = comesBack;
};
addEventListener("nn:stepped", () => note(history.state !== null)); // told by history.mjs
addEventListener("click", followHere, { capture: true });

/** Follow a link to a demo of this page: Material puts it into the address, but tells nobody where it has stood there before. */
function followHere(/** @type {MouseEvent} */ event) {
  note(false); // of a link to another page, too, which Material follows
  const link = targetOf(event).closest("a[href]:not(.nn-step)");
  if (!(link instanceof HTMLAnchorElement) || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { id, query } = readAddress(link.hash);
  if (query === undefined || link.href.split("#")[0] !== location.href.split("#")[0]) return;
  // biome-ignore lint/style/useDomQuerySelector: an id may hold what a selector would have to escape
  if (document.getElementById(id)?.localName !== "nn-demo") return;
  event.preventDefault();
  event.stopPropagation();
  if (link.hash === location.hash) visit(link.hash.slice(1));
  else location.hash = link.hash;
}

/** A place in the history has a state, as Material gives it, from when one has come there; a link that is followed comes without. */
function markPlace() {
  if (history.state === null) history.replaceState({ x: scrollX, y: scrollY }, "");
}

export class Link {
  waits = false; // what the page was opened with, a link or what was kept, waits for Python
  #demo;
  #asking;
  #keeping;

  constructor(/** @type {Demo} */ demo, /** @type {Asking} */ asking, /** @type {Keeping} */ keeping) {
    this.#demo = demo;
    this.#asking = asking;
    this.#keeping = keeping;
  }

  /**
   * Put a state into the address, and give the reader that address; `button` tells how. What it `says` goes with it: as the device
   * hands things on, where a finger presses it. Changes of the code go with it, too.
   * @param {HTMLElement} button
   * @param {string} query
   */
  async copy(button, query = changesOf(this.#demo.form)) {
    const { changes } = this.#demo;
    const code = changes && (await pack(changes));
    if (code === undefined) {
      this.#demo.say(TOO_LONG);
      return;
    }
    const { href: url } = this.#put(query, code);
    const { says } = button.dataset;
    if (says && "share" in navigator && matchMedia("(hover: none)").matches) {
      await navigator.share({ text: says, url }).catch(() => undefined); // or the reader thought better of it
    } else await copy(button, says ? `${says} ${url}` : url, "Now in the address bar");
  }

  /** Load the page anew, in a state. */
  renew(/** @type {string} */ query) {
    this.#put(query);
    renew();
  }

  /**
   * Put a state into the address, and the code that goes with it.
   * @param {string} query
   */
  #put(query, code = "") {
    const link = new URL(location.href);
    const all = [query, code && `code=${code}`].filter(Boolean).join("&");
    link.hash = all ? `${this.#demo.id}?${all}` : this.#demo.id;
    history.replaceState(history.state, "", link);
    this.#keeping.link = query;
    this.#keeping.write();
    return link;
  }

  /** Come to the page: by a link to this demo, or to what was kept of it. */
  async arrive() {
    markPlace();
    const kept = this.#keeping.read();
    const query = this.#address;
    if (query !== undefined && !(back && kept?.link === query)) await this.follow();
    else if (kept) await this.#restore(kept);
  }

  /** Follow the address while the page stays. When it is left, keep what the reader has set, but not what has yet to be set. */
  listen(/** @type {Stay} */ stay) {
    const leave = () => this.waits || this.#keeping.leave();
    stay.listen(window, ["hashchange"], () => this.#followAgain());
    stay.listen(window, ["pagehide"], leave);
    stay.until(leave);
  }

  async #followAgain() {
    const again = back && this.#keeping.link === this.#address;
    markPlace();
    if (!again) await this.follow();
  }

  /** The state that the address names, if it names this demo. */
  get #address() {
    const { id, query } = readAddress(location.hash);
    return id === this.#demo.id && query !== undefined ? parted(query).state : undefined;
  }

  /** Follow the address, if it names this demo and a state. */
  async follow() {
    const demo = this.#demo;
    const query = this.#address;
    if (query === undefined) return;
    bringIntoView(demo);
    this.waits = true;
    await this.#asking.during(async () => {
      await demo.update();
      if (demo.state !== "error") await this.#set(query);
    });
  }

  /** Set the form at once; Python says what of it still holds, as the page may have changed since. */
  async #restore(/** @type {Kept} */ { query, run, memory }) {
    const demo = this.#demo;
    this.waits = true;
    setState(demo.form, query);
    demo.start();
    await this.#asking.during(async () => {
      try {
        const { query: state } = await this.#asking.tried(beginningOf(demo.form), query);
        if (this.waits) setState(demo.form, state ?? beginningOf(demo.form)); // else the reader has set another one
        await demo.update();
        if (!this.#asking.returned) {
          await this.#asking.resume("load", run);
          await this.#asking.resume("recall", memory);
        }
        this.waits = false;
        this.#keeping.write();
      } catch (error) {
        demo.fail(/** @type {Error} */ (error));
      }
    });
  }

  async #set(/** @type {string} */ query) {
    this.waits = false;
    const demo = this.#demo;
    const answer = await this.#asking.tried(beginningOf(demo.form), query);
    if (answer.query === undefined) {
      demo.say(answer.error ?? "");
      return;
    }
    point(demo, setAnew(stateOf(demo.form), query, answer.query));
    setState(demo.form, answer.query);
    const plays = demo.run?.playing;
    const steps = demo.run?.steps ?? 0;
    demo.run?.pause();
    this.#keeping.link = query;
    await demo.update();
    if (answer.error) demo.say(answer.error);
    if (plays && demo.run && demo.run.steps >= steps) demo.run.play(); // one that began anew waits, so that its beginning can be seen
  }
}

/** Have a demo follow a state, also the second time. It only replaces the address, and leaves no trail in the history. */
export function visit(/** @type {string} */ state) {
  history.replaceState(history.state, "", `#${state}`);
  note(false);
  window.dispatchEvent(new Event("hashchange"));
}
