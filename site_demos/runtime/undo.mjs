// What is painted on a grid is taken back by a button of the figure with `data-undo`, the grid's name (kit/painting.py), or by
// Ctrl+Z, ⌘Z: a stroke at a time, or whatever else has set the grid, a button or a link.
import { isField, targetOf } from "./dom.mjs";

/** @typedef {{ now: string, before: string[], gesture: number }} Past of a grid, and the gesture that has set it last */

/** @type {WeakMap<HTMLInputElement, Past>} */
const pasts = new WeakMap();
let gesture = 0; // all that comes of one is one step

/** A second finger goes on with the gesture of the first; a screen reader clicks without a pointer. */
function begin(/** @type {Event} */ event) {
  const goesOn = event.type === "pointerdown" && !(/** @type {PointerEvent} */ (event).isPrimary);
  if (!goesOn) gesture += 1;
}

for (const type of ["pointerdown", "keydown", "click"]) addEventListener(type, begin, { capture: true });
addEventListener("nn:set", note);
addEventListener("click", (event) => undo(targetOf(event).closest("[data-undo]")));
// shortcuts.mjs keeps letters from the window
document.addEventListener("keydown", (event) => {
  const part = targetOf(event);
  if (!isUndo(event) || isField(part)) return;
  if (undo(part.closest(".nn-figure")?.querySelector("[data-undo]"))) event.preventDefault();
});

/** Whether a key takes back what was done last. */
export const isUndo = (/** @type {KeyboardEvent} */ { key, ctrlKey, metaKey, shiftKey, altKey }) =>
  key.toLowerCase() === "z" && (ctrlKey || metaKey) && !shiftKey && !altKey;

function note(/** @type {Event} */ event) {
  const field = targetOf(event);
  const demo = field.closest("nn-demo");
  if (!(demo && field instanceof HTMLInputElement && demo.querySelector(`[data-undo="${field.name}"]`))) return;
  const past = pasts.get(field) ?? { now: field.defaultValue, before: [], gesture: 0 };
  if (field.value === past.now) return;
  const isKept = demo.state === "static"; // from before the reader came back to the page
  if (past.gesture !== gesture && !isKept) past.before.push(past.now);
  pasts.set(field, { ...past, now: field.value, gesture });
}

/** Take back the last step of the grid that a button is for; say whether there is one. */
function undo(/** @type {Element | null | undefined} */ button) {
  const form = button?.closest("nn-demo")?.form;
  const field = form?.elements.namedItem(button?.getAttribute("data-undo") ?? "");
  if (!(field instanceof HTMLInputElement)) return false;
  const past = pasts.get(field);
  const before = past?.before.pop();
  if (past && before !== undefined) {
    past.now = before;
    field.value = before;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return true;
}
