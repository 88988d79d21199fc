// A link such as #one-neuron?weight_1=2 restores a demo's state, all else as the page began, and points at what it set.
// What is wrong in one is told, and what is right in it is set. A run goes on if all that changes may change as it runs.
// Who comes back to a link finds the run as it was left.
import { readAddress } from "./address.mjs";
import { one } from "./dom.mjs";
import { beginningOf, setAnew, setState, stateOf } from "./state.mjs";

/** @import { Asking } from "./asking.mjs" */
/** @import { Demo } from "./element.mjs" */

/** @type {Map<string, string>} */
const followed = new Map(); // the last link, by page and demo: who comes back finds the run as it was left
let back = false; // the reader goes to and fro in the history of the tab
window.navigation?.addEventListener("navigate", ({ navigationType }) => {
  back = navigationType === "traverse";
});

export class Link {
  waits = false; // the link that the page was opened by waits for Python
  #demo;
  #asking;

  constructor(/** @type {Demo} */ demo, /** @type {Asking} */ asking) {
    this.#demo = demo;
    this.#asking = asking;
  }

  get #place() {
    return this.#demo.page + this.#demo.id;
  }

  /**
   * Put a state into the address, and give the reader that address; `button` tells how.
   * @param {Element} button
   * @param {string} query
   */
  async copy(button, query) {
    const link = new URL(location.href);
    link.hash = query ? `${this.#demo.id}?${query}` : this.#demo.id;
    history.replaceState(history.state, "", link);
    followed.set(this.#place, query);
    const label = button.textContent;
    const copied = await copyText(link.href);
    button.textContent = copied ? "Copied" : "Now in the address bar";
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  }

  /** Follow what has come into the address while the page was there. */
  followAgain() {
    return this.follow(back);
  }

  /** Follow the address, if it names this demo and a state. */
  async follow(again = false) {
    const demo = this.#demo;
    const { id, query } = readAddress(location.hash);
    if (id !== demo.id || query === undefined) return;
    bringIntoView(demo);
    this.waits = true;
    await this.#asking.during(async () => {
      await demo.update();
      if (demo.state !== "error") await this.#set(query, again || this.#asking.returned);
    });
  }

  async #set(/** @type {string} */ query, /** @type {boolean} */ again) {
    this.waits = false;
    this.#asking.returned = false;
    const demo = this.#demo;
    const place = this.#place;
    if (again && followed.get(place) === query) return;
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
    await demo.update();
    if (demo.isConnected) followed.set(place, query); // or another has come in its place, and follows the link itself
    if (answer.error) demo.say(answer.error);
    if (plays && demo.run && demo.run.steps >= steps) demo.run.play(); // one that began anew waits, so that its beginning can be seen
  }
}

/** Have a demo follow a state, also the second time. It only replaces the address, and leaves no trail in the history. */
export function visit(/** @type {string} */ state) {
  history.replaceState(history.state, "", `#${state}`);
  window.dispatchEvent(new Event("hashchange"));
}

/** Say whether it could be copied. */
async function copyText(/** @type {string} */ text) {
  try {
    await navigator.clipboard.writeText(text); // there is no clipboard without https
    return true;
  } catch {
    return false;
  }
}

/** Who follows a link of the text from afar finds the way back to it. */
function bringIntoView(/** @type {Demo} */ demo) {
  const { top, bottom } = demo.getBoundingClientRect();
  const from = scrollY;
  const afar = top > 0.7 * innerHeight || bottom < 0.3 * innerHeight;
  demo.scrollIntoView({ block: demo.offsetHeight < innerHeight ? "nearest" : "start" });
  const way = one(demo, ".nn-way-back", HTMLElement);
  if (!afar || !from) return; // the way back from before still leads there
  way.hidden = false;
  way.onclick = () => {
    way.hidden = true;
    scrollTo({ top: from, behavior: "instant" });
  };
}

/** Mark the controls of some parameters until the reader does something. */
function point(/** @type {Demo} */ demo, /** @type {string[]} */ names) {
  for (const name of names) {
    const field = demo.querySelector(`[name="${name}"]:not([hidden])`);
    field?.closest("fieldset, div")?.classList.add("nn-pointed");
  }
  const side = one(demo, ".nn-side", HTMLElement); // which may scroll by itself; the page stays where it is
  const pointed = demo.querySelector(".nn-pointed");
  if (pointed instanceof HTMLElement) side.scrollTop = pointed.offsetTop - side.clientHeight / 2;
  const end = () => {
    for (const part of demo.querySelectorAll(".nn-pointed")) part.classList.remove("nn-pointed");
  };
  document.addEventListener("pointerdown", end, { once: true });
  document.addEventListener("keydown", end, { once: true });
}
