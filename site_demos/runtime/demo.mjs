// <nn-demo>: a figure that the build drew, and that Python draws again whenever its form changes.
// Its `state` is static, loading, live, busy or error.
import morphdom from "../vendor/morphdom.mjs";
import { cellOf, moveInCells, moveInGroup, press, setBy } from "./operate.mjs";
import { paint } from "./paint.mjs";
import { python } from "./python.mjs";
import { beginningOf, changesOf, merged, setAnew, setState, stateOf, twin } from "./state.mjs";

const followed = new Map(); // the last link, by page and demo: who comes back finds the run as it was left
let back = false; // the reader goes to and fro in the history of the tab
window.navigation?.addEventListener("navigate", ({ navigationType }) => (back = navigationType === "traverse"));
const QUIET = 700; // a screen reader is told a result when it has stood for so long

class Demo extends HTMLElement {
  #newest;
  #working;
  #orders = 0;
  #opened = false;
  #page;
  #leaving;
  #saying;
  #followed = true; // or the link that the page was opened by waits for Python
  #returned = false; // the reader was here before in this visit, and finds the run as it was left

  connectedCallback() {
    this.#page = location.pathname; // that of the next page stands there before this one is gone
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const on = (type, handle, target = this) => target.addEventListener(type, handle, { signal });
    on("input", ({ target }) => (target.name || target.dataset.for) && this.#changed(target));
    on("change", ({ target }) => target.dataset.edit && this.order("edit", `${target.dataset.edit}=${target.value}`));
    on("submit", (event) => event.preventDefault());
    on("click", (event) => this.#clicked(event));
    on("keydown", (event) => this.#painted(event) || press(event) || moveInGroup(event) || moveInCells(event));
    on("pointerdown", (event) => event.button === 0 && this.#painted(event));
    on("pointermove", (event) => event.buttons === 1 && this.#painted(event));
    on("hashchange", () => this.#followLink(back), window);
    on("progress", ({ detail }) => this.#progress(detail), python);
    this.#wakeWhenSeen(signal);
    this.#followLink();
  }

  disconnectedCallback() {
    this.#leaving.abort();
    clearTimeout(this.#saying);
  }

  get form() {
    return this.querySelector("form");
  }

  // Ask for the figure of the form's state. While an answer is under way only the newest state is kept.
  // Resolves when the newest is shown.
  update() {
    this.#newest = stateOf(this.form);
    return (this.#working ??= this.#work());
  }

  async #work() {
    this.#start();
    try {
      while (this.#newest !== undefined) {
        const state = this.#newest;
        this.#newest = undefined;
        this.#show(await this.#ask(state, this.#opened ? "show" : "open"));
      }
      this.#working = undefined; // in one go with the end of the loop: what asks from here on begins a new one
      this.rest();
    } catch (error) {
      this.#working = undefined;
      this.#fail(error);
    }
  }

  // Have something done to a demo that runs (see live.py). Resolves with the answer, shown already. What the form says is
  // shown first, but if the run only goes on: then it waits for nothing, and what is said of the form stays.
  async order(order, text = "", { goesOn = false } = {}) {
    this.#start();
    this.#orders += 1;
    try {
      if (!goesOn) await this.#working;
      const answer = await this.#ask(stateOf(this.form), order, text);
      this.#show(answer, goesOn && !answer.error);
      if (answer.error) this.querySelector(".nn-message").scrollIntoView({ block: "nearest" });
      return answer;
    } catch (error) {
      this.#fail(error);
      return { error: error.message };
    } finally {
      this.#orders -= 1;
      this.rest();
    }
  }

  // A run is known to the worker by the page and the demo that it belongs to.
  // The first question opens it, as it was left; that, and a file, may set the form.
  async #ask(state, order, text) {
    const run = this.#run && { key: this.#page + this.id, order, text };
    const answer = await python.ask({ name: this.getAttribute("name"), query: state, ...run });
    this.#opened = true;
    this.#returned ||= answer.returned;
    const sets = order === "open" || order === "load";
    if (sets && answer.query && stateOf(this.form) === state) setState(this.form, answer.query);
    return answer;
  }

  get #firstField() {
    return this.form.querySelector("input:not([hidden]), select");
  }

  get #run() {
    return this.querySelector("nn-run");
  }

  #start() {
    this.state = this.state === "live" || this.state === "busy" ? "busy" : "loading";
  }

  #fail(error) {
    this.state = "error";
    this.say(error.message, "Try again");
  }

  // The demo is live, unless something is under way.
  rest() {
    if (!this.#working && !this.#orders && !this.#run?.playing && this.state !== "error") this.state = "live";
  }

  get state() {
    return this.getAttribute("state");
  }

  set state(state) {
    this.setAttribute("state", state);
  }

  #show({ figure, error, parameter, ...run }, asItWas = false) {
    if (!asItWas) this.say(error ?? "");
    if (!asItWas) for (const field of this.form.elements) field.removeAttribute("aria-invalid");
    if (error) return this.querySelector(`[name="${parameter}"]`)?.setAttribute("aria-invalid", "true");
    if (figure === undefined) return;
    if (this.state === "loading") this.state = "busy";
    const shown = this.querySelector(".nn-figure");
    const next = shown.cloneNode(false);
    next.innerHTML = figure;
    const held = document.activeElement;
    const within = shown.contains(held);
    morphdom(shown, next, { onBeforeElUpdated: (from, to) => !from.isEqualNode(to) && !isTypedIn(from) });
    if (within && !shown.contains(held)) (shown.querySelector(FOCUSABLE) ?? this.#firstField).focus({ preventScroll: true });
    this.#run?.tell(run);
    this.dispatchEvent(new Event("nn:shown"));
    this.#tell();
    if (this.isConnected) markLive(this.#page);
  }

  say(text, action) {
    const message = this.querySelector(".nn-message");
    message.textContent = text;
    if (!action) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action;
    button.addEventListener("click", () => (this.#followed ? this.update() : this.#followLink()));
    message.append(" ", button);
  }

  // Give the result to screen readers, once it has come to rest.
  #tell() {
    const text = [...this.querySelectorAll(".nn-result")].map((part) => part.textContent).join(" ");
    const live = this.querySelector(".nn-live");
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => (live.textContent = text), QUIET);
  }

  #changed(field) {
    twin(this.form, field);
    if (field.dataset.clears) setState(this.form, `${field.dataset.clears}=`);
    this.#followed = true;
    this.update();
  }

  // Back to the page's beginning.
  #reset() {
    setState(this.form, beginningOf(this.form));
    return this.#run ? this.order("restart") : this.update();
  }

  // What a part of the figure would set is taken back if it is refused.
  async #setByPart(set) {
    const before = stateOf(this.form);
    setState(this.form, set);
    const after = stateOf(this.form);
    this.#followed = true;
    await this.update();
    if (this.#invalid && stateOf(this.form) === after) setState(this.form, before);
  }

  get #invalid() {
    return this.querySelector("[aria-invalid]");
  }

  #clicked(event) {
    const set = setBy(event, this.form);
    if (set) this.#setByPart(set);
    const button = event.target.closest("[data-do=link], [type=reset]");
    if (!button) return;
    event.preventDefault();
    if (button.type === "reset") this.#run?.pause();
    if (button.type === "reset") this.#reset();
    else if (this.#invalid) this.#invalid.focus();
    else this.copyLink(button, changesOf(this.form));
  }

  async copyLink(button, query) {
    const link = new URL(location.href);
    link.hash = query ? `${this.id}?${query}` : this.id;
    history.replaceState(history.state, "", link);
    followed.set(this.#page + this.id, query);
    const label = button.textContent;
    const copied = await navigator.clipboard?.writeText(link.href).then(() => true, () => false);
    button.textContent = copied ? "Copied" : "Now in the address bar";
    setTimeout(() => (button.textContent = label), 2000);
  }

  // A link such as #one-neuron?weight_1=2 sets that state, all else as the page began, and points at what it set.
  // One that says something wrong is told, and sets nothing. A run goes on if all that changes may change as it runs.
  // Who comes back to a link finds the run as it was left.
  async #followLink(again = false) {
    const [id, query] = location.hash.slice(1).split("?", 2);
    if (id !== this.id || query === undefined) return;
    this.#bringIntoView();
    this.#followed = false;
    this.#orders += 1; // the demo is not at rest before the link is followed to its end
    try {
      await this.update();
      if (this.state !== "error") await this.#set(query, again || this.#returned);
    } finally {
      this.#orders -= 1;
      this.rest();
    }
  }

  async #set(query, again) {
    this.#followed = true;
    this.#returned = false;
    const place = this.#page + this.id;
    if (again && followed.get(place) === query) return;
    const state = merged(beginningOf(this.form), query);
    const answer = await python.ask({ name: this.getAttribute("name"), query: state });
    if (answer.error) return this.say(answer.error);
    this.#point(setAnew(stateOf(this.form), query));
    setState(this.form, beginningOf(this.form));
    setState(this.form, query);
    const plays = this.#run?.playing;
    const steps = this.#run?.steps;
    this.#run?.pause();
    await this.update();
    if (this.isConnected) followed.set(place, query); // or another has come in its place, and follows the link itself
    if (plays && this.#run.steps >= steps) this.#run.play(); // one that began anew waits, so that its beginning can be seen
  }

  // Who follows a link of the text from afar finds the way back to it.
  #bringIntoView() {
    const { top, bottom } = this.getBoundingClientRect();
    const from = scrollY;
    const afar = top > 0.7 * innerHeight || bottom < 0.3 * innerHeight;
    this.scrollIntoView({ block: this.offsetHeight < innerHeight ? "nearest" : "start" });
    const way = this.querySelector(".nn-way-back");
    way.hidden = !(afar && from);
    way.onclick = () => {
      way.hidden = true;
      scrollTo({ top: from, behavior: "instant" });
    };
  }

  // Mark the controls of some parameters until the reader does something.
  #point(names) {
    for (const name of names) {
      const field = this.querySelector(`[name="${name}"]:not([hidden])`);
      field?.closest("fieldset, div").classList.add("nn-pointed");
    }
    const end = () => this.querySelectorAll(".nn-pointed").forEach((part) => part.classList.remove("nn-pointed"));
    document.addEventListener("pointerdown", end, { once: true });
    document.addEventListener("keydown", end, { once: true });
  }

  #painted(event) {
    if (event.type === "keydown" && event.key !== " " && event.key !== "Enter") return false;
    if (!paint(this.form, event, cellOf(event))) return false;
    event.preventDefault();
    this.update();
    return true;
  }

  #wakeWhenSeen(signal) {
    const wake = () => this.state === "static" && this.update();
    this.addEventListener("pointerenter", wake, { signal });
    this.addEventListener("focusin", wake, { signal });
    if (navigator.connection?.saveData) return;
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && wake());
    seen.observe(this);
    signal.addEventListener("abort", () => seen.disconnect());
  }

  #progress({ what, loaded, total }) {
    const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
    this.querySelector("figure").dataset.progress = `${what}: ${megabytes(loaded)} of ${megabytes(total)} MB`;
    this.style.setProperty("--nn-progress", loaded / total);
  }
}

const FOCUSABLE = "button, input, [tabindex='0']";

// What a reader is typing stays.
const isTypedIn = (part) => part.localName === "input" && part === document.activeElement;

const marked = new Set();

// performance.mark("nn:live"): the first live figure of this page has been drawn.
function markLive(page) {
  if (marked.has(page)) return;
  marked.add(page);
  performance.mark("nn:live");
}

customElements.define("nn-demo", Demo);
