// Run by Node for the tests: the site's own Pyodide, asked line by line. node ask.mjs DISTRIBUTION
// Takes {"name", "query"} for a figure, with {"key", "order", "text"} for a run, or {"code"} to run; gives {"text"} or
// {"error"}, each as one line of JSON. {"heap"} gives the bytes of Python's memory.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { install } from "../../site_demos/runtime/starting.mjs";

/** @import { Live } from "../../site_demos/runtime/types.d.ts" */

const base = `${resolve(process.argv[2] ?? "")}/`;
const manifest = JSON.parse(readFileSync(`${base}manifest.json`, "utf8"));
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(`${base}pyodide.mjs`).href);
const packages = unzipSync(readFileSync(`${base}${manifest.wheel}`));
const python = await loadPyodide({
  indexURL: base,
  stdLibURL: `${base}stdlib.zip`,
  lockFileURL: `${base}pyodide-lock.json`,
  fsInit: async (files, { sitePackages }) => install(files, sitePackages, Object.entries(packages)),
  stdout: () => undefined,
});
/** @type {Live} */
const live = python.pyimport("site_demos.runtime.live");
let fetches = 0;
python.globals.set("fetches", () => fetches);
live.install(
  () => {
    fetches += 1;
    return python.toPy(new Uint8Array(readFileSync(`${base}full_stdlib.zip`)));
  },
  python.toPy(manifest.library.names),
  manifest.library.hash,
);

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(replyTo(JSON.parse(line)))}\n`);
}

/** @typedef {Record<"name" | "query", string> & Partial<Record<"key" | "order" | "text" | "code" | "heap", string>>} Asked */

function replyTo(/** @type {Asked} */ asked) {
  try {
    return { text: answer(asked) };
  } catch (error) {
    return { error: /** @type {Error} */ (error).message };
  }
}

function answer(/** @type {Asked} */ { name, query, key = "", order = "", text = "", code, heap }) {
  if (heap) return String(heapOf(python).length);
  if (code !== undefined) return String(python.runPython(code));
  bring(live.missing(name));
  return live.answer(name, query, key, order, text);
}

/** Of a part that Pyodide keeps to itself, and its types with it. */
function heapOf(/** @type {object} */ pyodide) {
  return /** @type {{ _module: { HEAP8: Int8Array } }} */ (pyodide)._module.HEAP8;
}

/** The files that a demo needs stand beside the rest, unpacked. */
function bring(/** @type {string} */ missing) {
  for (const path of missing.split("\n").filter(Boolean)) {
    live.keep(path, new Uint8Array(readFileSync(`${base}${path.split("/").at(-1)}`)));
  }
}
