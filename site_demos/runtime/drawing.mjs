// <nn-drawing>: a pad for strokes by pointer or keyboard, kept as text in the form's field (see kit/drawing.py).
import { one, targetOf } from "./dom.mjs";
import { Hold } from "./hand.mjs";
import { Line, thinned } from "./ink.mjs";
import { fileOf, shadesOf } from "./picture.mjs";
import { isUndo } from "./undo.mjs";
import { readStrokes, writeStrokes } from "./written.mjs";

/** @import { Demo } from "./element.mjs" */
/** @import { Place, Stroke } from "./written.mjs" */

/** @type {Record<string, Place>} */
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STEP = 25;

class Drawing extends HTMLElement {
  /** @type {Stroke[]} */
  #strokes = [];
  /** @type {Place} */
  #pen = [500, 500];
  #down = false; // the keyboard's pen
  /** @type {Line | undefined} */
  #line; // the pointer's, while it is down
  #hold = new Hold();

  connectedCallback() {
    this.removeAttribute("inert");
    this.#pad.addEventListener("pointerdown", (event) => this.#begin(event));
    this.#pad.addEventListener("pointermove", (event) => this.#go(event));
    for (const type of ["pointerup", "pointercancel"]) {
      this.#pad.addEventListener(type, (event) => this.#end(/** @type {PointerEvent} */ (event)));
    }
    this.#pad.addEventListener("keydown", (event) => this.#key(event));
    this.addEventListener("click", (event) => this.#button(targetOf(event).closest("button")?.dataset.draw));
    this.addEventListener("nn:set", () => this.#read());
    this.addEventListener("dragover", (event) => event.preventDefault()); // or the browser would show the file instead
    this.addEventListener("drop", (event) => this.#take(event, fileOf(event.dataTransfer)));
    this.addEventListener("paste", (event) => this.#take(event, fileOf(event.clipboardData)));
    this.#file.addEventListener("change", (event) => this.#take(event, this.#file.files?.[0]));
    this.#read();
  }

  get #field() {
    return one(this, "input", HTMLInputElement);
  }

  get #file() {
    return one(this, "[type=file]", HTMLInputElement);
  }

  get #pad() {
    return one(this, "svg", SVGSVGElement);
  }

  #begin(/** @type {PointerEvent} */ event) {
    if (!this.#hold.takes(event)) return;
    event.preventDefault();
    this.#pad.focus({ preventScroll: true });
    this.#pad.setPointerCapture(event.pointerId);
    this.#down = false;
    this.#drop(); // of the palm that a pen takes over from
    this.#line = new Line(this.#place(event));
    this.#strokes.push(this.#line.stroke);
    this.dataset.pen = "";
    this.#write();
  }

  #go(/** @type {PointerEvent} */ event) {
    if (!this.#line || !this.#hold.has(event)) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) this.#line.add(this.#place(each));
    this.#write();
  }

  #end(/** @type {PointerEvent} */ event) {
    if (!this.#hold.ends(event)) return;
    if (event.type === "pointercancel") this.#drop();
    this.#line = undefined;
    delete this.dataset.pen;
    this.#write();
  }

  /** Take back the stroke under way. */
  #drop() {
    this.#strokes = this.#strokes.filter((stroke) => stroke !== this.#line?.stroke);
  }

  #key(/** @type {KeyboardEvent} */ event) {
    const move = KEYS[event.key];
    if (move) this.#movePen(move, event.shiftKey ? 4 : 1);
    else if (event.key === " " || event.key === "Enter") this.#putDown();
    else if (event.key === "Backspace" || isUndo(event)) this.#button("undo");
    else if (event.key === "Delete") this.#button("clear");
    else return;
    event.preventDefault();
  }

  #movePen(/** @type {Place} */ [across, along], /** @type {number} */ times) {
    const [x, y] = this.#pen;
    this.#pen = [inside(x + across * STEP * times), inside(y + along * STEP * times)];
    if (this.#down) this.#strokes.at(-1)?.push(this.#pen);
    this.#write();
  }

  #putDown() {
    this.#down = !this.#down;
    if (this.#down) this.#strokes.push([this.#pen]);
    this.#write();
  }

  #button(/** @type {string | undefined} */ name) {
    if (name === "undo") this.#strokes.pop();
    else if (name === "clear") this.#strokes = [];
    else if (name === "picture") return this.#file.click();
    else return;
    this.#down = false;
    this.#line = undefined;
    this.#write();
  }

  /** Draw what is written on a picture. */
  async #take(/** @type {Event} */ event, /** @type {File | undefined} */ file) {
    if (!file) return;
    event.preventDefault();
    const drawing = await /** @type {Demo} */ (this.closest("nn-demo")).traced(() => shadesOf(file));
    this.#file.value = ""; // the same file can be chosen again
    if (drawing === undefined) return;
    this.#strokes = readStrokes(drawing);
    this.#down = false;
    this.#line = undefined;
    this.#write();
  }

  /** @returns {Place} */
  #place(/** @type {PointerEvent} */ { clientX, clientY }) {
    const box = this.#pad.getBoundingClientRect();
    return [inside(((clientX - box.left) / box.width) * 1000), inside(((clientY - box.top) / box.height) * 1000)];
  }

  #write() {
    this.#keepShort();
    this.#field.value = writeStrokes(this.#strokes);
    this.#draw();
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Python reads no more of a drawing than its field takes. */
  #keepShort() {
    const most = this.#field.maxLength;
    if (most < 0 || writeStrokes(this.#strokes).length <= most) return;
    this.#strokes = thinned(this.#strokes, (strokes) => writeStrokes(strokes).length <= most / 2);
    if (this.#line) this.#line.stroke = /** @type {Stroke} */ (this.#strokes.at(-1));
  }

  #read() {
    this.#strokes = readStrokes(this.#field.value);
    this.#down = false;
    this.#line = undefined;
    this.#draw();
  }

  #draw() {
    const lines = this.#strokes.map((stroke) => `<polyline points="${[...stroke, stroke.at(-1)].join(" ")}"/>`);
    one(this, ".nn-ink", SVGElement).innerHTML = lines.join("");
    this.toggleAttribute("data-inked", this.#strokes.length > 0);
    const cross = one(this, ".nn-pen", SVGElement);
    cross.style.transform = `translate(${this.#pen[0]}px, ${this.#pen[1]}px)`;
    cross.classList.toggle("nn-down", this.#down);
  }
}

const inside = (/** @type {number} */ value) => Math.round(Math.min(1000, Math.max(0, value)));

customElements.define("nn-drawing", Drawing);
