// The page's side of the worker: started once for the whole visit, asked by every demo.
import { MANIFEST, PYTHON } from "./where.mjs";

/** @import { Answer, Order, Question, Told } from "./types.d.ts" */

const PATIENCE = 30_000; // milliseconds: no byte and no answer for so long while starting: give up, and say so

/** @typedef {{ resolve: (answer: Answer) => void, reject: (error: Error) => void }} Waiting */

class Python extends EventTarget {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Promise<void> | undefined} */
  #ready;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #last = 0;

  /** Resolves when Python can be asked; rejects with a reason that a reader can understand. */
  start() {
    this.#ready ??= new Promise((resolve, reject) => this.#begin(resolve, reject));
    return this.#ready;
  }

  /**
   * @param {() => void} resolve
   * @param {(error: Error) => void} reject
   */
  #begin(resolve, reject) {
    let starting = true;
    const fail = (/** @type {string} */ reason) => {
      const what = starting ? "could not start" : "stopped";
      const error = new Error(`Python ${what}, so the figure stays as it was. ${reason}`);
      this.#stop(error);
      reject(error);
    };
    const worker = openWorker(fail);
    this.#worker = worker;
    worker.onmessage = (/** @type {MessageEvent<Told>} */ { data: told }) => {
      if (starting) this.#watch(fail);
      if (told.kind === "answer") this.#settle(told);
      if (told.kind === "progress") this.dispatchEvent(new CustomEvent("progress", { detail: told }));
      if (told.kind === "failed") fail(told.reason);
      if (told.kind !== "ready") return;
      starting = false;
      clearTimeout(this.#watchdog);
      resolve();
    };
    this.#watch(fail);
    this.#tell({ kind: "start", base: PYTHON, manifest: MANIFEST });
  }

  #watch(/** @type {(reason: string) => void} */ fail) {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => fail(`Nothing came for ${PATIENCE / 1000} seconds.`), PATIENCE);
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
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#tell({ ...question, kind: "ask", id });
    });
  }

  #tell(/** @type {Order} */ order) {
    this.#worker?.postMessage(order);
  }

  #settle(/** @type {{ id: number, text: string }} */ { id, text }) {
    this.#waiting.get(id)?.resolve(JSON.parse(text));
    this.#waiting.delete(id);
  }

  /** End the worker, so that the next start is a fresh one. */
  #stop(/** @type {Error} */ error) {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#ready = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function openWorker(/** @type {(reason: string) => void} */ fail) {
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module", name: "python" });
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message || "The browser refused to start a worker.");
  };
  return worker;
}

export const python = new Python();
