// A demo's state is its form's: one named field for each parameter. Here it becomes text and back.
import { fieldsOf, isField } from "./dom.mjs";
import { hasOtherMarks, hasPartOfAPoint } from "./written.mjs";

/** @import { Field } from "./types.d.ts" */

/**
 * The whole state, for Python: the page may have begun with other values than the demo's own defaults.
 * @param {HTMLFormElement} form
 */
export const stateOf = (form) => write(speaking(form));

/**
 * The state that the page began with.
 * @param {HTMLFormElement} form
 */
export const beginningOf = (form) =>
  queryOf(
    fieldsOf(form)
      .filter((field) => field.name && !(isRadio(field) && !field.defaultChecked))
      .map((field) => [field.name, defaultOf(field)]),
  );

/**
 * What differs from the page's beginning, for a link.
 * @param {HTMLFormElement} form
 */
export const changesOf = (form) => write(speaking(form).filter((field) => textOf(field) !== defaultOf(field)));

const write = (/** @type {Field[]} */ fields) => queryOf(fields.map((field) => [field.name, textOf(field)]));

/** @param {[name: string, value: string | undefined][]} pairs */
const queryOf = (pairs) => new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();

/**
 * The parameters that a link gave another value than they had; all that it gave one, if there are none.
 * @param {string} before
 * @param {string} link
 * @param {string} after the whole state by then
 */
export function setAnew(before, link, after) {
  const [had, has] = [new URLSearchParams(before), new URLSearchParams(after)];
  const named = [...new URLSearchParams(link).keys()].filter((name) => has.has(name));
  const anew = named.filter((name) => had.get(name) !== has.get(name));
  return anew.length > 0 ? anew : named;
}

/**
 * Set the fields that a query names; leave the others.
 * @param {HTMLFormElement} form
 * @param {string} query
 */
export function setState(form, query) {
  for (const [name, value] of new URLSearchParams(query)) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (isField(field)) setField(form, field, value);
  }
}

/**
 * What depends on a field follows it: the other half of a slider, a drawing's picture.
 * @param {HTMLFormElement} form
 * @param {Field} field
 * @param {string} value
 */
function setField(form, field, value) {
  if (isCheckbox(field)) field.checked = value === "on";
  else field.value = value;
  twin(form, field);
  field.dispatchEvent(new Event("nn:set", { bubbles: true }));
}

/**
 * What is typed is no number yet, such as - or 1e, or no point, or there are too few: nothing follows it, and it is judged when the
 * reader leaves it.
 * @param {Field} field
 */
export function isUnfinished(field) {
  if (!(field instanceof HTMLTextAreaElement)) return field.type === "number" && field.value === "";
  return field.dataset.least ? hasTooFew(field) : hasPartOfAPoint(field.value);
}

/** Whether some numbers are there, but not as many as a field needs. */
const hasTooFew = (/** @type {HTMLTextAreaElement} */ { value, dataset }) =>
  value.trim() !== "" && [...value.matchAll(/\d+(?:[.,]\d+)?/gu)].length < Number(dataset.least);

/**
 * What is put into the box of points is a table, such as a file may hold (kit/points.py).
 * @param {Element} field
 * @returns {field is HTMLTextAreaElement}
 */
export const isTable = (field) =>
  field instanceof HTMLTextAreaElement && field.dataset.loads !== undefined && hasOtherMarks(field.value);

/**
 * A slider's track and its number box show one value.
 * @param {HTMLFormElement} form
 * @param {Field} field
 */
export function twin(form, field) {
  if (!field.dataset.for || isUnfinished(field)) return;
  for (const other of fieldsOf(form)) {
    if (other !== field && other.dataset.for === field.dataset.for) other.value = field.value;
  }
}

/**
 * Of a group of radio buttons only the chosen one speaks.
 * @param {HTMLFormElement} form
 */
const speaking = (form) => fieldsOf(form).filter((field) => field.name && !(isRadio(field) && !field.checked));

/** @returns {field is HTMLInputElement} */
const isRadio = (/** @type {Field} */ field) => field.type === "radio";

/** @returns {field is HTMLInputElement} */
const isCheckbox = (/** @type {Field} */ field) => field.type === "checkbox";

const onOff = (/** @type {boolean} */ checked) => (checked ? "on" : "off");

const textOf = (/** @type {Field} */ field) => (isCheckbox(field) ? onOff(field.checked) : field.value);

function defaultOf(/** @type {Field} */ field) {
  if (isCheckbox(field)) return onOff(field.defaultChecked);
  if (isRadio(field)) return field.defaultChecked ? field.value : undefined;
  if (field instanceof HTMLSelectElement) return [...field.options].find((option) => option.defaultSelected)?.value;
  return field.defaultValue;
}
