// The worker that runs Python: one for all figures, and two for what readers write (see sandbox.mjs). Only strings cross its border.
// Takes {kind: "start", base, manifest, confined} once, then {kind: "ask", id, name, query} and, of a demo that runs, key, order, text.
// Gives {kind: "progress", what, loaded, total}, {kind: "ready"}, {kind: "failed", fault}, {kind: "answer", id, text}, and
// {kind: "lacks", id, fault} where a file that a demo needs has not come. Asked {kind: "where"} it gives {kind: "here", file}, the
// file that it waits for; told {kind: "give up"} it waits for none any more. A cell is run by {kind: "run", id, page, cell, code}: what it
// prints is {kind: "output", id, text}, what it asks {kind: "asked", id, prompt}, and answered by {kind: "reply", text}; the
// names that may come next in code are asked for by {kind: "complete", id, text, home}.
import { arrive, awaited, compiled, FaultError, faultOf } from "./arriving.mjs";
import { confine, Sandbox } from "./sandbox.mjs";

/** @import { PyodideAPI, PyodideConfig } from "pyodide" */
/** @import { Delivery, Files, Live, Manifest, Order, Question, Told } from "./types.d.ts" */

const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); // a WebAssembly module that does nothing

/** @type {Live} */
let live;
/** @type {Sandbox} */
let sandbox;
let base = "";
/** @type {Delivery["files"]} */
let data = {}; // the files that only some demos need
/** @type {Map<string, Promise<void>>} */
const arriving = new Map();
let patience = new AbortController();

const post = self.postMessage.bind(self); // which a reader's code has no more
const tell = (/** @type {Told} */ told) => post(told);

const hear = (/** @type {MessageEvent<Order>} */ { data: message }) => {
  if (message.kind === "where") tell({ kind: "here", file: awaited() });
  else if (message.kind === "give up") giveUp();
  else if (message.kind === "ask") answer(message);
  else if (message.kind === "run") run(message);
  else if (message.kind === "complete") tell({ kind: "answer", id: message.id, text: sandbox.complete(message) });
  else if (message.kind === "reply") sandbox.reply(message.text);
  else begin(message.base, message.manifest, message.confined);
};
self.addEventListener("message", hear); // which a reader's code cannot take away, as it could `onmessage`

function giveUp() {
  patience.abort();
  patience = new AbortController();
}

/**
 * @param {string} from
 * @param {Manifest} manifest
 * @param {boolean} confined
 */
async function begin(from, manifest, confined) {
  // What a start lacks is told as "failed"; Pyodide may not have begun to wait for the same file.
  const told = (/** @type {Event} */ event) => event.preventDefault();
  self.addEventListener("unhandledrejection", told);
  try {
    base = from;
    live = await start(manifest);
    self.removeEventListener("unhandledrejection", told);
    if (confined) confine();
    tell({ kind: "ready" });
  } catch (error) {
    tell({ kind: "failed", fault: error instanceof RangeError ? { kind: "memory" } : faultOf(error) });
  }
}

async function run(/** @type {Extract<Order, { kind: "run" }>} */ order) {
  try {
    tell({ kind: "answer", id: order.id, text: await sandbox.run(order) });
  } catch (error) {
    tell({ kind: "failed", fault: faultOf(error) });
  }
}

async function answer(/** @type {Question & { id: number }} */ { id, ...question }) {
  const { changes, name, query, key = "", order = "", text = "" } = question;
  try {
    const missing = live.missing(name);
    if (missing) await bring(missing.split("\n"));
  } catch (error) {
    tell({ kind: "lacks", id, fault: faultOf(error) });
    return;
  }
  try {
    const told = changes ? sandbox.answer({ ...question, changes }) : live.answer(name, query, key, order, text);
    tell({ kind: "answer", id, text: told });
  } catch (error) {
    tell({ kind: "failed", fault: faultOf(error) }); // Python itself broke, so it is of no more use
  }
}

/**
 * Fetch the files that a demo needs, once, telling how many bytes have come. One that did not come can be asked for again.
 * @param {string[]} paths
 */
async function bring(paths) {
  const nameOf = (/** @type {string} */ path) => `${path.split("/").at(-1)}.gz`;
  const wanted = paths.filter((path) => !arriving.has(path));
  const order = ordered("Data", data, wanted.map(nameOf));
  for (const path of wanted) {
    arriving.set(path, keep(path, arrive(nameOf(path), order)));
  }
  await Promise.all(paths.map((path) => arriving.get(path)));
}

/**
 * @param {string} path
 * @param {Promise<Uint8Array>} coming
 */
async function keep(path, coming) {
  try {
    live.keep(path, await coming);
  } finally {
    arriving.delete(path);
  }
}

