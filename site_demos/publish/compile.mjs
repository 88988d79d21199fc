// Run by Node at build: Pyodide itself compiles what the page will run, so that the bytecode is of its own Python.
// node compile.mjs PYODIDE_DIR WHEEL SCRIPT STDLIB_OUT WHEEL_OUT
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { install } from "../runtime/starting.mjs";

const [pyodideDir = "", wheel = "", script = "", stdlibOut = "", wheelOut = ""] = process.argv.slice(2);
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(resolve(pyodideDir, "pyodide.mjs")).href);
const packages = unzipSync(await readFile(wheel));
const python = await loadPyodide({
  indexURL: resolve(pyodideDir),
  fsInit: async (files, { sitePackages }) => install(files, sitePackages, Object.entries(packages)),
});

python.FS.writeFile("/full.zip", await readFile(resolve(pyodideDir, "python_stdlib.zip")));
python.FS.writeFile("/plain.whl", await readFile(wheel));
python.runPython(await readFile(script, "utf8"));
await writeFile(stdlibOut, python.FS.readFile("/stdlib.zip"));
await writeFile(wheelOut, python.FS.readFile("/compiled.whl"));
