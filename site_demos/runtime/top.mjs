// Running a page's cells from its top.
import { ANYBODYS } from "./lending.mjs";

/** @import { Cell } from "./cell.mjs" */

/** Run all cells of the page that stand above one, and it, as far as they go well; code of a link only if the reader has run it. */
export async function runFromTop(/** @type {Cell} */ last) {
  for (const cell of document.querySelectorAll("nn-cell")) {
    if (cell.waits && cell.code.isChanged && cell !== last) {
      last.say(`The code of ${cell.called} ${ANYBODYS} Read it, and run it there first.`);
      break;
    }
    // biome-ignore lint/performance/noAwaitInLoops: one needs what the other has made
    await cell.run();
    if (cell === last || cell.state !== "live") break;
  }
}
