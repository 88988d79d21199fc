// <nn-run>: drives a demo that runs. Plays, pauses, takes one step, goes back to the start, saves and loads.
// The worker is asked for one slice of work after another, of so many milliseconds as its attribute says, so
// that it answers other demos in between.
import { one, Stay, targetOf } from "./dom.mjs";

/** @import { Demo } from "./element.mjs" */
/** @import { Answer } from "./types.d.ts" */

const LONGEST_FILE = 5_000_000; // bytes
const MEGABYTE = 1e6;
const KEPT_EVERY = 30_000; // milliseconds, while it plays

export class Run extends HTMLElement {
  steps = 0;
  touched = false; // since it began
  remembers = false; // knows of runs before it
  worth = false; // more than a moment's work
  #playing = false;
  /** @type {Promise<void> | undefined} */
  #loop;
  #pace = { at: 0, seen: 0 };

  connectedCallback() {
    this.removeAttribute("inert");
    this.addEventListener("click", (event) => this.#pressed(targetOf(event).closest("button")));
    this.#file?.addEventListener("change", () => this.#load());
  }

  disconnectedCallback() {
    this.pause();
  }

  get playing() {
    return this.#playing;
  }

  pause() {
    this.#playing = false;
    this.#button("play").textContent = "Play";
  }

  /** Where the run stands, in words; its demo calls this with every answer. */
  tell(/** @type {Answer} */ { steps = 0, seen = 0, done = false, pauses = false, lost = 0, ...rest }) {
    this.steps = steps;
    this.touched = rest.touched ?? false;
    this.remembers = rest.remembers ?? false;
    this.worth = rest.worth ?? false;
    const now = performance.now();
    const { at, seen: before } = this.#pace;
    const speed = this.#playing && seen > before ? Math.round(((seen - before) * 1000) / (now - at)) : 0;
    this.#pace = { at: now, seen };
    const parts = [
      `${write(steps)} steps`,
      seen && `${write(seen)} examples seen`,
      speed && `${write(speed)} a second`,
    ];
    one(this, ".nn-pace", HTMLElement).textContent = parts.filter(Boolean).join(", ");
    this.#button("play").disabled = done;
    this.#button("step").disabled = done;
    if (done || pauses) this.pause();
    this.#button("undo").textContent = lost ? `Bring back the run of ${write(lost)} steps` : "";
  }

  get #demo() {
    return /** @type {Demo} */ (this.closest("nn-demo"));
  }

  /** @returns {HTMLInputElement | null} */
  get #file() {
    return this.querySelector("[type=file]");
  }

  #button(/** @type {string} */ order) {
    return one(this, `[data-run=${order}]`, HTMLButtonElement);
  }

  async #pressed(/** @type {HTMLButtonElement | null} */ button) {
    if (!button) return;
    const { run, save } = button.dataset;
    if (run === "link") await this.#link(button);
    else if (save) keep(await this.#demo.order("save", save));
    else this.#do(run);
  }

  #do(/** @type {string | undefined} */ what) {
    if (what === "load") this.#file?.click();
    else if (what === "play" && !this.#playing) this.play();
    else this.pause();
    if (what === "step") this.#demo.order("advance", "0");
    if (what === "restart" || what === "undo") this.#demo.order(what);
  }

  play() {
    this.#playing = true;
    this.#button("play").textContent = "Pause";
    this.#pace = { at: performance.now(), seen: Number.POSITIVE_INFINITY };
    this.#loop ??= this.#goOn(); // who pauses and plays within a slice finds it still there
  }

  async #goOn() {
    let keptAt = performance.now();
    while (this.#playing) {
      const next = this.#demo.order("advance", this.getAttribute("slice") ?? "", { goesOn: true });
      // biome-ignore lint/performance/noAwaitInLoops: one slice after another, each worked out while the last one is painted
      const [{ error }] = await Promise.all([next, painted()]);
      if (error) this.pause();
      if (performance.now() - keptAt > KEPT_EVERY) {
        await this.#demo.keeping.writeRun();
        keptAt = performance.now();
      }
    }
    this.#loop = undefined;
    this.#demo.rest();
  }

  async #link(/** @type {HTMLButtonElement} */ button) {
    const { link } = await this.#demo.order("link");
    if (link !== undefined) this.#demo.copyLink(button, link);
  }

  async #load() {
    const input = this.#file;
    const file = input?.files?.[0];
    if (!file) return;
    this.pause();
    if (file.size > LONGEST_FILE) this.#demo.say(tooLong(file));
    else await this.#demo.order("load", await file.text());
    input.value = ""; // the same file can be chosen again
  }
}

/** Resolves when the page has been painted, or at once while nobody sees it: then no browser paints, and the run goes on. */
async function painted() {
  if (document.hidden) return;
  const stay = new Stay();
  await new Promise((resolve) => {
    requestAnimationFrame(resolve);
    stay.listen(document, ["visibilitychange"], resolve);
  });
  stay.end();
}

/** Give the reader a file to keep. */
function keep(/** @type {Answer} */ { file = "", content }) {
  if (content === undefined) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function tooLong(/** @type {File} */ { name, size }) {
  return `${name} must be at most ${LONGEST_FILE / MEGABYTE} MB, but is ${(size / MEGABYTE).toFixed(1)} MB.`;
}

const write = (/** @type {number} */ number) => number.toLocaleString("en");

customElements.define("nn-run", Run);
