// Live prose: sentences that hold a demo's values. <nn-knob> can be dragged, typed or stepped by arrow keys;
// <nn-result> repeats what the figure says. Both name their `demo`, and were filled in by the build.
import { holderOf, Stay, targetOf } from "./dom.mjs";
import "./element.mjs"; // whose values these are
import { visit } from "./link.mjs";
import { isUnfinished, setState } from "./state.mjs";
import { stepped } from "./stepped.mjs";
import { accompany } from "./tour.mjs";

/** @import { Demo } from "./element.mjs" */

const PIXELS_A_STEP = 6;

/** The demo that an element of the text names. */
function demoOf(/** @type {Element} */ element) {
  const name = element.getAttribute("demo") ?? "";
  // biome-ignore lint/style/useDomQuerySelector: an id may hold what a selector would have to escape
  const demo = document.getElementById(name);
  if (demo?.localName === "nn-demo") return /** @type {Demo} */ (demo);
  throw new TypeError(`no demo of this page is ${name}`);
}

class Knob extends HTMLElement {
  #stay = new Stay();

  connectedCallback() {
    const demo = demoOf(this);
    const field = /** @type {HTMLInputElement} */ (holderOf(demo.form, this.getAttribute("name") ?? ""));
    const input = inputLike(field);
    const stay = this.#stay;
    const set = (/** @type {string} */ value) => {
      setState(demo.form, new URLSearchParams({ [field.name]: value }).toString());
      demo.update();
    };
    const repeat = () => {
      if (input.value !== field.value && !(input === document.activeElement && isUnfinished(input)))
        input.value = field.value;
      widen(input);
    };
    stay.listen(input, ["input"], () => isUnfinished(input) || set(input.value));
    const judge = () => isUnfinished(input) && set(input.value);
    stay.listen(input, ["change", "focusout"], judge);
    stay.listen(demo, ["input", "nn:set"], repeat);
    makeDraggable(input, field, set);
    this.replaceChildren(input);
  }

  disconnectedCallback() {
    this.#stay.end();
  }
}

/** A box for the same number as a field's. */
function inputLike(/** @type {HTMLInputElement} */ field) {
  const { min, max, step, value } = field;
  const input = document.createElement("input");
  Object.assign(input, { type: "number", min, max, step, value });
  input.setAttribute("aria-label", field.getAttribute("aria-label") ?? "");
  widen(input);
  return input;
}

/** As wide as its number, where a browser cannot do so by itself (prose.css). */
const widen = (/** @type {HTMLInputElement} */ input) =>
  input.style.setProperty("--nn-length", `${input.value.length}`);

/**
 * Let a box be dragged sideways, a step of its field for so many pixels.
 * @param {HTMLInputElement} input
 * @param {HTMLInputElement} field
 * @param {(value: string) => void} set
 */
function makeDraggable(input, field, set) {
  input.addEventListener("pointerdown", (down) => {
    const start = Number(field.value);
    const move = (/** @type {PointerEvent} */ { pointerId, clientX }) => {
      if (pointerId !== down.pointerId) return; // another finger
      const steps = Math.round((clientX - down.clientX) / PIXELS_A_STEP);
      input.value = stepped(field, start + steps * Number(field.step));
      if (input.value !== field.value) set(input.value);
    };
    input.setPointerCapture(down.pointerId);
    input.addEventListener("pointermove", move);
    input.addEventListener("lostpointercapture", () => input.removeEventListener("pointermove", move), { once: true });
  });
}

class Result extends HTMLElement {
  #stay = new Stay();

  connectedCallback() {
    const demo = demoOf(this);
    const show = () => {
      const named = demo.querySelector(`[data-result="${this.getAttribute("name")}"]`);
      if (named) this.textContent = named.textContent;
    };
    this.#stay.listen(demo, ["nn:shown"], show);
  }

  disconnectedCallback() {
    this.#stay.end();
  }
}

/**
 * A step of a tour sets its demo.
 * @param {MouseEvent} event
 */
function follow(event) {
  const step = targetOf(event).closest(".nn-step");
  if (!(step instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  accompany(step);
  visit(step.hash.slice(1));
}

document.addEventListener("click", follow, { capture: true });
customElements.define("nn-knob", Knob);
customElements.define("nn-result", Result);
