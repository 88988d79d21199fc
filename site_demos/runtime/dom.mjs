// The page's elements as the kind that they are.

/** @import { Field } from "./types.d.ts" */

/**
 * The element that the build has put there; without it the page is broken.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
export function one(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new TypeError(`${selector} must be a ${kind.name} of the page`);
}

/**
 * Where an event of an element, or one that has come up from it, began. That may lie within the part that is meant, as a
 * translator wraps texts in elements of its own: ask for its `closest`.
 * @param {Event} event
 */
export const targetOf = (event) => /** @type {Element} */ (event.target);

/**
 * @param {unknown} part
 * @returns {part is Field}
 */
export const isField = (part) =>
  part instanceof HTMLInputElement || part instanceof HTMLSelectElement || part instanceof HTMLTextAreaElement;

/**
 * The fields of a form that hold a value, without its buttons.
 * @param {HTMLFormElement} form
 */
export const fieldsOf = (form) => [...form.elements].filter(isField);

/**
 * The field, or the group of radio buttons, that holds a parameter.
 * @param {HTMLFormElement} form
 * @param {string} name
 * @returns {Field | RadioNodeList}
 */
export function holderOf(form, name) {
  const found = form.elements.namedItem(name);
  if (found instanceof RadioNodeList || isField(found)) return found;
  throw new TypeError(`no field of ${form.id} is named ${name}`);
}

/** Open all that a part is folded in. */
export function unfold(/** @type {Element} */ part) {
  for (let folded = part.closest("details"); folded; folded = folded.parentElement?.closest("details") ?? null) {
    folded.open = true;
  }
}

/** What an element does while it is in the page, and ends when it leaves. A signal would do, but Chromium keeps a page for each. */
export class Stay {
  /** @type {(() => void)[]} */
  #ends = [];

  /**
   * Listen to events of some types.
   * @param {EventTarget} target
   * @param {string[]} types
   * @param {(event: any) => void} listener
   * @param {AddEventListenerOptions} [options]
   */
  listen(target, types, listener, options) {
    for (const type of types) {
      target.addEventListener(type, listener, options);
      this.until(() => target.removeEventListener(type, listener, options));
    }
  }

  until(/** @type {() => void} */ end) {
    this.#ends.push(end);
  }

  end() {
    for (const end of this.#ends.splice(0)) end();
  }
}
