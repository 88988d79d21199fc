// What of the code of one figure is not as it was: changed by the reader, or brought by a link. What a link has brought is shown, and
// draws nothing before the reader says so.
import { borrowed, cameBack } from "./address.mjs";
import { one, unfold } from "./dom.mjs";
import { ANYBODYS, DAMAGED } from "./lending.mjs";
import { unpack } from "./packing.mjs";
import { altered } from "./python.mjs";

/** @import { Demo } from "./element.mjs" */
/** @import { Listing } from "./listing.mjs" */
/** @import { Answer } from "./types.d.ts" */

const PATIENCE = 800; // milliseconds: who types is not told at once what is wrong, nor offered to stop
const WORDS = {
  own: "This figure is drawn by code that you changed.",
  kept: "This figure is drawn by code that you changed. It is kept in this browser alone.",
  lent: "This figure is drawn by code that came with a link.",
  waits: `The code below ${ANYBODYS} Read it before you let it draw.`,
};
const KINDS = /** @type {const} */ (["lent", "kept"]); // of changed code; what is said of several goes by the first

export class Changing {
  /** @type {WeakMap<Demo, Changing>} */
  static #all = new WeakMap();
  #demo;
  #waits = false; // for the reader to say that code of a link may draw
  #bar = document.createElement("div");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #telling;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #stopping;

  static of(/** @type {Demo} */ demo) {
    const found = Changing.#all.get(demo) ?? new Changing(demo);
    Changing.#all.set(demo, found);
    return found;
  }

