// Motion that explains: lights run through a figure that has come to rest (kit/lights.py), and what glides goes from where it stood
// to where it is. All is shown at once: motion delays nothing, changes nothing, and is left out for who wants none.

const REST = 150; // milliseconds before light runs: a hand that goes on is not lit
const TURN = 60; // milliseconds between one light and the next
const SHINE = 160;
/** @type {KeyframeAnimationOptions} */
const GLIDING = { duration: 250, easing: "ease-out" };
const WANTED = matchMedia("(prefers-reduced-motion: no-preference)");

/** Where each part that glides stands, by its name. */
export function standing(/** @type {HTMLElement} */ shown) {
  const places = new Map();
  if (WANTED.matches) for (const part of gliding(shown)) places.set(part.dataset.glides, middleOf(part));
  return places;
}

/**
 * Have what glides come from where it stood.
 * @param {HTMLElement} shown
 * @param {Map<string | undefined, DOMPoint>} places
 */
export function glide(shown, places) {
  for (const part of places.size > 0 ? gliding(shown) : []) {
    for (const old of part.getAnimations()) old.cancel(); // the hand is elsewhere by now
    const from = places.get(part.dataset.glides);
    const to = middleOf(part);
    const [across, down] = from ? [from.x - to.x, from.y - to.y] : [0, 0];
    if (across || down) part.animate({ translate: [`${across}px ${down}px`, "0 0"] }, GLIDING);
  }
}

/** The lights of a demo: they run when something new has come to rest, and give way to whatever is asked next. */
export class Motion {
  waits = false; // something new has been shown
  #demo;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #starting;
  /** @type {Animation[]} */
  #running = [];

  constructor(/** @type {HTMLElement} */ demo) {
    this.#demo = demo;
  }

  run() {
    if (!this.waits || this.#demo.querySelector("[data-pen]")) return;
    this.waits = false;
    this.#demo.dispatchEvent(new Event("nn:rests"));
    if (WANTED.matches) this.#starting = setTimeout(() => this.#shine(), REST);
  }

  stop() {
    clearTimeout(this.#starting);
    for (const each of this.#running) each.cancel();
    this.#running = [];
  }

  #shine() {
    const lights = /** @type {NodeListOf<SVGElement>} */ (this.#demo.querySelectorAll("[data-light]"));
    this.#running = [...lights].map(shine);
  }
}

function shine(/** @type {SVGElement} */ light) {
  const by = light.dataset.by?.split(" ").map((each) => `${each}px`);
  return light.animate(
    { opacity: [0, 1, 1, 0], ...(by && { translate: ["0 0", by.join(" ")] }) },
    { delay: Number(light.dataset.light) * TURN, duration: SHINE, easing: "ease-in-out" },
  );
}

const gliding = (/** @type {HTMLElement} */ shown) =>
  /** @type {NodeListOf<SVGGraphicsElement>} */ (shown.querySelectorAll("[data-glides]"));

/** In the units of its picture. */
function middleOf(/** @type {SVGGraphicsElement} */ part) {
  const { x, y, width, height } = part.getBBox();
  return new DOMPoint(x + width / 2, y + height / 2);
}
