// What went wrong with a file, or with a browser, in words; and what a reader can do about it.
import { isOutdated } from "./edition.mjs";

/** @import { Fault } from "./types.d.ts" */

const LONGEST = 200; // characters of what is not in our words

/** @type {Record<Fault["kind"], (fault: Fault) => string>} */
const WORDS = {
  missing: ({ file }) => `The file ${file} is missing from the site (404).`,
  refused: ({ file, status }) => `The server did not give the file ${file} (${status}).`,
  page: ({ file }) => `A web page came instead of the file ${file}.`,
  short: ({ file, came, size }) => `The file ${file} was cut short: ${came} of its ${size} bytes arrived.`,
  altered: ({ file }) => `The file ${file} is not the one that was built: it is damaged, or another one.`,
  unreachable: ({ file }) => `The file ${file} could not be fetched. Are you online?`,
  silent: ({ file }) => `Nothing of the file ${file} arrived for 30 seconds.`,
  deaf: () => "It has not answered for several minutes.",
  policy: () => "It runs in WebAssembly, which a policy of the page or the browser forbids here.",
  lacking: ({ said }) => `It needs ${said}, which this browser does not have.`,
  memory: () => "There is not enough memory. Other tabs or programs may be using it.",
  stopped: () => "The next run starts afresh, in a moment.",
  said: ({ said }) => brief(String(said)),
};

/** Of a traceback its last line: what a reader's code makes Python say may be as long as it likes. */
function brief(/** @type {string} */ said) {
  const line = said.trim().split("\n").at(-1) ?? "";
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

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
    return new Trouble(`${what} A new edition of this site is out, and the files of this one are gone.`, "load");
  }
  return new Trouble(`${what} ${WORDS[fault.kind](fault)}`, HOPELESS.has(fault.kind) ? undefined : "again");
}
