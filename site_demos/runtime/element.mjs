// <nn-demo>: a figure that the build drew, and that Python draws again whenever its form changes.
// Its `state` is static, loading, live, busy or error.
import { Asking } from "./asking.mjs";
import { isField, one, Stay, targetOf } from "./dom.mjs";
import { takeDropped } from "./dropping.mjs";
import { Trouble } from "./faults.mjs";
import { Announcer, draw, markLive, taken } from "./figure.mjs";
import { follow } from "./following.mjs";
import { keepPage, moveByKey } from "./handle.mjs";
import { Keeping } from "./keeping.mjs";
import { Link } from "./link.mjs";
import { judge, tell } from "./message.mjs";
import { Motion } from "./motion.mjs";
import { cellOf, moveInCells, moveInGroup, moveToEnd, press, setBy } from "./operate.mjs";
import { paint } from "./paint.mjs";
import "./run.mjs"; // which a demo tells where it stands
import { beginningOf, changesOf, isTable, isUnfinished, setState, stateOf, twin } from "./state.mjs";
import { wakeWhenSeen } from "./waking.mjs";

/** @import { Answer } from "./types.d.ts" */

export class Demo extends HTMLElement {
  changes = ""; // of the code that draws it; see listing.mjs
  page = ""; // its path: that of the next page stands in the address before this one is gone
  #asking = new Asking(this);
  keeping = new Keeping(this, this.#asking);
  #link = new Link(this, this.#asking, this.keeping);
  #announcer = new Announcer(this);
  #stay = new Stay();
  #motion = new Motion(this);
  #failed = false;

  connectedCallback() {
    this.page = location.pathname;
    const stay = this.#stay;
    stay.listen(this, ["input"], (event) => this.#changed(targetOf(event)));
    stay.listen(this, ["change"], (event) => this.#edited(targetOf(event)));
    stay.listen(this, ["focusout"], (event) => this.#changed(targetOf(event), true));
    stay.listen(this, ["submit"], (event) => event.preventDefault());
    stay.listen(this, ["click"], (event) => this.#clicked(event));
    stay.listen(this, ["keydown"], (event) => this.#keyed(event));
    stay.listen(this, ["pointerdown", "pointermove"], (event) => this.#painted(event));
    stay.listen(this, ["touchstart", "touchmove"], keepPage, { passive: false });
    this.#link.listen(stay);
    wakeWhenSeen(this, stay);
    follow(this, stay);
    takeDropped(this, stay);
    for (const part of this.querySelectorAll(".nn-controls")) part.removeAttribute("inert");
    this.#link.arrive();
  }

  disconnectedCallback() {
    this.#stay.end();
    this.#announcer.stop();
  }

  get form() {
    return one(this, "form", HTMLFormElement);
  }

  get run() {
    return this.querySelector("nn-run");
  }

  get invalid() {
    return this.querySelector("[aria-invalid]");
  }

  get state() {
    return this.getAttribute("state") ?? "static";
  }

  set state(state) {
    this.setAttribute("state", state);
  }

  /** Ask for the figure of the form's state; see Asking. */
  update() {
    return this.#asking.update();
  }

  /** Have something done to a demo that runs; see Asking. */
  order(/** @type {Parameters<Asking["order"]>} */ ...order) {
    return this.#asking.order(...order);
  }

  /** The strokes on a picture, or what is wrong with it is said; see Asking. */
  traced(/** @type {Parameters<Asking["traced"]>} */ ...picture) {
    return this.#asking.traced(...picture);
  }

  /** Give the reader a link to a state; see Link. */
  copyLink(/** @type {Parameters<Link["copy"]>} */ ...of) {
    return this.#link.copy(...of);
  }

  start() {
    this.#motion.stop();
    this.state = this.state === "live" || this.state === "busy" ? "busy" : "loading";
  }

  /** The demo is live, unless something is under way. */
  rest() {
    if (this.#asking.underWay || this.run?.playing || this.state === "error") return;
    this.state = "live";
    this.keeping.writeRun();
    this.#motion.run();
  }

  fail(/** @type {Error} */ error) {
    this.state = "error";
    this.#failed = true;
    const remedy = error instanceof Trouble ? error.remedy : "again";
    if (remedy === "load") this.say(error.message, "Load it", () => this.#link.renew(changesOf(this.form)));
    else this.say(error.message, remedy && "Try again");
  }

  /**
   * Show what Python answered. What is said of the form stays if a run only goes on (`asItWas`).
   * @param {Answer} answer
   */
  show(answer, asItWas = false) {
    if (!asItWas || this.#failed) judge(this, answer);
    this.#failed = false;
    this.dispatchEvent(new CustomEvent("nn:answered", { detail: answer }));
    if (answer.error || answer.figure === undefined) return;
    if (this.state === "loading") this.state = "busy";
    if (this.isConnected) draw(this, answer.figure); // or it was left, and taken apart
    this.#motion.waits = true;
    this.run?.tell(answer);
    if (!this.#link.waits) this.keeping.write();
    this.dispatchEvent(new Event("nn:shown"));
    this.#announcer.tell();
    if (this.isConnected) markLive(this.page);
  }

  get message() {
    return one(this, ".nn-message", HTMLElement);
  }

  /**
   * Tell the reader something, with a button for what can be done.
   * @param {string} text
   * @param {string} [action]
   * @param {() => void} [act]
   */
  say(text, action, act = () => (this.#link.waits ? this.#link.arrive() : this.update())) {
    tell(this.message, text, action, act);
  }

  #changed(/** @type {Element} */ field, left = false) {
    if (!isField(field) || !(field.name || field.dataset.for) || isTable(field) || isUnfinished(field) !== left) return;
    if (left) field.setAttribute("aria-invalid", "true"); // at once, for who presses “Copy link”; Python says why
    twin(this.form, field);
    if (field.dataset.clears) setState(this.form, `${field.dataset.clears}=`);
    this.#link.waits = false;
    this.update();
  }

  #edited(/** @type {Element} */ field) {
    if (isField(field) && field.dataset.edit) this.order("edit", `${field.dataset.edit}=${taken(field)}`);
    else if (isTable(field)) this.order("load", field.value);
    else this.#changed(field, true);
  }

  #clicked(/** @type {MouseEvent} */ event) {
    const set = setBy(event, this.form);
    if (set) this.#setByPart(set);
    const button = targetOf(event).closest("[data-do=link], [type=reset]");
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (button.type === "reset") this.#reset();
    else if (this.invalid instanceof HTMLElement) this.invalid.focus();
    else this.copyLink(button);
  }

  /** What a part of the figure would set is taken back if it is refused. */
  async #setByPart(/** @type {string} */ set) {
    const before = stateOf(this.form);
    setState(this.form, set);
    const after = stateOf(this.form);
    this.#link.waits = false;
    await this.update();
    if (this.invalid && stateOf(this.form) === after) setState(this.form, before);
  }

  #reset() {
    this.run?.pause();
    this.#link.waits = false;
    setState(this.form, beginningOf(this.form));
    if (this.run) this.order("reset");
    else this.update();
  }

  #keyed(/** @type {KeyboardEvent} */ event) {
    if ((event.key === " " || event.key === "Enter") && this.#painted(event)) return;
    if (!press(event) && !moveByKey(event) && !moveInGroup(event) && !moveToEnd(event)) moveInCells(event);
  }

  #painted(/** @type {KeyboardEvent | PointerEvent} */ event) {
    if (!paint(this.form, event, cellOf(event))) return false;
    event.preventDefault();
    this.update();
    return true;
  }
}

customElements.define("nn-demo", Demo);
