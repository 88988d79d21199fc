// Where code that a reader wrote, or got by a link, runs: in workers of its own, so that it can be stopped, and without what would
// let a worker reach into the rest of the site.

/** @import { PyodideAPI } from "pyodide" */
/** @import { Cells, Changed, Completing, Question, Running, Told } from "./types.d.ts" */

const STORED = ["caches", "indexedDB", "BroadcastChannel", "navigator"]; // what pages share, and what is kept for reading offline
const BEGUN = ["Worker", "SharedWorker"]; // which would have all of it again
const ITS_OWN = ["postMessage", "close"]; // by which it would answer for the worker, or end it unseen
const PAGE = 65_536; // bytes, in WebAssembly
const MOST = 1024 ** 3; // bytes of Python's memory: a browser would end a tab that takes all there is
const CAN_WAIT = "Suspending" in WebAssembly; // for a promise, in the middle of Python

/** Take from this worker what a reader's code has no need of. Python has to be there already. */
export function confine() {
  for (let scope = self; scope; scope = Object.getPrototypeOf(scope)) {
    for (const name of [...STORED, ...BEGUN, ...ITS_OWN]) Reflect.deleteProperty(scope, name);
  }
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function within(/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * PAGE > MOST) throw new RangeError("a reader's code has 1 GB of memory");
    return grow.call(this, pages);
  };
}

/** Runs cells, and draws figures by changed code. */
export class Sandbox {
  #python;
  #tell;
  /** @type {Cells | undefined} */
  #cells;
  /** @type {Changed | undefined} */
  #changed;
  /** @type {Completing | undefined} */
  #completing;
  /** @type {((text: string) => void) | undefined} */
  #replied;

  /**
   * @param {PyodideAPI} python
   * @param {(told: Told) => void} tell
   */
  constructor(python, tell) {
    this.#python = python;
    this.#tell = tell;
  }

  /**
   * @param {Running & { id: number }} running
   * @returns {string | Promise<string>} what cells.py answers
   */
  run({ id, ...running }) {
    const python = this.#python;
    this.#cells ??= /** @type {Cells} */ (python.pyimport("site_demos.runtime.cells"));
    const print = (/** @type {string} */ text) => this.#tell({ kind: "output", id, text });
    const ask = (/** @type {string} */ prompt) => {
      this.#tell({ kind: "asked", id, prompt });
      return new Promise((resolve) => {
        this.#replied = resolve;
      });
    };
    const { answer } = this.#cells;
    if (!CAN_WAIT) return answer(JSON.stringify(running), print, ask, undefined);
    return answer.callPromising(JSON.stringify(running), print, ask, python.pyimport("pyodide.ffi").run_sync);
  }

  /**
   * Answer as live.py does, for a figure whose code was changed.
   * @param {Question & { changes: string }} question
   */
  answer({ changes, name, query, key = "", order = "", text = "" }) {
    this.#changed ??= /** @type {Changed} */ (this.#python.pyimport("site_demos.runtime.changed"));
    return this.#changed.answer(changes, name, query, key, order, text);
  }

  /**
   * What completing.py answers.
   * @param {{ text: string, home: string }} asked
   */
  complete({ text, home }) {
    this.#completing ??= /** @type {Completing} */ (this.#python.pyimport("site_demos.runtime.completing"));
    return this.#completing.answer(text, home);
  }

  /** Give Python the line that it asked for. */
  reply(/** @type {string} */ text) {
    this.#replied?.(text);
  }
}
