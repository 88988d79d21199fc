// Live prose: sentences that hold a demo's values. <nn-knob> can be dragged, typed or stepped by arrow keys;
// <nn-result> repeats what the figure says. Both name their `demo`, and were filled in by the build.
import { setState } from "./state.mjs";

const PIXELS_A_STEP = 6;

class Knob extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback() {
    const demo = document.getElementById(this.getAttribute("demo"));
    const field = demo.form.elements.namedItem(this.getAttribute("name"));
    const input = this.#input(field);
    const { signal } = this.#leaving;
    const set = (value) => {
      setState(demo.form, new URLSearchParams({ [field.name]: value }));
      demo.update();
    };
    input.addEventListener("input", () => set(input.value), { signal });
    const follow = () => document.activeElement !== input && (input.value = field.value);
    for (const type of ["input", "nn:set"]) demo.addEventListener(type, follow, { signal });
    this.#drag(input, field, set);
    this.replaceChildren(input);
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  #input(field) {
    const input = document.createElement("input");
    Object.assign(input, { type: "number", min: field.min, max: field.max, step: field.step, value: field.value });
    input.setAttribute("aria-label", field.getAttribute("aria-label"));
    input.size = input.value.length;
    return input;
  }

  #drag(input, field, set) {
    const step = Number(field.step);
    const decimals = (field.step.split(".")[1] ?? "").length;
    input.addEventListener("pointerdown", (down) => {
      const start = Number(field.value);
      const move = ({ clientX }) => {
        const value = start + Math.round((clientX - down.clientX) / PIXELS_A_STEP) * step;
        input.value = Math.min(Number(field.max), Math.max(Number(field.min), value)).toFixed(decimals);
        if (input.value !== field.value) set(input.value);
      };
      input.setPointerCapture(down.pointerId);
      input.addEventListener("pointermove", move);
      input.addEventListener("lostpointercapture", () => input.removeEventListener("pointermove", move), { once: true });
    });
  }
}

class Result extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback() {
    const demo = document.getElementById(this.getAttribute("demo"));
    const show = () => {
      const named = demo.querySelector(`[data-result="${this.getAttribute("name")}"]`);
      if (named) this.textContent = named.textContent;
    };
    demo.addEventListener("nn:shown", show, { signal: this.#leaving.signal });
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }
}

// A step of a tour sets its demo. It only replaces the address: instant navigation would fetch the page anew,
// and the other demos on it would lose their states.
function follow(event) {
  const step = event.target.closest(".nn-step");
  if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  history.replaceState(history.state, "", step.href);
  dispatchEvent(new Event("hashchange"));
}

document.addEventListener("click", follow, { capture: true });
customElements.define("nn-knob", Knob);
customElements.define("nn-result", Result);
