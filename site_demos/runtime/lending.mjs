// Code in a link, #cell-1?code=…: packed, shown as somebody else's, and never run before the reader says so.
import { borrowed } from "./address.mjs";
import { copy } from "./copying.mjs";
import { pack, unpack } from "./packing.mjs";

/** @import { Cell } from "./cell.mjs" */

export const ANYBODYS = "came with a link, and anybody may have written it.";
export const DAMAGED = "The code in this link is damaged or too long.";
export const TOO_LONG = "A link can hold 100 kB of code, but this is more.";
const LENT = `This code ${ANYBODYS} Read it before you run it.`;

/**
 * Show the code that the address has for a cell, unless the reader comes back to what they have made of it.
 * @param {Cell} cell
 */
export async function borrow(cell, comesBack = false) {
  const { code } = cell;
  const packed = borrowed(cell.id);
  if (packed !== undefined && comesBack) code.recall();
  if (packed === undefined || (comesBack && code.isChanged)) return;
  cell.scrollIntoView({ block: "nearest" });
  const text = await unpack(packed);
  if (text === undefined) cell.say(DAMAGED);
  if (text === undefined || text === code.text) return;
  code.lend(text);
  cell.waits = true;
  cell.say(LENT, "Remove it", () => {
    cell.waits = false;
    code.giveBack();
    cell.say("");
  });
}

/**
 * Put the code of a cell into the address, and give the reader that address.
 * @param {Cell} cell
 * @param {HTMLButtonElement} button
 */
export async function lend(cell, button) {
  const packed = await pack(cell.code.text);
  if (packed === undefined) {
    cell.say(TOO_LONG);
    return;
  }
  const link = new URL(location.href);
  link.hash = `${cell.id}?code=${packed}`;
  history.replaceState(history.state, "", link);
  await copy(button, link.href, "Now in the address bar");
}
