// The page's side of the worker: started once for the whole visit, asked by every demo.
import { awaited, FaultError } from "./arriving.mjs";
import { troubleOf } from "./faults.mjs";
import { openWorker } from "./opening.mjs";
import { Watchdog } from "./watchdog.mjs";
import { MANIFEST, PYTHON } from "./where.mjs";

/** @import { Answer, Fault, Order, Question, Told } from "./types.d.ts" */

const NEVER_BEGAN = "Python could not start, so the figure stays as it was.";
const ENDED = "Python stopped, so the figure stays as it was.";
const LACKS = "The figure stays as it was, as what it needs has not come.";

/**
 * @template T
 * @typedef {{ resolve: (value: T) => void, reject: (error: Error) => void }} Waiting
 */

class Python extends EventTarget {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Promise<void> | undefined} */
  #ready;
  /** @type {Waiting<void> | undefined} */
  #starting;
  #opening = new AbortController();
  /** @type {Map<number, Waiting<Answer>>} */
  #waiting = new Map();
  #last = 0;
  #watchdog = new Watchdog(
    () => (this.#worker ? this.#tell({ kind: "where" }) : this.#watchdog.answered(awaited())),
    (file) => this.#giveUp(file),
  );

  /** Resolves when Python can be asked; rejects with a reason that a reader can understand. */
  start() {
    this.#ready ??= new Promise((resolve, reject) => {
      this.#starting = { resolve, reject };
      this.#opening = new AbortController();
      this.#watchdog.watch();
      this.#open(this.#opening.signal).catch((error) => this.#end(faultOf(error)));
    });
    return this.#ready;
  }

  async #open(/** @type {AbortSignal} */ signal) {
    const worker = await openWorker(signal);
    worker.onmessage = (/** @type {MessageEvent<Told>} */ { data: told }) => this.#hear(told);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end({ kind: "said", said: event.message || "The browser refused to start a worker." });
    };
    this.#worker = worker;
    this.#tell({ kind: "start", base: PYTHON, manifest: MANIFEST });
  }

  /**
   * Ask for the figure of a demo in a state, or for more of one that runs. Resolves with what live.py answers.
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  async ask(question) {
    await this.start();
    this.#last += 1;
    const id = this.#last;
    this.#watchdog.watch();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#tell({ ...question, kind: "ask", id });
    });
  }

  #tell(/** @type {Order} */ order) {
    this.#worker?.postMessage(order);
  }

  #hear(/** @type {Told} */ told) {
    if (told.kind === "here") {
      this.#watchdog.answered(told.file);
      return;
    }
    if (told.kind === "progress") this.dispatchEvent(new CustomEvent("progress", { detail: told }));
    if (told.kind === "failed") this.#end(told.fault);
    if (told.kind === "answer") this.#settle(told.id)?.resolve(JSON.parse(told.text));
    if (told.kind === "lacks") this.#lack(told);
    if (told.kind === "ready") this.#begin();
    this.#watchdog.watch();
    if (!this.#starting && this.#waiting.size === 0) this.#watchdog.rest();
  }

  #begin() {
    this.#starting?.resolve();
    this.#starting = undefined;
  }

  #settle(/** @type {number} */ id) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  async #lack(/** @type {{ id: number, fault: Fault }} */ { id, fault }) {
    this.#settle(id)?.reject(await troubleOf(LACKS, fault));
  }

  /** A file that hangs once Python runs costs no more than itself. */
  #giveUp(/** @type {string} */ file) {
    if (!file) this.#end({ kind: "deaf" });
    else if (this.#starting) this.#end({ kind: "silent", file });
    else this.#tell({ kind: "give up" });
  }

  /** End the worker, so that the next start is a fresh one. */
  async #end(/** @type {Fault} */ fault) {
    const left = [...(this.#starting ? [this.#starting] : []), ...this.#waiting.values()];
    const what = this.#starting ? NEVER_BEGAN : ENDED;
    this.#opening.abort();
    this.#watchdog.rest();
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#starting = undefined;
    this.#ready = undefined;
    this.#waiting.clear();
    const trouble = await troubleOf(what, fault);
    for (const { reject } of left) reject(trouble);
  }
}

/** @returns {Fault} */
const faultOf = (/** @type {Error} */ error) =>
  error instanceof FaultError ? error.fault : { kind: "said", said: error.message };

export const python = new Python();
