// The page's side of the worker: started once for the whole visit, asked by every demo.
import { MANIFEST, PYTHON } from "./where.mjs";

const PATIENCE = 30_000; // no byte and no answer for so long while starting: give up, and say so

class Python extends EventTarget {
  #worker;
  #ready;
  #watchdog;
  #waiting = new Map();
  #last = 0;

  // Resolves when Python can be asked; rejects with a reason that a reader can understand.
  start() {
    return (this.#ready ??= new Promise((resolve, reject) => {
      let starting = true;
      const fail = (reason) => {
        const what = starting ? "could not start" : "stopped";
        const error = new Error(`Python ${what}, so the figure stays as it was. ${reason}`);
        this.#stop(error);
        reject(error);
      };
      const watch = () => {
        clearTimeout(this.#watchdog);
        this.#watchdog = setTimeout(() => fail(`Nothing came for ${PATIENCE / 1000} seconds.`), PATIENCE);
      };
      this.#worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module", name: "python" });
      this.#worker.onerror = (event) => {
        event.preventDefault();
        fail(event.message || "The browser refused to start a worker.");
      };
      this.#worker.onmessage = ({ data }) => {
        if (data.kind === "answer") return this.#settle(data);
        if (starting) watch();
        if (data.kind === "progress") this.dispatchEvent(new CustomEvent("progress", { detail: data }));
        if (data.kind === "failed") fail(data.reason);
        if (data.kind === "ready") {
          starting = false;
          clearTimeout(this.#watchdog);
          resolve();
        }
      };
      watch();
      this.#worker.postMessage({ kind: "start", base: PYTHON, manifest: MANIFEST });
    }));
  }

  // Ask for the figure of a demo in a state, {name, query}, or for more of one that runs: {key, order, text}.
  // Resolves with what live.py answers: {figure, …} or {error, parameter}.
  async ask(question) {
    await this.start();
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...question, kind: "ask", id });
    });
  }

  #settle({ id, text }) {
    this.#waiting.get(id)?.resolve(JSON.parse(text));
    this.#waiting.delete(id);
  }

  // End the worker, so that the next start is a fresh one.
  #stop(error) {
    clearTimeout(this.#watchdog);
    this.#worker.terminate();
    this.#ready = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

export const python = new Python();
