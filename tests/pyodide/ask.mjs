// Run by Node for the tests: the site's own Pyodide, asked line by line. node ask.mjs DISTRIBUTION
// Takes {"name", "query"} for a figure, with {"key", "order", "text"} for a run, or {"code"} to run; gives {"text"} or
// {"error"}, each as one line of JSON. {"heap"} gives the bytes of Python's memory.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const base = `${resolve(process.argv[2])}/`;
const manifest = JSON.parse(readFileSync(`${base}manifest.json`, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${base}pyodide.mjs`));
const python = await loadPyodide({
  indexURL: base,
  stdLibURL: `${base}stdlib.zip`,
  lockFileURL: `${base}pyodide-lock.json`,
  packages: [`${base}${manifest.wheel}`],
  checkIntegrity: false,
  stdout: () => {},
});
const live = python.pyimport("site_demos.runtime.live");
let fetches = 0;
python.globals.set("fetches", () => fetches);
live.install(() => {
  fetches += 1;
  return python.toPy(new Uint8Array(readFileSync(`${base}full_stdlib.zip`)));
}, python.toPy(manifest.library));

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  let reply;
  try {
    reply = { text: answer(asked) };
  } catch (error) {
    reply = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}

function answer({ name, query, key = "", order = "", text = "", code, heap }) {
  if (heap) return String(python._module.HEAP8.length);
  if (code !== undefined) return String(python.runPython(code));
  bring(live.missing(name));
  return live.answer(name, query, key, order, text);
}

// The files that a demo needs stand beside the rest, unpacked.
function bring(missing) {
  for (const path of missing.split("\n").filter(Boolean)) {
    live.keep(path, new Uint8Array(readFileSync(`${base}${path.split("/").at(-1)}`)));
  }
}
