// Tells a worker that hangs from one that works. Where nothing has been heard of it for a while it is asked what it waits for:
// one that compiles, or that a busy machine gives no turn, answers late or never mind what, and is waited for. A while in which the
// tab slept does not count.

const PATIENCE = 30_000; // milliseconds without a word
const PROMPT = 5000; // who answers later had no turn, and what has come may lie before its door
const ROUNDS = 10; // without an answer

export class Watchdog {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #rounds = 0;
  #asked = 0;
  #since = 0;
  #ask;
  #bite;

  /**
   * @param {() => void} ask which is to call `answered`
   * @param {(file: string) => void} bite given the file that hangs, or nothing where the worker does
   */
  constructor(ask, bite) {
    this.#ask = ask;
    this.#bite = bite;
  }

  /** Something has been heard, or is waited for from now on. */
  watch() {
    this.#rounds = 0;
    this.#wait();
  }

  rest() {
    clearTimeout(this.#timer);
  }

  /** The file that is waited for, if there is one. */
  answered(/** @type {string} */ file) {
    if (file && performance.now() - this.#asked < PROMPT) this.#bite(file);
    else this.watch();
  }

  #wait() {
    this.rest();
    this.#since = performance.now();
    this.#timer = setTimeout(() => this.#next(), PATIENCE);
  }

  #next() {
    if (performance.now() - this.#since > PATIENCE + PROMPT) {
      this.watch();
      return;
    }
    this.#rounds += 1;
    if (this.#rounds > ROUNDS) {
      this.#bite("");
      return;
    }
    this.#wait();
    if (this.#rounds > 1) return; // once is enough: the answer may be under way
    this.#asked = performance.now();
    this.#ask();
  }
}
