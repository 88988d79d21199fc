// What a cell prints and shows, written as the build writes it (publish/cells.py). Pieces that come between two frames are one.
import { harmless } from "./harmless.mjs";

/** @import { Ended } from "./types.d.ts" */

export class Output {
  #place;
  #held = "";
  #frame = 0;
  #stale = false;
  /** @type {Text | undefined} */
  #text;

  constructor(/** @type {HTMLOutputElement} */ place) {
    this.#place = place;
  }

  /** What stood there goes when something comes in its place. */
  begin() {
    this.#stale = true;
    this.#place.setAttribute("aria-busy", "true"); // it is read when it is whole
  }

  #clear() {
    if (!this.#stale) return;
    this.#stale = false;
    this.#text = undefined;
    this.#place.replaceChildren();
  }

  print(/** @type {string} */ text) {
    this.#held += text;
    this.#frame ||= requestAnimationFrame(() => this.#write());
  }

  #write() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#held) return;
    this.#clear();
    if (!this.#text) {
      this.#text = new Text();
      this.#place.append(written("nn-printed", this.#text));
    }
    this.#text.appendData(this.#held);
    this.#held = "";
    const printed = /** @type {Element} */ (this.#text.parentNode);
    printed.scrollTop = printed.scrollHeight;
  }

  /**
   * Have the reader answer what Python asks.
   * @param {string} prompt
   * @returns {Promise<string>}
   */
  ask(prompt) {
    this.#write();
    this.#clear();
    const field = document.createElement("input");
    field.autocomplete = "off";
    const button = tagged("button", "", "Answer");
    const form = tagged("form", "nn-asked", tagged("label", "", prompt || "Python asks:", " ", field), button);
    this.#place.append(form);
    this.#place.removeAttribute("aria-busy");
    field.focus();
    return new Promise((resolve) => {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        form.remove();
        this.print(`${prompt}${field.value}\n`);
        resolve(field.value);
      });
    });
  }

  async end(/** @type {Ended} */ ended) {
    const parts = [];
    if (ended.value !== undefined) parts.push(written("", ended.value));
    if (ended.markup !== undefined) parts.push(await drawn(ended.markup));
    if (ended.error !== undefined) parts.push(failed(ended));
    if (ended.note) parts.push(tagged("p", "", ended.note));
    if (ended.wrong) parts.push(tagged("p", "nn-wrong", ended.wrong));
    if (ended.right) parts.push(tagged("p", "nn-right", ended.right));
    this.stop();
    this.#place.append(...parts);
  }

  stop() {
    this.#write();
    this.#clear();
    for (const form of this.#place.querySelectorAll("form")) form.remove();
    this.#place.removeAttribute("aria-busy");
  }
}

async function drawn(/** @type {string} */ markup) {
  const shown = tagged("div", "nn-shown");
  shown.innerHTML = await harmless(markup);
  return shown;
}

/** The message first, and the reader's own lines; what lies deeper is folded. */
function failed(/** @type {Ended} */ { error = "", lines = [], hint, rest }) {
  const shown = tagged("div", "nn-failed", tagged("p", "", tagged("strong", "", error)));
  for (const line of lines) shown.append(tagged("p", "nn-line", line));
  if (hint) shown.append(tagged("p", "", hint));
  if (rest) shown.append(tagged("details", "", tagged("summary", "", "All that Python says"), written("", rest)));
  return shown;
}

/**
 * Text as it was written; where it is longer than its place, keys scroll it.
 * @param {string} name its class
 * @param {Node | string} text
 */
function written(name, text) {
  const element = tagged("pre", name, text);
  element.tabIndex = 0;
  return element;
}

/**
 * @param {string} tag
 * @param {string} name its class
 * @param {(Node | string)[]} children
 */
function tagged(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}
