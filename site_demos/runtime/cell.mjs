// <nn-cell>: Python that the build ran, and that the reader runs and changes. Its `state` is static, loading, live, busy or error.
// Cells run in a worker of their own, one after another: what runs there can be stopped, while every figure goes on.
import { cameBack } from "./address.mjs";
import { Code } from "./code.mjs";
import { copy } from "./copying.mjs";
import { one, Stay, targetOf } from "./dom.mjs";
import { markLive } from "./figure.mjs";
import { borrow, lend } from "./lending.mjs";
import { tell } from "./message.mjs";
import { Output } from "./output.mjs";
import { readers } from "./python.mjs";
import { runFromTop } from "./top.mjs";

/** @import { Loading, OfRun, Running } from "./types.d.ts" */

const LONG = 30_000; // milliseconds, after which it is asked whether it should stop
const SHORT = 300; // in which nobody stops it: the button would only flicker

/** What runs, and what waits for its turn; stopping ends both. */
let queue = Promise.resolve();
let stops = 0;

export class Cell extends HTMLElement {
  page = "";
  shares = true; // names, with the cells of its page
  does = "Run"; // says its main button
  waits = false; // its code came with a link, and was not run
  #stay = new Stay();
  /** @type {Code | undefined} */
  #code;
  /** @type {Output | undefined} */
  #output;
  /** @type {HTMLElement | undefined} */
  #message;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #turning;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watching;

  connectedCallback() {
    this.page = location.pathname;
    this.#code ??= new Code(one(this, ".highlight", HTMLElement), {
      name: `${this.page}#${this.id}`,
      home: this.shares ? this.page : "",
      label: `Python of ${this.called}`,
      python: readers,
      run: () => this.run(),
      edited: () => this.#edited(),
      say: (...what) => this.say(...what),
    });
    this.#output = new Output(one(this, "output", HTMLOutputElement));
    this.#message ??= one(this, ":scope > .nn-message", HTMLElement);
    this.#stay.listen(this, ["click"], (event) => this.#pressed(targetOf(event)));
    this.#stay.listen(this, ["pointerdown", "focusin"], () => readers.start().catch(() => undefined));
    this.#stay.listen(readers, ["progress"], (event) => this.#progressed(event.detail));
    this.#stay.listen(window, ["hashchange"], () => borrow(this));
    one(this, ".nn-buttons", HTMLElement).removeAttribute("inert");
    this.#code.restore();
    borrow(this, cameBack());
  }

  disconnectedCallback() {
    this.#stay.end();
    this.#code?.end();
    if (this.#busy) stop(); // nobody could, later
  }

  /** What messages call it. */
  get called() {
    return this.id.replace("-", " ");
  }

  /** @returns {Running} what Python is told */
  get running() {
    return { page: this.page, cell: this.called, code: this.code.text };
  }

  get code() {
    return /** @type {Code} */ (this.#code);
  }

  get output() {
    return /** @type {Output} */ (this.#output);
  }

  get state() {
    return this.getAttribute("state") ?? "static";
  }

  set state(state) {
    this.setAttribute("state", state);
    clearTimeout(this.#turning);
    const label = this.#busy ? "Stop" : this.does;
    this.#turning = setTimeout(() => this.#label("run", label), this.#busy ? SHORT : 0);
  }

  get #busy() {
    return this.state === "busy" || this.state === "loading";
  }

  #label(/** @type {string} */ does, /** @type {string} */ label) {
    this.#button(does).textContent = label;
  }

  #button(/** @type {string} */ does) {
    return one(this, `[data-cell=${does}]`, HTMLButtonElement);
  }

  /** Run what stands there, when its turn has come. */
  run() {
    if (this.#busy) return queue;
    this.waits = false;
    this.state = "loading";
    this.say("");
    const now = stops;
    queue = queue.then(() => (now === stops ? this.#run() : this.#rest()));
    return queue;
  }

  #rest() {
    this.state = "static";
  }

  async #run() {
    const { page, output, running } = this;
    try {
      await readers.start();
      this.say(""); // of what has come by now
      this.state = "busy";
      output.begin();
      this.#watch();
      const ended = await readers.run(running, (told) => this.#hear(told)).finally(() => clearTimeout(this.#watching));
      await output.end(ended);
      this.say("");
      this.state = ended.error === undefined ? "live" : "error";
      this.dispatchEvent(new CustomEvent("nn:ran", { detail: ended }));
      if (this.isConnected) markLive(page);
    } catch (error) {
      output.stop();
      this.state = "error";
      this.say(/** @type {Error} */ (error).message);
    }
  }

  #watch() {
    this.#watching = setTimeout(() => this.say("It has been running for 30 seconds.", "Stop it", stop), LONG);
  }

  async #hear(/** @type {OfRun} */ told) {
    if (told.kind === "output") {
      this.output.print(told.text);
      return;
    }
    clearTimeout(this.#watching); // it waits for the reader
    readers.reply(await this.output.ask(told.prompt));
    this.#watch();
  }

  /**
   * @param {string} text
   * @param {string} [action]
   * @param {() => void} [act]
   */
  say(text, action, act = () => undefined) {
    tell(/** @type {HTMLElement} */ (this.#message), text, action, act);
  }

  #progressed(/** @type {Loading} */ { what, loaded, total }) {
    const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
    if (this.state === "loading") this.say(`${what}: ${megabytes(loaded)} of ${megabytes(total)} MB`);
  }

  #edited() {
    const { whose } = this.code;
    if (whose) this.setAttribute("changed", whose);
    else this.removeAttribute("changed");
    this.#button("reset").disabled = !whose;
  }

  async #pressed(/** @type {Element} */ part) {
    /** @type {HTMLButtonElement | null} */
    const button = part.closest("output") ? null : part.closest("[data-cell]"); // what code shows may look like a button
    const does = button?.dataset.cell;
    if (does === "run" && button?.textContent === "Stop") stop();
    else if (does === "run") this.run();
    if (does === "top") await runFromTop(this);
    if (does === "reset") this.code.text = this.code.original;
    if (button && does === "copy") await copy(button, this.code.text, "There is no clipboard");
    if (button && does === "link") await lend(this, button);
  }
}

/** End what runs, and what waits for its turn. */
function stop() {
  stops += 1;
  readers.stop().catch(() => undefined); // who waits is told
}

customElements.define("nn-cell", Cell);
