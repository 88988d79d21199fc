// The page's side of a worker: started once for the whole visit, asked by every demo; and two more for what readers write.
import { awaited, FaultError } from "./arriving.mjs";
import { troubleOf } from "./faults.mjs";
import { openWorker } from "./opening.mjs";
import { forget } from "./remembered.mjs";
import { Watchdog } from "./watchdog.mjs";
import { MANIFEST, PYTHON } from "./where.mjs";

/** @import { Answer, Ended, Fault, OfRun, Order, Question, Running, Told } from "./types.d.ts" */

/** @typedef {{ neverBegan: string, ended: string, lacks: string }} Words what is said before a fault */
/**
 * @template T
 * @typedef {{ resolve: (value: T) => void, reject: (error: Error) => void }} Promised
 */

/** @typedef {Promised<any> & { order: (id: number) => Order, hear: (told: OfRun) => void }} Waiting */

/** @type {Words} */
const OF_FIGURES = {
  neverBegan: "Python could not start, so the figure stays as it was.",
  ended: "Python stopped, so the figure stays as it was.",
  lacks: "The figure stays as it was, because something it needs has not arrived.",
};
/** @type {Words} */
const OF_CELLS = {
  ...OF_FIGURES,
  neverBegan: "Python could not start.",
  ended: "Python has stopped, and the variables of all cells are gone.",
};

/** Faults that may lie in the memory that Python began with, and in no file or reader's code. */
const BROKEN = new Set(["said", "deaf", "memory"]);

class Python extends EventTarget {
  starts = 0; // so far: what an earlier one knew of runs is gone
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Promise<void> | undefined} */
  #ready;
  /** @type {Promised<void> | undefined} */
  #starting;
  #opening = new AbortController();
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #last = 0;
  #watchdog = new Watchdog(
    () => (this.#worker ? this.#tell({ kind: "where" }) : this.#watchdog.answered(awaited())),
    (file) => this.#giveUp(file),
  );

  #words;
  #confined;

  /**
   * @param {Words} words
   * @param {boolean} confined runs what readers write, for as long as they like
   */
  constructor(words, confined) {
    super();
    this.#words = words;
    this.#confined = confined;
  }

  /** Resolves when Python can be asked; rejects with a reason that a reader can understand. */
  start() {
    this.#ready ??= new Promise((resolve, reject) => {
      this.starts += 1;
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
    this.#tell({ kind: "start", base: PYTHON, manifest: MANIFEST, confined: this.#confined });
  }

  /**
   * Ask for the figure of a demo in a state, or for more of one that runs. Resolves with what live.py answers.
   * @param {Question} question
   * @returns {Promise<Answer>}
   */
  ask(question) {
    return this.#send((id) => ({ ...question, kind: "ask", id }));
  }

  /**
   * Run a cell. Resolves with how it ended.
   * @param {Running} running
   * @param {(told: OfRun) => void} hear told what it prints and asks
   * @returns {Promise<Ended>}
   */
  run(running, hear) {
    return this.#send((id) => ({ ...running, kind: "run", id }), hear);
  }

  /**
   * The names that may come next in code, each with what is said about it (see completing.py).
   * @param {string} text
   * @param {string} home
   * @returns {Promise<[string, string][]>}
   */
  complete(text, home) {
    return this.#send((id) => ({ kind: "complete", id, text, home }));
  }

  /** Answer what a cell asks. */
  reply(/** @type {string} */ text) {
    this.#tell({ kind: "reply", text });
  }

  /** End what runs, and be ready again soon. What waits behind it is done then. */
  async stop() {
    const [running, ...behind] = this.#waiting;
    this.#waiting = new Map(running && [running]);
    await this.#end({ kind: "stopped" });
    for (const [, { order, hear, resolve, reject }] of behind) this.#send(order, hear).then(resolve, reject);
    await this.start();
  }

  /**
   * @param {(id: number) => Order} order
   * @param {(told: OfRun) => void} [hear]
   * @returns {Promise<any>}
   */
  async #send(order, hear = () => undefined) {
    await this.start();
    this.#last += 1;
    const id = this.#last;
    if (!this.#confined) this.#watchdog.watch();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, order, hear });
      this.#tell(order(id));
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
    if (told.kind === "output" || told.kind === "asked") this.#waiting.get(told.id)?.hear(told);
    if (told.kind === "ready") this.#begin();
    this.#watchdog.watch();
    if (!this.#starting && (this.#confined || this.#waiting.size === 0)) this.#watchdog.rest();
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
    this.#settle(id)?.reject(await troubleOf(this.#words.lacks, fault));
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
    const what = this.#starting ? this.#words.neverBegan : this.#words.ended;
    if (!this.#confined && BROKEN.has(fault.kind)) forget(PYTHON); // lest the next start have what ended this one
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

export const python = new Python(OF_FIGURES, false);

/** For cells: it can be stopped while all figures go on. */
export const readers = new Python(OF_CELLS, true);

/** For figures that readers have changed: they go on, and their runs, while a cell is stopped. */
export const altered = new Python(OF_FIGURES, true);
