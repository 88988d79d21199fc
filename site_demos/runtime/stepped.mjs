/**
 * The value nearest to a number that a field allows, as its text: between its ends, in whole steps.
 * @param {HTMLInputElement} field
 * @param {number} value
 */
export function stepped(field, value) {
  const [low, high, step] = [Number(field.min), Number(field.max), Number(field.step)];
  const inside = Math.min(high, Math.max(low, value));
  const decimals = (field.step.split(".")[1] ?? "").length;
  return String(Number((low + Math.round((inside - low) / step) * step).toFixed(Math.max(decimals, decimalsOf(low)))));
}

const decimalsOf = (/** @type {number} */ value) => (String(value).split(".")[1] ?? "").length;
