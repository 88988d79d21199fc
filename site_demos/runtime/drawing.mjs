// The drawing pad: strokes by pointer or keyboard, kept as text in the form's field (see kit/controls.py).

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const NEAR = 8; // thousandths: a point nearer to the last one than this adds nothing
const STEP = 25;

class Drawing {
  strokes = [];
  pen = [500, 500];
  down = false; // the keyboard's pen
  stroke; // the pointer's, while it is down

  constructor(root) {
    this.root = root;
    this.field = root.querySelector("input");
    this.pad = root.querySelector("svg");
    this.ink = root.querySelector(".nn-ink");
    this.cross = root.querySelector(".nn-pen");
    this.pad.addEventListener("pointerdown", (event) => this.#begin(event));
    this.pad.addEventListener("pointermove", (event) => this.#go(event));
    this.pad.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("click", ({ target }) => this.#button(target.dataset.draw));
    root.addEventListener("nn:set", () => this.#read());
    this.#read();
  }

  #begin(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.pad.focus({ preventScroll: true });
    this.pad.setPointerCapture(event.pointerId);
    this.down = false;
    this.stroke = [this.#place(event)];
    this.strokes.push(this.stroke);
    this.#write();
  }

  #go(event) {
    if (!this.stroke || !this.pad.hasPointerCapture(event.pointerId)) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) this.#add(this.#place(each));
    this.#write();
  }

  #add(point) {
    const last = this.stroke.at(-1);
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR) this.stroke.push(point);
  }

  #key(event) {
    const move = KEYS[event.key];
    if (move) this.#movePen(move, event.shiftKey ? 4 : 1);
    else if (event.key === " " || event.key === "Enter") this.#putDown();
    else if (event.key === "Backspace") this.#button("undo");
    else if (event.key === "Delete") this.#button("clear");
    else return;
    event.preventDefault();
  }

  #movePen([across, along], times) {
    const [x, y] = this.pen;
    this.pen = [inside(x + across * STEP * times), inside(y + along * STEP * times)];
    if (this.down) this.strokes.at(-1).push(this.pen);
    this.#write();
  }

  #putDown() {
    this.down = !this.down;
    if (this.down) this.strokes.push([this.pen]);
    this.#write();
  }

  #button(name) {
    if (name === "undo") this.strokes.pop();
    else if (name === "clear") this.strokes = [];
    else return;
    this.down = false;
    this.stroke = undefined;
    this.#write();
  }

  #place({ clientX, clientY }) {
    const box = this.pad.getBoundingClientRect();
    return [inside(((clientX - box.left) / box.width) * 1000), inside(((clientY - box.top) / box.height) * 1000)];
  }

  #write() {
    this.field.value = this.strokes.map((stroke) => stroke.map((point) => point.join("-")).join(".")).join("_");
    this.#draw();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #read() {
    const strokes = this.field.value.split("_").filter(Boolean);
    this.strokes = strokes.map((stroke) => stroke.split(".").map((point) => point.split("-").map(Number)));
    this.down = false;
    this.stroke = undefined;
    this.#draw();
  }

  #draw() {
    const lines = this.strokes.map((stroke) => `<polyline points="${[...stroke, stroke.at(-1)].join(" ")}"/>`);
    this.ink.innerHTML = lines.join("");
    this.root.toggleAttribute("data-inked", this.strokes.length > 0);
    this.cross.style.transform = `translate(${this.pen[0]}px, ${this.pen[1]}px)`;
    this.cross.classList.toggle("nn-down", this.down);
  }
}

const inside = (value) => Math.round(Math.min(1000, Math.max(0, value)));

class DrawingPad extends HTMLElement {
  connectedCallback() {
    new Drawing(this);
  }
}

customElements.define("nn-drawing", DrawingPad);