/**
 * What `arrive` needs to know of some files. How many bytes of all have come is told.
 * @param {string} what
 * @param {Delivery["files"]} files
 * @returns {Delivery}
 */
function ordered(what, files, names = Object.keys(files)) {
  const total = names.reduce((sum, name) => sum + (files[name]?.bytes ?? 0), 0);
  let loaded = 0;
  const count = (/** @type {number} */ bytes) => {
    loaded = Math.min(loaded + bytes, total);
    tell({ kind: "progress", what, loaded, total });
  };
  return { base, files, count, signal: patience.signal };
}

/**
 * All files of a start are asked for at once. One that is wrong ends it, where loadPyodide() itself would wait for ever.
 * @returns {Promise<Live>}
 */
async function start(/** @type {Manifest} */ manifest) {
  if (!isAllowed()) throw new FaultError({ kind: "policy" });
  data = manifest.data;
  const order = ordered("Python", manifest.files);
  const get = (/** @type {string} */ name) => arrive(name, order);
  const wasm = compiled("pyodide.asm.wasm.gz", order);
  const packages = unzipped(get(`${manifest.wheel}.gz`), script(get("fflate.mjs.gz")));
  const [library, lock] = [get("stdlib.zip.gz"), get("pyodide-lock.json")];
  const scripts = Promise.all([script(get("pyodide.mjs.gz")), script(get("pyodide.asm.mjs.gz"))]);
  give({ "stdlib.zip": library, "pyodide-lock.json": lock }, wasm);
  const [python] = await Promise.all([load(scripts, packages), wasm, packages, library, lock]);
  /** @type {Live} */
  const started = python.pyimport("site_demos.runtime.live");
  sandbox = new Sandbox(python, tell);
  started.install(() => python.toPy(readSync(`${base}full_stdlib.zip`)), python.toPy(manifest.library));
  return started;
}

function isAllowed() {
  try {
    return new WebAssembly.Module(EMPTY) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** The module of a script that is whole, under an address made here: from its own it would be fetched anew, and not checked. */
async function script(/** @type {Promise<Uint8Array<ArrayBuffer>>} */ coming) {
  const address = URL.createObjectURL(new Blob([await coming], { type: "text/javascript" }));
  return import(address).finally(() => URL.revokeObjectURL(address));
}

/**
 * @param {Promise<Uint8Array<ArrayBuffer>>} wheel
 * @param {Promise<typeof import("fflate")>} library
 * @returns {Promise<Files>} our packages
 */
const unzipped = async (wheel, library) => (await library).unzipSync(await wheel);

/**
 * Give Pyodide what it would fetch, and the WebAssembly compiled already.
 * @param {Record<string, Promise<Uint8Array<ArrayBuffer>>>} files
 * @param {Promise<WebAssembly.Module>} wasm
 */
function give(files, wasm) {
  const plain = self.fetch;
  const given = { ...files, "pyodide.asm.wasm": Promise.resolve(EMPTY) };
  const coming = new Map(Object.entries(given).map(([name, bytes]) => [base + name, bytes]));
  self.fetch = async (address, options) => {
    const bytes = coming.get(address instanceof Request ? address.url : String(address));
    return bytes ? new Response(await bytes) : plain(address, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await wasm;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}

/**
 * Our packages are unzipped and written while the WebAssembly compiles. Pyodide's own installer takes ten times as long, and
 * could begin only then.
 * @param {Promise<[typeof import("pyodide"), { default: NonNullable<PyodideConfig["createPyodideModule"]> }]>} scripts
 * @param {Promise<Files>} packages
 * @returns {Promise<PyodideAPI>}
 */
async function load(scripts, packages) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await scripts;
  return loadPyodide({
    createPyodideModule,
    indexURL: base,
    stdLibURL: `${base}stdlib.zip`,
    lockFileURL: `${base}pyodide-lock.json`,
    fsInit: async (files, { sitePackages }) => install(files, sitePackages, await packages),
  });
}

/**
 * @param {PyodideAPI["FS"]} files
 * @param {string} folder
 * @param {Files} wheel
 */
function install(files, folder, wheel) {
  const folderOf = (/** @type {string} */ name) => name.slice(0, name.lastIndexOf("/"));
  for (const part of new Set(Object.keys(wheel).map(folderOf))) files.mkdirTree(`${folder}/${part}`);
  for (const [name, bytes] of Object.entries(wheel)) files.writeFile(`${folder}/${name}`, bytes, { canOwn: true });
}

/** An import statement cannot wait, so what it needs is fetched while the worker stands still. */
function readSync(/** @type {string} */ url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${url.split("/").at(-1)} could not be read (${request.status})`);
  return new Uint8Array(request.response);
}
