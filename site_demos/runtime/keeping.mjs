// What the reader has set, drawn and trained is kept for the visit, in the storage of the tab, by page and demo: who goes to and
// fro or loads a page again finds it there. A run is kept as its file, where it gives one, with what it knows of the runs before
// it. Before one that cannot be kept, and is worth it, is lost with the page, the browser asks.
import { beginningOf, stateOf } from "./state.mjs";

/** @import { Asking } from "./asking.mjs" */
/** @import { Demo } from "./element.mjs" */

/** @typedef {{ query: string, link?: string | undefined, run?: string | undefined, memory?: string | undefined }} Kept the form's state, the last link that was followed, a run's file, and what it knows of those before it */

const KEY = `${window.__md_scope?.pathname ?? "/"}.nn-kept `; // all sites of one host share the storage

/** @type {Set<string>} */
const losing = new Set(); // the runs that would be lost; those of pages that were left, too
const ask = (/** @type {Event} */ event) => event.preventDefault();

export class Keeping {
  /** @type {string | undefined} */
  link; // the last one that was followed, or copied
  #demo;
  #asking;
  /** @type {string | undefined} */
  #file; // of the run
  /** @type {string | undefined} */
  #memory; // what the run knows of those before it
  #newest = false; // both are the run's as it stands
  #beginning = ""; // the form's state
  #query = ""; // and the one that is kept

  constructor(/** @type {Demo} */ demo, /** @type {Asking} */ asking) {
    this.#demo = demo;
    this.#asking = asking;
  }

  get #key() {
    return KEY + this.#demo.page + this.#demo.id;
  }

  /** What was kept, if it can be read: another edition of the page may have written it. */
  read() {
    const kept = parsed(sessionStorage.getItem(this.#key));
    this.#beginning = beginningOf(this.#demo.form);
    this.#query = kept?.query ?? this.#beginning;
    this.link = kept?.link;
    this.#file = kept?.run;
    this.#memory = kept?.memory;
    return kept;
  }

  /** Keep what has been shown, unless it is as the page began. */
  write() {
    const { run } = this.#demo;
    if (!run?.touched) this.#file = undefined;
    if (!run?.remembers) this.#memory = undefined;
    this.#newest = false;
    this.#put();
  }

  /** The page is left: what was set is kept, though its figure has not come yet, or cannot come. */
  leave() {
    const { unshown } = this.#asking;
    if (unshown !== undefined) this.#put(unshown);
  }

  /**
   * The orders that bring back what was kept of the run.
   * @returns {[order: string, text: string][]}
   */
  get ofRun() {
    /** @type {[string, string | undefined][]} */
    const orders = [
      ["load", this.#file],
      ["recall", this.#memory],
    ];
    return orders.flatMap(([order, text]) => (text ? [[order, text]] : []));
  }

  /** Keep the run as it is now, unless that fails, or it goes on meanwhile. */
  async writeRun() {
    const { run } = this.#demo;
    if (!(run?.touched || run?.remembers) || this.#newest) return;
    this.#newest = true;
    const { content, memory } = await this.#asking.kept().catch(() => ({ content: undefined, memory: undefined }));
    if (!this.#newest) return; // it has gone on
    this.#file = content;
    this.#memory = memory;
    this.#newest = content !== undefined;
    this.#put();
  }

  #put(query = this.#state) {
    const { run } = this.#demo;
    this.#query = query;
    const kept = { query, link: this.link, run: this.#file, memory: this.#memory };
    if (query === this.#beginning && !(run?.touched || run?.remembers)) sessionStorage.removeItem(this.#key);
    else if (!stored(this.#key, kept)) {
      this.#newest = false;
      stored(this.#key, { ...kept, run: undefined });
    }
    this.#tellLoss();
  }

  /** Fields that stand elsewhere in the page are not the form's any more when it is left. */
  get #state() {
    return this.#demo.isConnected ? stateOf(this.#demo.form) : this.#query;
  }

  #tellLoss() {
    const { run } = this.#demo;
    if (run?.touched && run.worth && !this.#newest) losing.add(this.#key);
    else losing.delete(this.#key);
    if (losing.size > 0) addEventListener("beforeunload", ask);
    else removeEventListener("beforeunload", ask); // which would keep the browser from keeping the page
  }
}

/** Whether there was room for it. */
function stored(/** @type {string} */ key, /** @type {Kept} */ kept) {
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

function parsed(/** @type {string | null} */ text) {
  /** @type {Kept | undefined} */
  let kept;
  try {
    const { query, link = "", run = "", memory = "" } = JSON.parse(text ?? "null");
    if ([query, link, run, memory].every((each) => typeof each === "string")) kept = { query, link, run, memory };
  } catch {
    // Another edition wrote it, or none.
  }
  return kept;
}
