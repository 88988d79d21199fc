// What a reader has answered and solved, by page, in this browser: under the path of the site, until the reader has it forgotten.

/** @typedef {Record<string, number>} OfPage by the name of what was answered */

/** Tells "change" when another tab has changed it. */
export class Kept extends EventTarget {
  #key;
  /** @type {Record<string, OfPage>} */
  #pages;

  constructor(/** @type {string} */ name) {
    super();
    this.#key = `${window.__md_scope?.pathname ?? "/"}.${name}`; // all sites of one host share the storage
    this.#pages = this.#read();
    window.addEventListener("storage", ({ key }) => {
      if ((key ?? this.#key) !== this.#key) return;
      this.#pages = this.#read();
      this.dispatchEvent(new Event("change"));
    });
  }

  /** What is kept of this page. */
  get here() {
    return this.#pages[location.pathname] ?? {};
  }

  set here(/** @type {OfPage} */ kept) {
    const { [location.pathname]: _, ...others } = this.#pages;
    this.#pages = Object.keys(kept).length > 0 ? { ...others, [location.pathname]: kept } : others;
    this.#write();
  }

  /** @returns {Record<string, OfPage>} */
  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "{}");
      return kept instanceof Object ? kept : {};
    } catch {
      return {}; // storage is refused, or holds what nobody can read
    }
  }

  #write() {
    try {
      if (Object.keys(this.#pages).length > 0) localStorage.setItem(this.#key, JSON.stringify(this.#pages));
      else localStorage.removeItem(this.#key);
    } catch {
      // Storage is refused: it holds until the page is left.
    }
  }
}
