// <nn-quiz>: one question of a chapter (publish/quiz.py); <nn-score>: how many of them were right at the first answer. Answers
// stay in this browser, under the path of the site, until the reader has them forgotten.
import { one } from "./dom.mjs";
import { Kept } from "./kept.mjs";

const answers = new Kept("nn-answers"); // the first to each question

export class Quiz extends HTMLElement {
  connectedCallback() {
    this.#form.addEventListener("submit", (event) => this.#answered(event));
    this.#form.addEventListener("change", () => this.#takeBack());
    const first = firstAnswer(this.#number);
    if (this.querySelector(`[value="${first}"]`)) this.#show(Number(first)); // the page may have changed since
  }

  get #form() {
    return one(this, "form", HTMLFormElement);
  }

  get #number() {
    return this.getAttribute("number") ?? "";
  }

  get right() {
    const first = firstAnswer(this.#number);
    return this.querySelector(`.nn-answer:has([value="${first}"]) [data-right]`) !== null;
  }

  /** Whether what was answered here has been forgotten meanwhile. */
  get isForgotten() {
    return firstAnswer(this.#number) === undefined && this.querySelector(".nn-given") !== null;
  }

  clear() {
    this.#form.reset();
    this.#takeBack();
  }

  #takeBack() {
    this.querySelector(".nn-given")?.remove();
    one(this, ".nn-live", HTMLElement).textContent = "";
  }

  #answered(/** @type {Event} */ event) {
    event.preventDefault();
    const chosen = Number(one(this, ":checked", HTMLInputElement).value);
    answers.here = { [this.#number]: chosen, ...answers.here }; // the first one counts
    this.#show(chosen);
    one(this, ".nn-live", HTMLElement).textContent = this.#reason(chosen).textContent;
    tellScore();
  }

  /** The reason stands below the button, where nothing that is pressed gives way to it. */
  #show(/** @type {number} */ chosen) {
    this.#takeBack();
    one(this, `[value="${chosen}"]`, HTMLInputElement).checked = true;
    const given = /** @type {HTMLElement} */ (this.#reason(chosen).cloneNode(true));
    given.classList.add("nn-given");
    this.#form.append(given);
  }

  /** Why an answer is right or not. */
  #reason(/** @type {number} */ place) {
    return one(this, `.nn-answer:has([value="${place}"]) .nn-reason`, HTMLElement);
  }
}

export class Score extends HTMLElement {
  connectedCallback() {
    this.innerHTML = '<p role="status" tabindex="-1"></p><button type="button">Forget my answers</button>';
    one(this, "button", HTMLButtonElement).addEventListener("click", forget);
    this.tell();
  }

  tell() {
    const given = Object.keys(answers.here).length;
    const right = [...document.querySelectorAll("nn-quiz")].filter((quiz) => quiz.right).length;
    const all = this.dataset.of;
    one(this, "p", HTMLElement).textContent = given
      ? `${given} of ${all} answered, ${right} right first time. This is kept only in your browser.`
      : "";
    one(this, "button", HTMLButtonElement).hidden = given === 0;
    this.toggleAttribute("given", given > 0);
  }

  sayForgotten() {
    const said = one(this, "p", HTMLElement);
    said.textContent = "Your answers are forgotten.";
    this.toggleAttribute("given", true);
    said.focus(); // the button had it
  }
}

function tellScore() {
  for (const score of document.querySelectorAll("nn-score")) score.tell();
}

/** Of this chapter only. */
function forget() {
  answers.here = {};
  for (const quiz of document.querySelectorAll("nn-quiz")) quiz.clear();
  tellScore();
  for (const score of document.querySelectorAll("nn-score")) score.sayForgotten();
}

/** Another tab has answered, or forgotten. */
function follow() {
  for (const quiz of document.querySelectorAll("nn-quiz")) if (quiz.isForgotten) quiz.clear();
  tellScore();
}

const firstAnswer = (/** @type {string} */ number) => answers.here[number];

answers.addEventListener("change", follow);
customElements.define("nn-quiz", Quiz);
customElements.define("nn-score", Score);
