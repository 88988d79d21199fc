// Showing a figure: what stood there is changed rather than replaced, the focus is kept, and the result is told.
import morphdom from "../vendor/morphdom.mjs";
import { one } from "./dom.mjs";
import { glide, standing } from "./motion.mjs";

/** @import { Demo } from "./element.mjs" */
/** @import { Field } from "./types.d.ts" */

const QUIET = 700; // milliseconds: a screen reader is told a result when it has stood for so long
const HANDLE = ".nn-handle[tabindex]";
const FOCUSABLE = "button, input, [tabindex='0']";

/**
 * Change a demo's figure into another one.
 * @param {Demo} demo
 * @param {string} figure
 */
export function draw(demo, figure) {
  const shown = one(demo, ".nn-figure", HTMLElement);
  const next = /** @type {HTMLElement} */ (shown.cloneNode(false));
  next.innerHTML = figure;
  const held = document.activeElement;
  const within = shown.contains(held);
  const box = within && held instanceof HTMLInputElement ? held : undefined;
  const before = box?.value;
  const sign = within && held instanceof SVGElement ? signOf(held) : undefined;
  const places = standing(shown);
  morphdom(shown, next, { onBeforeElUpdated: (from, to) => !from.isEqualNode(to) && !isTypedIn(from) });
  glide(shown, places);
  if (box?.value !== before) box?.select(); // as it was when the focus came: what is typed takes its place
  const again =
    sign &&
    [.../** @type {NodeListOf<SVGElement>} */ (shown.querySelectorAll(HANDLE))].find((each) => signOf(each) === sign);
  if (again) again.focus({ preventScroll: true });
  else if (within && !shown.contains(held)) focusNear(shown, demo.form);
}

/** By what a handle is known again, as its element may have become another part: what it moves, and its point or its name. */
function signOf(/** @type {SVGElement} */ part) {
  const { across, along, point } = part.dataset;
  return (across ?? along) && [across, along, point ?? part.getAttribute("aria-label")].join();
}

/** What a reader has typed stays, until it is taken (see `taken`). */
const isTypedIn = (/** @type {Element} */ part) =>
  part instanceof HTMLInputElement && part === document.activeElement && part.value !== part.defaultValue;

/** What is typed in a field of a figure, which follows the figures from here on. */
export function taken(/** @type {Field} */ field) {
  field.setAttribute("value", field.value);
  return field.value;
}

/** What had the focus is gone with the figure before: the focus goes to what stands nearest. */
function focusNear(/** @type {HTMLElement} */ shown, /** @type {HTMLFormElement} */ form) {
  const near = shown.querySelector(FOCUSABLE) ?? form.querySelector("input:not([hidden]), select");
  /** @type {HTMLElement} */ (near).focus({ preventScroll: true });
}

/** Gives the result of a demo to screen readers, once it has come to rest. */
export class Announcer {
  #demo;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saying;

  constructor(/** @type {Demo} */ demo) {
    this.#demo = demo;
  }

  tell() {
    const text = [...this.#demo.querySelectorAll(".nn-result")].map((result) => result.textContent).join(" ");
    const live = one(this.#demo, ".nn-live", HTMLElement);
    this.stop();
    this.#saying = setTimeout(() => {
      live.textContent = text;
    }, QUIET);
  }

  stop() {
    clearTimeout(this.#saying);
  }
}

/** @type {Set<string>} */
const marked = new Set();

/** performance.mark("nn:live"): the first live figure of this page has been drawn. */
export function markLive(/** @type {string} */ page) {
  if (marked.has(page)) return;
  marked.add(page);
  performance.mark("nn:live");
}
