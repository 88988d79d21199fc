// <nn-quiz>: one question of a chapter (publish/quiz.py); <nn-score>: how many of them were right at the first answer. Answers
// stay in this browser, under the path of the site, until the reader has them forgotten.
import { one } from "./dom.mjs";
import { Kept } from "./kept.mjs";

const answers = new Kept("nn-answers"); // the first to each question

export class Quiz extends HTMLElement {
  connectedCallback() {
    this.#form.addEventListener("submit", (event) => this.#answered(event));
    this.#form.addEventListener("change", () => this.removeAttribute("answered"));
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

  clear() {
    this.#form.reset();
    this.removeAttribute("answered");
  }

  #answered(/** @type {Event} */ event) {
    event.preventDefault();
    const chosen = Number(one(this, ":checked", HTMLInputElement).value);
    answers.here = { [this.#number]: chosen, ...answers.here }; // the first one counts
    this.#show(chosen);
    one(this, ".nn-live", HTMLElement).textContent = this.#reason(chosen).textContent;
    tellScore();
  }

  #show(/** @type {number} */ chosen) {
    one(this, `[value="${chosen}"]`, HTMLInputElement).checked = true;
    this.toggleAttribute("answered", true);
  }

  /** Why an answer is right or not. */
  #reason(/** @type {number} */ place) {
    return one(this, `.nn-answer:has([value="${place}"]) .nn-reason`, HTMLElement);
  }
}

export class Score extends HTMLElement {
  connectedCallback() {
    this.innerHTML = '<p role="status"></p><button type="button">Forget my answers</button>';
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
    this.toggleAttribute("given", given > 0);
  }
}

function tellScore() {
  for (const score of document.querySelectorAll("nn-score")) score.tell();
}

/** Of this chapter only. */
function forget() {
  answers.here = {};
  const quizzes = document.querySelectorAll("nn-quiz");
  for (const quiz of quizzes) quiz.clear();
  tellScore();
  quizzes[0]?.querySelector("input")?.focus();
}

const firstAnswer = (/** @type {string} */ number) => answers.here[number];

answers.addEventListener("change", tellScore);
customElements.define("nn-quiz", Quiz);
customElements.define("nn-score", Score);
