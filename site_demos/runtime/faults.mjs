// What went wrong with a file, or with a browser, in words; and what a reader can do about it.
import { isOutdated } from "./edition.mjs";

/** @import { Fault } from "./types.d.ts" */

/** @type {Record<Fault["kind"], (fault: Fault) => string>} */
const WORDS = {
  missing: ({ file }) => `The file ${file} is missing from the site (404).`,
  refused: ({ file, status }) => `The server did not give the file ${file} (${status}).`,
  page: ({ file }) => `A page came in place of the file ${file}.`,
  short: ({ file, came, size }) => `The file ${file} came cut short, with ${came} of its ${size} bytes.`,
  altered: ({ file }) => `The file ${file} is not as it was built, but damaged or another one.`,
  unreachable: ({ file }) => `The file ${file} could not be fetched. Is there a connection?`,
  silent: ({ file }) => `Nothing came of the file ${file} for 30 seconds.`,
  deaf: () => "It has not answered for minutes.",
  policy: () => "WebAssembly, in which it runs, is refused here by a policy of the page or the browser.",
  lacking: ({ said }) => `This browser has no ${said}, which it needs.`,
  memory: () => "There is too little memory. Other tabs or programs may be using it.",
  stopped: () => "The next run begins anew, in a moment.",
  said: ({ said }) => String(said),
};

const HOPELESS = new Set(["policy", "lacking"]);
const OF_FILES = new Set(["missing", "page", "altered", "short"]);

/** Why something could not be done; `remedy` is what the reader may try. */
export class Trouble extends Error {
  /** @type {"again" | "load" | undefined} */
  remedy;

  /**
   * @param {string} message
   * @param {Trouble["remedy"]} remedy
   */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * @param {string} what
 * @param {Fault} fault
 */
export async function troubleOf(what, fault) {
  if (OF_FILES.has(fault.kind) && (await isOutdated())) {
    return new Trouble(`${what} A new edition of this site is here, and the files of this one are gone.`, "load");
  }
  return new Trouble(`${what} ${WORDS[fault.kind](fault)}`, HOPELESS.has(fault.kind) ? undefined : "again");
}
