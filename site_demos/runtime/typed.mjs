// What a reader has typed into some code, kept in this browser: for the tab, as two tabs may show one page, and for all later ones. What
// becomes of the code of a link is kept apart from what the reader had there before.

const KEY = `${window.__md_scope?.pathname ?? "/"}.nn-code `; // all sites of one host share the storage
const STORAGES = /** @type {const} */ (["sessionStorage", "localStorage"]);

export class Typed {
  apart = false; // what is read and kept is of a link
  #own;
  #ofLink;

  constructor(/** @type {string} */ name) {
    this.#own = KEY + name;
    this.#ofLink = `${KEY}${name} of a link`;
  }

  get own() {
    return read(this.#own);
  }

  get ofLink() {
    return read(this.#ofLink);
  }

  /** What is kept of what stands there. */
  get text() {
    return this.apart ? this.ofLink : this.own;
  }

  /** Keep a text, or none. */
  keep(/** @type {string | undefined} */ text) {
    write(this.apart ? this.#ofLink : this.#own, text);
  }

  forgetLink() {
    write(this.#ofLink, undefined);
  }
}

function read(/** @type {string} */ key) {
  try {
    return STORAGES.map((name) => window[name].getItem(key)).find((text) => text !== null) ?? null;
  } catch {
    return null; // storage is refused
  }
}

/**
 * @param {string} key
 * @param {string | undefined} text
 */
function write(key, text) {
  for (const name of STORAGES) {
    try {
      if (text === undefined) window[name].removeItem(key);
      else window[name].setItem(key, text);
    } catch {
      // Storage is refused, or full: it holds until the page is left.
    }
  }
}
