// What the modules of the page speak of, for the type checker alone: no browser loads this.

/** What is asked of Python: the figure of a demo in a state, or, of one that runs, more (see live.py). */
export interface Question {
  name: string;
  query: string;
  key?: string;
  order?: string;
  text?: string | undefined;
  /** What the reader has changed in the code that draws it (see changed.py). */
  changes?: string;
}

/** What is asked of Python for a cell: `page` has its names, and messages call it `cell`. */
export interface Running {
  page: string;
  cell: string;
  code: string;
  /** Of an exercise: the Python that tries it (see checks.py). */
  check?: string;
}

/** How the run of a cell ended (see cells.py). */
export interface Ended {
  value?: string;
  markup?: string;
  note?: string;
  error?: string;
  lines?: string[];
  hint?: string;
  rest?: string;
  /** What the check of an exercise says. */
  right?: string;
  wrong?: string;
}

/** What live.py answers: `figure` or `error`, and the rest of a demo that runs; of a picture its `drawing`. */
export interface Answer extends Partial<Progress> {
  figure?: string;
  error?: string;
  /** What is wrong with code that the reader has changed. */
  broken?: string;
  parameter?: string;
  query?: string;
  returned?: boolean;
  lost?: number;
  link?: string;
  drawing?: string;
  file?: string;
  content?: string;
  /** What a run knows of those before it. */
  memory?: string;
}

export interface Progress {
  steps: number;
  seen: number;
  done: boolean;
  pauses: boolean;
  touched: boolean;
  remembers: boolean;
  worth: boolean;
}

/** How many bytes have come of what a start, or a demo, needs. */
export interface Loading {
  what: string;
  loaded: number;
  total: number;
}

/** What the worker says. */
export type Told =
  | ({ kind: "progress" } & Loading)
  | { kind: "ready" }
  | { kind: "failed"; fault: Fault }
  | { kind: "lacks"; id: number; fault: Fault }
  | { kind: "here"; file: string }
  | { kind: "answer"; id: number; text: string }
  | OfRun;

/** What the worker says of a cell that runs. */
export type OfRun = { kind: "output"; id: number; text: string } | { kind: "asked"; id: number; prompt: string };

/** What the worker is told. */
export type Order =
  | Start
  | ({ kind: "ask"; id: number } & Question)
  | ({ kind: "run"; id: number } & Running)
  | { kind: "complete"; id: number; text: string; home: string }
  | { kind: "reply"; text: string }
  | { kind: "where" }
  | { kind: "give up" };

/** What a worker begins with. One that `remembers` has its memory kept for later starts, and is of no other use. */
export interface Start {
  kind: "start";
  base: string;
  manifest: Manifest;
  confined: boolean;
  remembers?: boolean;
}

/** What is wrong with a file, or with a browser; faults.mjs has the words. */
export interface Fault {
  kind:
    | "missing"
    | "refused"
    | "page"
    | "short"
    | "altered"
    | "unreachable"
    | "silent"
    | "deaf"
    | "policy"
    | "lacking"
    | "memory"
    | "stopped"
    | "said";
  file?: string;
  status?: number;
  came?: number;
  size?: number;
  said?: string;
}

/** By what a file is known to be whole, as the host has it, and unpacked where the build has packed it. */
export interface Expected {
  bytes: number;
  hash: string;
  unpacked?: string;
}

/** What has to be known of files to fetch them. `count` is told of bytes as they come. */
export interface Delivery {
  base: string;
  files: Record<string, Expected>;
  signal: AbortSignal;
  count?: (bytes: number) => void;
  /** Of what is packed by Zstandard. */
  decoder?: Promise<import("zstddec/stream").ZSTDDecoder> | undefined;
}

/** What the build writes about the Python that pages load (see publish/distribution.py). */
export interface Manifest {
  wheel: string;
  /** The full standard library: the modules that it holds, and the hash of its file. */
  library: { names: string[]; hash: string };
  files: Record<string, Expected>;
  data: Record<string, Expected>;
}

/** What live.py offers to the worker. */
export interface Live {
  missing: (name: string) => string;
  answer: (name: string, query: string, key: string, order: string, text: string) => string;
  keep: (path: string, content: Uint8Array) => void;
  /** `fetch` gives Python's bytes of the full library, past every cache if it is `anew`; `names` is Python's list of what is in it. */
  install: (fetch: (anew: boolean) => unknown, names: unknown, hash: string) => void;
}

type Answering<T> = (
  running: string,
  tell: (text: string) => void,
  ask: (prompt: string) => Promise<string>,
  /** Pyodide's run_sync, where the browser can wait. */
  wait: unknown,
) => T;

/** What cells.py offers to the worker; `callPromising` lets Python wait, where the browser can. */
export interface Cells {
  answer: Answering<string> & { callPromising: Answering<Promise<string>> };
}

/** What changed.py offers to the worker. */
export interface Changed {
  answer: (changes: string, name: string, query: string, key: string, order: string, text: string) => string;
}

/** What completing.py offers to the worker. */
export interface Completing {
  answer: (text: string, home: string) => string;
}

/** What is in files, by their names. */
export type Files = Record<string, Uint8Array>;

/** Tells the reader something, with a button for what can be done, if there is something. */
export type Say = (text: string, action?: string, act?: () => void) => void;

/** A control's field in a form; it has a name, or `data-for` where it repeats one that has. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
