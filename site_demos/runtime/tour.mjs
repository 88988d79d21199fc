// <nn-tour>: the step of a chapter that was followed, beside the figure that it sets, with the way to those before and after it.
// Without scripts, and on paper, the steps stand in the text alone.
import { readAddress } from "./address.mjs";
import { one, targetOf } from "./dom.mjs";

/** Show a step that is followed beside its figure. */
export function accompany(/** @type {HTMLAnchorElement} */ step) {
  const demo = demoOf(step);
  const item = step.closest("ol > li");
  if (!demo || !item) return;
  const side = one(demo, ".nn-side", HTMLElement);
  if (!side.querySelector("nn-tour")) side.prepend(document.createElement("nn-tour"));
  one(side, "nn-tour", Tour).show(item);
}

/** @returns {HTMLElement | null} */
function demoOf(/** @type {HTMLAnchorElement} */ step) {
  // biome-ignore lint/style/useDomQuerySelector: an id may hold what a selector would have to escape
  return document.getElementById(readAddress(step.hash).id);
}

export class Tour extends HTMLElement {
  /** @type {Element | undefined} */
  #item; // the step, in the text

  connectedCallback() {
    this.innerHTML = `<p role="status"></p><div class="nn-buttons">
      <button type="button" value="previous">Previous</button><button type="button" value="next">Next</button></div>`;
    this.addEventListener("click", (event) => {
      const button = targetOf(event).closest("button");
      if (button) this.#link(button)?.click();
    });
  }

  show(/** @type {Element} */ item) {
    this.#item = item;
    const steps = [.../** @type {Element} */ (item.parentElement).children];
    const text = /** @type {Element} */ (item.cloneNode(true));
    for (const part of text.querySelectorAll("[id]")) part.removeAttribute("id");
    one(this, "p", HTMLElement).innerHTML = `<b>${steps.indexOf(item) + 1} of ${steps.length}.</b> ${text.innerHTML}`;
    for (const button of this.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", String(!this.#link(button))); // not `disabled`: the focus stays
    }
  }

  /** The step that a button leads to, if it is one of the same demo. */
  #link(/** @type {HTMLButtonElement} */ button) {
    const item = button.value === "next" ? this.#item?.nextElementSibling : this.#item?.previousElementSibling;
    const link = item?.querySelector("a.nn-step");
    return link instanceof HTMLAnchorElement && demoOf(link) === this.closest("nn-demo") ? link : undefined;
  }
}

customElements.define("nn-tour", Tour);
