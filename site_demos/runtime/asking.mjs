// What a demo asks of Python: the figure of its form's state, of which only the newest counts, and orders to its run.
import { harmless } from "./harmless.mjs";
import { altered, python } from "./python.mjs";
import { setState, stateOf } from "./state.mjs";

/** @import { Demo } from "./element.mjs" */
/** @import { Answer, Question } from "./types.d.ts" */

const GONE = "Python stopped, and what this run had come to is gone with it. It starts again from the beginning.";

export class Asking {
  returned = false; // the reader was here before in this visit, and finds the run as it was left
  #demo;
  /** @type {string | undefined} */
  unshown; // the state whose figure has not come yet
  /** @type {string | undefined} */
  #newest;
  /** @type {Promise<void> | undefined} */
  #working;
  #orders = 0;
  #opened = false;
  /** @type {Map<typeof python, number>} at which start of a worker it was last asked */
  #known = new Map();

  constructor(/** @type {Demo} */ demo) {
    this.#demo = demo;
  }

  get underWay() {
    return this.#working !== undefined || this.#orders > 0;
  }

  /** While an answer is under way only the newest state is kept. Resolves when the newest is shown. */
  update() {
    this.unshown = stateOf(this.#demo.form);
    this.#newest = this.unshown;
    this.#working ??= this.#work();
    return this.#working;
  }

  async #work() {
    const demo = this.#demo;
    demo.start();
    try {
      while (this.#newest !== undefined) {
        const state = this.#newest;
        this.#newest = undefined;
        // biome-ignore lint/performance/noAwaitInLoops: one answer at a time is what this is for
        demo.show(await this.#ask(state, this.#opened ? "show" : "open"));
        if (this.#newest === undefined) this.unshown = undefined;
      }
      this.#working = undefined; // in one go with the end of the loop: what asks from here on begins a new one
      demo.rest();
    } catch (error) {
      this.#working = undefined;
      demo.fail(/** @type {Error} */ (error));
    }
  }

  /**
   * Have something done to a demo that runs (see live.py). Resolves with the answer, shown already. What the form says is
   * shown first, but if the run only goes on: then it waits for nothing, and what is said of the form stays.
   * @param {string} order
   * @returns {Promise<Answer>}
   */
  async order(order, text = "", { goesOn = false } = {}) {
    const demo = this.#demo;
    demo.start();
    this.#orders += 1;
    try {
      if (!goesOn) await this.#working;
      const answer = await this.#ask(stateOf(demo.form), order, text);
      demo.show(answer, goesOn && !answer.error);
      if (answer.error) demo.message.scrollIntoView({ block: "nearest" });
      return answer;
    } catch (error) {
      demo.fail(/** @type {Error} */ (error));
      return { error: /** @type {Error} */ (error).message };
    } finally {
      this.#done();
    }
  }

  /** The demo is not at rest before some work is done to its end. */
  async during(/** @type {() => Promise<void>} */ work) {
    this.#orders += 1;
    try {
      await work();
    } finally {
      this.#done();
    }
  }

  #done() {
    this.#orders -= 1;
    this.#demo.rest();
  }

  /**
   * The state that a link makes of another one, as Python writes it, without showing it; and what of the link is refused.
   * @param {string} query
   * @param {string} link
   */
  tried(query, link) {
    return python.ask({ name: this.#name, query, order: "try", text: link });
  }

  /**
   * The strokes of what is written on a picture; if there are none, it is said why.
   * @param {() => Promise<string>} read
   */
  async traced(read) {
    const demo = this.#demo;
    demo.start();
    this.#orders += 1;
    try {
      const { drawing, error } = await python.ask({ name: this.#name, query: "", order: "trace", text: await read() });
      if (error) demo.say(error);
      return drawing;
    } catch (error) {
      demo.say(/** @type {Error} */ (error).message);
    } finally {
      this.#done();
    }
  }

  /** What can be kept of a run over a reload: a file, and what it knows of the runs before it, if there are any. */
  kept() {
    return this.#ask(stateOf(this.#demo.form), "keep");
  }

  /**
   * Let a run go on from what was kept of it, if it still can be read.
   * @param {"load" | "recall"} order
   * @param {string | undefined} kept
   */
  async resume(order, kept) {
    if (!kept) return;
    const answer = await this.#ask(stateOf(this.#demo.form), order, kept);
    if (!answer.error) this.#demo.show(answer);
  }

  get #name() {
    return this.#demo.getAttribute("name") ?? "";
  }

  /**
   * The first question opens a run, as it was left; that, a file, and what is brought back may set the form.
   * @param {string} state
   * @param {string} order
   * @param {string} [text]
   */
  async #ask(state, order, text) {
    const demo = this.#demo;
    if (demo.run) await this.#bringBack(state);
    const answer = await this.#send(state, order, text);
    this.#opened = true;
    this.returned ||= answer.returned ?? false;
    const sets = ["open", "load", "undo"].includes(order);
    if (sets && answer.query && stateOf(demo.form) === state) setState(demo.form, answer.query);
    return answer;
  }

  /** A run that is gone with the worker that knew it goes on from what was kept of it, or it is said that it is gone. */
  async #bringBack(/** @type {string} */ state) {
    const demo = this.#demo;
    const worker = demo.changes ? altered : python;
    await worker.start();
    const before = this.#known.get(worker);
    this.#known.set(worker, worker.starts);
    if (before === undefined || before === worker.starts) return;
    const orders = demo.keeping.ofRun;
    if (demo.run?.touched && orders.length === 0)
      demo.addEventListener("nn:shown", () => demo.say(GONE), { once: true });
    await Promise.all(orders.map(([order, text]) => this.#send(state, order, text)));
  }

  /**
   * A run is known to the worker by the page and the demo that it belongs to. What the reader's own code draws is not trusted.
   * @param {string} query
   * @param {string} order
   * @param {string} [text]
   * @returns {Promise<Answer>}
   */
  async #send(query, order, text) {
    const { changes, id, page, run } = this.#demo;
    const key = page + id;
    /** @type {Question} */
    const question = { name: this.#name, query, ...(run && { key, order, text }) };
    if (!changes) return python.ask(question);
    const answer = await altered.ask({ key, ...question, changes });
    if (answer.figure !== undefined) answer.figure = await harmless(answer.figure);
    return answer;
  }
}