  constructor(/** @type {Demo} */ demo) {
    this.#demo = demo;
    this.#bar.className = "nn-altered nn-buttons";
    this.#bar.innerHTML = `<span></span> <button type="button">Draw the figure</button> <button type="button">Remove it</button>
      <button type="button">Back to the original</button> <button type="button" hidden>Stop</button> <p role="status"></p>`;
    const acts = [
      () => this.#accept(),
      () => this.#takeAway(),
      () => this.#reset(),
      () => altered.stop().catch(() => undefined),
    ];
    for (const [place, button] of this.#buttons.entries()) button.addEventListener("click", () => acts[place]?.());
    demo.addEventListener("nn:answered", (event) => this.#answered(/** @type {CustomEvent<Answer>} */ (event).detail));
  }

  get #buttons() {
    return [...this.#bar.querySelectorAll("button")];
  }

  get #listings() {
    return [...this.#demo.querySelectorAll("nn-listing")];
  }

  /** Show what a link has brought, or else what the reader has made, or the original. */
  begin() {
    const back = cameBack();
    if (!(back && this.#listings.some(({ code }) => code.kept !== null)) && this.borrow()) return;
    this.#restore();
    if (back && borrowed(this.#demo.id) !== undefined) for (const { code } of this.#listings) code.recall();
  }

  /** Show the code that the address has for the figure, if there is some; the figure is drawn as it was built. */
  borrow() {
    const packed = borrowed(this.#demo.id);
    if (packed === undefined) return false;
    this.#waits = true;
    this.#show(packed);
    return true;
  }

  async #show(/** @type {string} */ packed) {
    const texts = read(await unpack(packed));
    const lent = this.#listings.filter(({ module, code }) => (texts[module] ?? code.original) !== code.original);
    const isOwn = this.#listings.every(({ module, code }) => (texts[module] ?? code.original) === code.own);
    if (lent.length === 0 || isOwn) this.#takeAway();
    else this.#lend(texts, lent);
    if (this.#listings.some(({ module }) => module in texts)) return;
    this.#mark(DAMAGED);
    this.#offer({ away: true });
  }

  /**
   * @param {Record<string, string>} texts
   * @param {Listing[]} lent
   */
  #lend(texts, lent) {
    this.#waits = true; // if the reader has taken another one away meanwhile
    for (const { module, code } of this.#listings) code.lend(texts[module] ?? code.original, { held: true });
    for (const listing of lent) unfold(listing);
    this.#renew();
  }

  /** A listing of the figure was edited: draw it anew. */
  note(/** @type {Element} */ listing) {
    const { top } = listing.getBoundingClientRect();
    this.#renew();
    scrollBy({ top: listing.getBoundingClientRect().top - top, behavior: "instant" }); // what is edited stays where it is
  }

  #renew() {
    const hadFocus = this.#bar.contains(document.activeElement);
    const changed = this.#listings.flatMap(({ module, change }) => (change ? [[module, change]] : []));
    const whose = this.#listings.map(({ code }) => code.whose);
    const isLent = whose.includes("lent");
    const changes = changed.length > 0 && !this.#waits ? JSON.stringify(Object.fromEntries(changed)) : "";
    if (changes) this.#mark(WORDS[KINDS.find((kind) => whose.includes(kind)) ?? "own"]);
    else this.#mark(this.#waits ? WORDS.waits : "");
    this.#offer({ accept: this.#waits, away: this.#waits || isLent, back: !(this.#waits || isLent) });
    if (hadFocus) this.#keepFocus();
    this.#demo.dispatchEvent(new Event("nn:edited"));
    if (this.#waits && changes === this.#demo.changes) return;
    this.#demo.changes = changes;
    this.#draw();
  }

  #offer({ accept = false, away = false, back = false }) {
    for (const [place, is] of [accept, away, back].entries()) this.#buttons[place]?.toggleAttribute("hidden", !is);
  }

  /** Whose button has gone goes on at the next one, or at the code. */
  #keepFocus() {
    if (document.activeElement?.matches(":not([hidden])") && this.#bar.contains(document.activeElement)) return;
    const next = this.#bar.isConnected ? this.#buttons.find(({ hidden }) => !hidden) : undefined;
    (next ?? one(this.#demo, ".nn-source > summary", HTMLElement)).focus({ preventScroll: true });
  }

  #mark(/** @type {string} */ text) {
    const said = /** @type {HTMLElement} */ (this.#bar.firstElementChild);
    if (said.textContent !== text) said.textContent = text;
    this.#demo.toggleAttribute("data-altered", text !== "");
    if (!text) this.#bar.remove();
    else if (!this.#bar.isConnected) this.#demo.querySelector("figure")?.after(this.#bar);
  }

  async #draw() {
    this.#say("");
    clearTimeout(this.#stopping);
    this.#stopping = setTimeout(() => this.#mayStop(true), PATIENCE);
    await this.#demo.update();
    clearTimeout(this.#stopping);
    this.#mayStop(false);
  }

  #mayStop(/** @type {boolean} */ may) {
    this.#buttons.at(-1)?.toggleAttribute("hidden", !may);
  }

  #answered(/** @type {Answer} */ { broken = "" }) {
    clearTimeout(this.#telling);
    if (broken) this.#telling = setTimeout(() => this.#say(broken), PATIENCE);
    else this.#say("");
  }

  #say(/** @type {string} */ text) {
    const said = /** @type {HTMLElement} */ (this.#bar.lastElementChild);
    if (said.textContent !== text) said.textContent = text;
  }

  #accept() {
    this.#waits = false;
    for (const { code } of this.#listings) code.release();
    this.#renew();
  }

  #takeAway() {
    this.#waits = true; // as long as some of it is there
    for (const { code } of this.#listings) code.giveBack();
    this.#waits = false;
    this.#renew();
  }

  #restore() {
    for (const { code } of this.#listings) code.restore();
  }

  #reset() {
    for (const { code } of this.#listings) code.text = code.original;
  }
}

/**
 * The texts of modules that a link carries; nothing else of it is looked at.
 * @param {string | undefined} json
 * @returns {Record<string, string>}
 */
function read(json) {
  try {
    const changes = Object.entries(JSON.parse(json ?? "{}"));
    return Object.fromEntries(
      changes.flatMap(([module, { text }]) => (typeof text === "string" ? [[module, text]] : [])),
    );
  } catch {
    return {};
  }
}
