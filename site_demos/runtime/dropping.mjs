// A file that is dropped on a field for numbers is read into it, as if its text were pasted. It goes nowhere else.
import { targetOf } from "./dom.mjs";
import { fileOf } from "./picture.mjs";

/** @import { Stay } from "./dom.mjs" */
/** @import { Demo } from "./element.mjs" */

const LARGEST = 1_000_000; // bytes
const MEGABYTE = 1e6;

export function takeDropped(/** @type {Demo} */ demo, /** @type {Stay} */ stay) {
  stay.listen(demo, ["dragover"], (/** @type {DragEvent} */ event) => {
    if (fieldOf(event) && event.dataTransfer?.types.includes("Files")) event.preventDefault(); // or the browser would show the file instead
  });
  stay.listen(demo, ["drop"], (/** @type {DragEvent} */ event) => {
    const [field, file] = [fieldOf(event), fileOf(event.dataTransfer)];
    if (!field || !file) return;
    event.preventDefault();
    read(file).then(
      (text) => write(field, text),
      (/** @type {Error} */ error) => demo.say(error.message),
    );
  });
}

const fieldOf = (/** @type {Event} */ event) =>
  /** @type {HTMLTextAreaElement | null} */ (targetOf(event).closest("textarea[name]"));

async function read(/** @type {File} */ file) {
  const { name, size } = file;
  if (size > LARGEST) {
    throw new Error(`${name} must be at most ${LARGEST / MEGABYTE} MB, but is ${(size / MEGABYTE).toFixed(1)} MB.`);
  }
  const text = await file.text();
  if (text.includes("\0")) throw new Error(`${name} must be a text of numbers, such as a CSV file.`);
  return text;
}

function write(/** @type {HTMLTextAreaElement} */ field, /** @type {string} */ text) {
  field.value = text;
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}
