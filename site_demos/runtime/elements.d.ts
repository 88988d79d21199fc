// What the page's elements are, and what Material and browsers add, for the type checker alone.
import type { Cell } from "./cell.mjs";
import type { Change } from "./change.mjs";
import type { Demo } from "./element.mjs";
import type { Exercise } from "./exercise.mjs";
import type { Guess } from "./guess.mjs";
import type { Listing } from "./listing.mjs";
import type { Offline } from "./offline.mjs";
import type { Prediction } from "./prediction.mjs";
import type { Quiz, Score } from "./quiz.mjs";
import type { Run } from "./run.mjs";
import type { Solved } from "./solved.mjs";
import type { Tour } from "./tour.mjs";

declare global {
  /** What a worker that is no module has. */
  function importScripts(...addresses: URL[]): void;

  interface HTMLElementTagNameMap {
    "nn-cell": Cell;
    "nn-change": Change;
    "nn-demo": Demo;
    "nn-exercise": Exercise;
    "nn-guess": Guess;
    "nn-listing": Listing;
    "nn-offline": Offline;
    "nn-prediction": Prediction;
    "nn-quiz": Quiz;
    "nn-run": Run;
    "nn-score": Score;
    "nn-solved": Solved;
    "nn-tour": Tour;
  }

  interface Window {
    /** Material's: tells each page that is shown, under instant navigation too. */
    document$?: { subscribe: (shown: () => void) => void };
    /** Material's: where the site begins. */
    __md_scope?: URL;
  }

  interface Navigator {
    /** Where the browser has it: the reader wants to save bytes. */
    connection?: { saveData: boolean };
  }
}
