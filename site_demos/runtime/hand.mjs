// The reader's hand: whether it points or types, and which pointer holds a part.

const root = document.documentElement;
const MODIFIERS = new Set(["Alt", "AltGraph", "CapsLock", "Control", "Meta", "Shift"]);

// Focus that a script sets counts as the keyboard's for browsers: who points is shown none in a figure.
addEventListener("pointerdown", () => root.toggleAttribute("data-nn-points", true), { capture: true });
addEventListener("keydown", ({ key }) => MODIFIERS.has(key) || root.removeAttribute("data-nn-points"), {
  capture: true,
});

/** One pointer at a time: while it is down, a second finger or a palm does nothing; but a pen takes over from a finger. */
export class Hold {
  #id = 0;
  #kind = "";

  /** Whether this pointer, which goes down, may take hold. */
  takes(/** @type {PointerEvent} */ event) {
    if (event.button !== 0) return false;
    const another = this.#kind && event.pointerId !== this.#id; // the same one may have come up where nobody saw it
    if (another && (event.pointerType !== "pen" || this.#kind === "pen")) return false;
    this.#id = event.pointerId;
    this.#kind = event.pointerType;
    return true;
  }

  /** Whether this is the pointer that holds. */
  has(/** @type {PointerEvent} */ event) {
    return Boolean(this.#kind) && event.pointerId === this.#id;
  }

  /** Let go, if this is the pointer that holds. */
  ends(/** @type {PointerEvent} */ event) {
    if (!this.has(event)) return false;
    this.#kind = "";
    return true;
  }
}
