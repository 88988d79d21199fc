// Python that a page shows and a reader may change: an editor takes its place when it is touched. What was typed is kept in this
// browser, by page and by name, until it is as it was.
import { one, Stay } from "./dom.mjs";
import { renew } from "./edition.mjs";
import { Typed } from "./typed.mjs";
import { vendored } from "./vendored.mjs";

/** @import { edit } from "./editor/editor.mjs" */
/** @import { Trouble } from "./faults.mjs" */
/** @import { readers } from "./python.mjs" */
/** @import { Say } from "./types.d.ts" */

let hints = 0;

export class Code {
  #block;
  #pre;
  #options;
  #typed;
  #stay = new Stay();
  /** @type {ReturnType<typeof edit> | undefined} */
  #editor;
  /** @type {Promise<void> | undefined} */
  #opening;
  /** @type {string | undefined} */
  #lent;
  #held = false;
  /** @type {string | undefined} what stands there until the editor has come */
  #text;

  /**
   * @param {HTMLElement} block what holds the `pre`
   * @param {{ name: string, home: string, label: string, python: typeof readers, marks?: boolean, run: () => void, edited: () => void, say: Say }} options by `name` it
   *   is kept; its `home` knows names that it may use (see completing.py), as `python` tells; where it `marks`, lines stand out that the original has not
   */
  constructor(block, options) {
    this.#block = block;
    this.#pre = one(block, "pre", HTMLPreElement);
    this.#options = options;
    this.#typed = new Typed(options.name);
    this.original = this.#pre.textContent.trimEnd();
    this.#stay.listen(this.#pre, ["pointerdown"], () => loaded().catch(() => undefined));
    this.#stay.listen(this.#pre, ["click"], (event) => getSelection()?.isCollapsed && this.open(event));
    this.#stay.listen(this.#pre, ["focus"], () => this.#pre.matches(":focus-visible") && this.open());
  }

  get text() {
    return this.#editor?.text ?? this.#text ?? this.original;
  }

  set text(text) {
    if (text === this.text) return;
    if (this.#editor) this.#editor.text = text;
    else {
      this.#text = text;
      this.#pre.textContent = text;
      this.#edited();
      this.#open();
    }
  }

  /**
   * Put some text in the place of another, and show it.
   * @param {number} from where the other one begins
   * @param {string} old
   * @param {string} now
   */
  async put(from, old, now) {
    await this.#open();
    if (this.#editor) this.#editor.put(from, old.length, now);
    else this.text = this.text.slice(0, from) + now + this.text.slice(from + old.length); // it has not come
  }

  /** Go into it. */
  enter() {
    this.#editor?.focus(undefined);
  }

  get isChanged() {
    return this.text !== this.original;
  }

  /** Show what was kept, or else the original. */
  restore() {
    this.#lent = undefined;
    this.#held = false;
    this.#typed.apart = false;
    this.text = this.own;
  }

  /** Show what the reader has made of the code of a link, if it was kept apart. */
  recall() {
    const { ofLink } = this.#typed;
    if (ofLink === null) return;
    this.#typed.apart = true;
    this.text = ofLink;
  }

  /** Take away the code of a link, and what the reader has made of it. */
  giveBack() {
    this.#typed.forgetLink();
    this.restore();
  }

  get kept() {
    return this.#typed.text;
  }

  /** What was kept of the reader's own, or else the original. */
  get own() {
    return this.#typed.own ?? this.original;
  }

  /**
   * Show what came with a link; it is kept only when the reader has made something of it, and, while it is held, not even then.
   * @param {string} text
   */
  lend(text, { held = false } = {}) {
    this.#lent = text;
    this.#typed.apart = this.#typed.own !== null;
    this.#typed.forgetLink(); // of an earlier one
    this.#held = held;
    this.text = text;
  }

  /** Hold what came with a link no longer. */
  release() {
    this.#held = false;
    if (!this.isLent) this.#keep();
  }

  get isLent() {
    return this.text === this.#lent;
  }

  /** Whose the text is: that of a link, the reader's own, kept or not, or, without a word, the original. */
  get whose() {
    if (!this.isChanged) return "";
    if (this.isLent) return "lent";
    return this.text === this.kept ? "kept" : "own";
  }

  /**
   * Let the reader edit it, from where the pointer is.
   * @param {{ clientX: number, clientY: number }} [at]
   */
  async open(at) {
    await this.#open();
    if (document.activeElement === document.body) this.#editor?.focus(at && { x: at.clientX, y: at.clientY }); // else the reader went on
  }

  end() {
    this.#stay.end();
    this.#editor?.end();
  }

  #open() {
    this.#opening ??= this.#replace().catch((error) => {
      this.#opening = undefined; // the next touch tries again
      this.#fail(error);
    });
    return this.#opening;
  }

  #fail(/** @type {Trouble} */ { message, remedy }) {
    const { say } = this.#options;
    const again = () => {
      say("");
      this.open();
    };
    if (remedy === "load") say(message, "Load it", renew);
    else say(message, "Try again", again);
  }

  async #replace() {
    const { edit } = await loaded();
    if (!this.#pre.isConnected) return;
    const hint = hintOf();
    this.#pre.replaceWith(hint);
    this.#editor = edit(this.#block, {
      ...this.#options,
      text: this.text,
      original: this.#options.marks ? this.original : undefined,
      hint: hint.id,
      names: (/** @type {string} */ text) => this.#options.python.complete(text, this.#options.home).catch(() => []),
      edited: () => this.#edited(),
    });
  }

  #edited() {
    if (!(this.isLent || this.#held)) this.#keep();
    this.#options.edited();
  }

  #keep() {
    this.#typed.keep(this.isChanged ? this.text : undefined);
  }
}

/** @returns {Promise<typeof import("../vendor/editor.mjs")>} */
const loaded = () => vendored("editor.mjs", "This code cannot be changed yet, because the editor has not arrived.");

function hintOf() {
  const hint = document.createElement("p");
  hints += 1;
  hint.id = `nn-keys-${hints}`;
  hint.className = "nn-live";
  hint.textContent =
    "Shift and Enter run it. Control and Space complete a name. Tab indents; to leave, press Esc, then Tab.";
  return hint;
}
