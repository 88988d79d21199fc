// What a demo tells the reader: what is wrong with its form, or what has failed, with a button for what can be done.

/** @import { Demo } from "./element.mjs" */
/** @import { Answer } from "./types.d.ts" */

/**
 * @param {HTMLElement} place
 * @param {string} text
 * @param {string | undefined} action what the button says, if there is one
 * @param {() => void} act
 */
export function tell(place, text, action, act) {
  place.textContent = text;
  if (!action) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = action;
  button.addEventListener("click", act);
  place.append(" ", button);
}

/** Say what Python refuses, beside the field that it is about. */
export function judge(/** @type {Demo} */ demo, /** @type {Answer} */ { error, parameter }) {
  demo.say(error ?? "");
  for (const field of demo.form.elements) field.removeAttribute("aria-invalid");
  if (error) demo.querySelector(`[name="${parameter}"]`)?.setAttribute("aria-invalid", "true");
}
