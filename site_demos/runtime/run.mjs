// <nn-run>: drives a demo that runs. Plays, pauses, takes one step, goes back to the start, saves and loads.
// The worker is asked for one slice of work after another, of so many milliseconds as its attribute says, so
// that it answers other demos in between.

const LONGEST_FILE = 5_000_000; // bytes

class Run extends HTMLElement {
  #playing = false;
  #loop;
  steps = 0;
  #pace = { at: 0, seen: 0 };

  connectedCallback() {
    this.addEventListener("click", ({ target }) => this.#pressed(target.closest("button")));
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

  // Where the run stands, in words; its demo calls this with every answer.
  tell({ steps, seen, done, pauses }) {
    this.steps = steps;
    const now = performance.now();
    const { at, seen: before } = this.#pace;
    const a_second = this.#playing && seen > before ? Math.round(((seen - before) * 1000) / (now - at)) : 0;
    this.#pace = { at: now, seen };
    const parts = [`${write(steps)} steps`, seen && `${write(seen)} examples seen`, a_second && `${write(a_second)} a second`];
    this.querySelector(".nn-pace").textContent = parts.filter(Boolean).join(", ");
    this.#button("play").disabled = this.#button("step").disabled = done;
    if (done || pauses) this.pause();
  }

  get #demo() {
    return this.closest("nn-demo");
  }

  get #file() {
    return this.querySelector("[type=file]");
  }

  #button(order) {
    return this.querySelector(`[data-run=${order}]`);
  }

  async #pressed(button) {
    if (!button) return;
    const { run, save } = button.dataset;
    if (run === "play") return this.#playing ? this.pause() : this.play();
    if (run === "load") return this.#file.click();
    if (run === "link") return this.#link(button);
    if (save) return this.#save(await this.#demo.order("save", save));
    this.pause();
    if (run === "step") await this.#demo.order("advance", "0");
    if (run === "restart") await this.#demo.order("restart");
  }

  play() {
    this.#playing = true;
    this.#button("play").textContent = "Pause";
    this.#pace = { at: performance.now(), seen: Infinity };
    this.#loop ??= this.#goOn(); // who pauses and plays within a slice finds it still there
  }

  async #goOn() {
    while (this.#playing) {
      const { error } = await this.#demo.order("advance", this.getAttribute("slice"), { goesOn: true });
      if (error) this.pause();
      await new Promise(requestAnimationFrame); // a page that nobody sees does not go on
    }
    this.#loop = undefined;
    this.#demo.rest();
  }

  async #link(button) {
    const { link } = await this.#demo.order("link");
    if (link !== undefined) this.#demo.copyLink(button, link);
  }

  #save({ file, content }) {
    if (content === undefined) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "text/plain" }));
    link.download = file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async #load() {
    const [file] = this.#file.files;
    if (!file) return;
    this.pause();
    if (file.size > LONGEST_FILE) this.#demo.say(`${file.name} must be at most ${LONGEST_FILE / 1e6} MB, but has ${(file.size / 1e6).toFixed(1)} MB.`);
    else await this.#demo.order("load", await file.text());
    this.#file.value = ""; // the same file can be chosen again
  }
}

const write = (number) => number.toLocaleString("en");

customElements.define("nn-run", Run);
