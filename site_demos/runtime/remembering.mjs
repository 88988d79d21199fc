// Where the site is kept in this browser (offline.mjs), Python's memory is too: once a figure lives and its page has been read for a
// while, a worker of its own starts Python once more for that, and whoever comes back finds it started.
import { isKept } from "./offline.mjs";
import { openWorker } from "./opening.mjs";
import { forget, isRemembered } from "./remembered.mjs";
import { MANIFEST, PYTHON } from "./where.mjs";

/** @import { Told } from "./types.d.ts" */

const READ_FOR = 15_000; // milliseconds: who leaves at once need not wait for work that is for later

addEventListener("nn:shown", () => setTimeout(() => begin().catch(() => undefined), READ_FOR), {
  capture: true,
  once: true,
});

async function begin() {
  if (!(await isKept()) || (await isRemembered(PYTHON))) return;
  const worker = await openWorker(new AbortController().signal);
  worker.onmessage = async (/** @type {MessageEvent<Told>} */ { data: { kind } }) => {
    if (kind !== "ready" && kind !== "failed") return;
    worker.terminate();
    if (!(await isKept())) await forget(PYTHON); // the reader has had all forgotten meanwhile
  };
  worker.postMessage({ kind: "start", base: PYTHON, manifest: MANIFEST, confined: false, remembers: true });
}
