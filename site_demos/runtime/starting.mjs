// The start of Python: all of it from files that are whole, or from its memory as the browser has kept it (remembered.mjs).
import { arrive, compiled, FaultError } from "./arriving.mjs";
import { forget, recalled, remember } from "./remembered.mjs";

/** @import { PyodideAPI, PyodideConfig } from "pyodide" */
/** @import { Delivery, Files, Manifest } from "./types.d.ts" */

/** @typedef {{ _makeSnapshot?: boolean, _loadSnapshot?: Uint8Array<ArrayBuffer> }} Memory whether it can be kept, or what was */

const PAGE = 65_536; // bytes, in WebAssembly
const ABOUT = /\.dist-info\//u; // for what is there of which, Pyodide holds objects that no memory may have
const [FILE, FOLDER] = [0x81_a4, 0x41_ed]; // modes: -rw-r--r-- and drwxr-xr-x
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); // a WebAssembly module that does nothing

/**
 * Python, from what is kept of its memory if that can be, else as if for the first time.
 * @param {Manifest} manifest
 * @param {Delivery} order
 */
export function started(manifest, order) {
  const memory = recalled(order.base).then((kept) => (kept ? { _loadSnapshot: kept } : {}));
  return start(manifest, order, memory).catch(async (error) => {
    if (!("_loadSnapshot" in (await memory))) throw error;
    await forget(order.base);
    return start(manifest, order, {});
  });
}

/**
 * Have the browser keep the memory of Python as it is with all that the first figure needs of it.
 * @param {Manifest} manifest
 * @param {Delivery} order
 */
export async function makeMemory(manifest, order) {
  const python = await start(manifest, order, { _makeSnapshot: true });
  python.runPython("import site_demos.runtime.live");
  await remember(order.base, new Uint8Array(python.makeMemorySnapshot()));
}

/**
 * All files of a start are asked for at once. One that is wrong ends it, where loadPyodide() itself would wait for ever.
 * @param {Manifest} manifest
 * @param {Delivery} order
 * @param {Memory | Promise<Memory>} coming
 * @returns {Promise<PyodideAPI>}
 */
async function start(manifest, order, coming) {
  if (!isAllowed()) throw new FaultError({ kind: "policy" });
  const get = (/** @type {string} */ name) => arrive(name, order);
  order.decoder ??= decoding(script(get("zstddec.mjs.gz")));
  const wasm = compiled("pyodide.asm.wasm.zst", order);
  const packages = unzipped(get(`${manifest.wheel}.zst`), script(get("fflate.mjs.zst")));
  const [library, lock] = [get("stdlib.zip.zst"), get("pyodide-lock.json")];
  const scripts = Promise.all([script(get("pyodide.mjs.zst")), script(get("pyodide.asm.mjs.zst"))]);
  const memory = await coming;
  give(order.base, { "stdlib.zip": library, "pyodide-lock.json": lock }, wasm, memory._loadSnapshot?.length ?? 0);
  const [python] = await Promise.all([load(order.base, scripts, packages, memory), wasm, packages, library, lock]);
  return python;
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

/** What unpacks the rest. */
async function decoding(/** @type {Promise<typeof import("zstddec/stream")>} */ coming) {
  const { ZSTDDecoder } = await coming;
  const decoder = new ZSTDDecoder();
  await decoder.init();
  return decoder;
}

/**
 * @param {Promise<Uint8Array<ArrayBuffer>>} wheel
 * @param {Promise<typeof import("fflate")>} library
 * @returns {Promise<Files>} our packages
 */
const unzipped = async (wheel, library) => (await library).unzipSync(await wheel);

/**
 * Give Pyodide what it would fetch, and the WebAssembly compiled already.
 * @param {string} base
 * @param {Record<string, Promise<Uint8Array<ArrayBuffer>>>} files
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {number} size bytes of the memory that it begins with, if that is kept
 */
function give(base, files, wasm, size) {
  const plain = self.fetch;
  const given = { ...files, "pyodide.asm.wasm": Promise.resolve(EMPTY) };
  const coming = new Map(Object.entries(given).map(([name, bytes]) => [base + name, bytes]));
  self.fetch = async (address, options) => {
    const bytes = coming.get(address instanceof Request ? address.url : String(address));
    return bytes ? new Response(await bytes) : plain(address, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await wasm;
    const instance = await WebAssembly.instantiate(module, imports);
    const { memory } = /** @type {{ memory: WebAssembly.Memory }} */ (instance.exports);
    memory.grow(Math.max(0, size - memory.buffer.byteLength) / PAGE);
    return { module, instance };
  };
}

/**
 * Our packages are unzipped and written while the WebAssembly compiles. Pyodide's own installer takes ten times as long, and
 * could begin only then.
 * @param {string} base
 * @param {Promise<[typeof import("pyodide"), { default: NonNullable<PyodideConfig["createPyodideModule"]> }]>} scripts
 * @param {Promise<Files>} packages
 * @param {Memory} memory
 * @returns {Promise<PyodideAPI>}
 */
async function load(base, scripts, packages, memory) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await scripts;
  return loadPyodide({
    createPyodideModule,
    indexURL: base,
    stdLibURL: `${base}stdlib.zip`,
    lockFileURL: `${base}pyodide-lock.json`,
    ...memory,
    fsInit: async (files, { sitePackages }) => {
      const wheel = Object.entries(await packages);
      install(files, sitePackages, memory._makeSnapshot ? wheel.filter(([name]) => !ABOUT.test(name)) : wheel);
    },
  });
}

/**
 * Write our packages to where Python looks for such. None is there yet, so no file is looked for first, as `writeFile` would.
 * @param {PyodideAPI["FS"]} files
 * @param {string} folder
 * @param {[string, Uint8Array][]} wheel
 */
export function install(files, folder, wheel) {
  const { MEMFS } = files.filesystems;
  const folders = new Map([["", files.lookupPath(folder, {}).node]]);
  const made = (/** @type {string} */ path, /** @type {number} */ mode) => {
    const [parent, name] = [path.slice(0, Math.max(0, path.lastIndexOf("/"))), path.slice(path.lastIndexOf("/") + 1)];
    if (!folders.has(parent)) folders.set(parent, made(parent, FOLDER));
    return MEMFS.createNode(folders.get(parent), name, mode, 0);
  };
  for (const [name, bytes] of wheel) Object.assign(made(name, FILE), { contents: bytes, usedBytes: bytes.length });
}
