// The worker that runs Python for the whole site. Only strings cross its border.
// Takes {kind: "start", base, manifest} once, then {kind: "ask", id, name, query} and, of a demo that runs, key, order, text.
// Gives {kind: "progress", what, loaded, total}, {kind: "ready"}, {kind: "failed", reason}, {kind: "answer", id, text}.

/** @import { PyodideAPI } from "pyodide" */
/** @import { Counter, Files, Live, Manifest, Order, Question, Told } from "./types.d.ts" */

const PACKED = /\.gz$/u;

/** @type {Live} */
let live;
let base = "";
/** @type {Record<string, number>} */
let data = {}; // the sizes of the files that only some demos need, by name
/** @type {Map<string, Promise<void>>} */
const arriving = new Map();

const tell = (/** @type {Told} */ told) => self.postMessage(told);

self.onmessage = async (/** @type {MessageEvent<Order>} */ { data: message }) => {
  if (message.kind === "ask") {
    await answer(message);
    return;
  }
  // What a start lacks is told as "failed"; Pyodide may not have begun to wait for the same file.
  const told = (/** @type {Event} */ event) => event.preventDefault();
  self.addEventListener("unhandledrejection", told);
  try {
    base = message.base;
    live = await start(message.manifest);
    self.removeEventListener("unhandledrejection", told);
    tell({ kind: "ready" });
  } catch (error) {
    tell({ kind: "failed", reason: /** @type {Error} */ (error).message });
  }
};

async function answer(/** @type {Question & { id: number }} */ { id, name, query, key = "", order = "", text = "" }) {
  try {
    const missing = live.missing(name);
    if (missing) await bring(missing.split("\n"));
  } catch (error) {
    tell({ kind: "answer", id, text: JSON.stringify({ error: /** @type {Error} */ (error).message }) });
    return;
  }
  try {
    tell({ kind: "answer", id, text: live.answer(name, query, key, order, text) });
  } catch (error) {
    tell({ kind: "failed", reason: `${/** @type {Error} */ (error).message}.` }); // Python itself broke, so it is of no more use
  }
}

/**
 * Fetch the files that a demo needs, once, telling how many bytes have come. One that is refused can be asked for again.
 * @param {string[]} paths
 */
async function bring(paths) {
  const wanted = paths.filter((path) => !arriving.has(path));
  const count = counter("Data", sum(wanted.map((path) => data[packedName(path)] ?? 0)));
  for (const path of wanted) {
    const coming = fetchFile(path, count).finally(() => arriving.delete(path));
    arriving.set(path, coming);
  }
  await Promise.all(paths.map((path) => arriving.get(path)));
}

const sum = (/** @type {number[]} */ sizes) => sizes.reduce((total, size) => total + size, 0);

const packedName = (/** @type {string} */ path) => `${path.split("/").at(-1)}.gz`;

async function fetchFile(/** @type {string} */ path, /** @type {Counter} */ count) {
  const name = packedName(path);
  const body = unpacked(await had(base + name), name, count);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  live.keep(path, bytes);
}

/** @returns {Promise<Live>} */
async function start(/** @type {Manifest} */ manifest) {
  data = manifest.data;
  const scripts = Promise.all([import(`${base}pyodide.mjs`), import(`${base}pyodide.asm.mjs`)]);
  const coming = fetchAhead(manifest.bytes);
  // A file that is refused ends the start; loadPyodide() itself would wait for ever.
  const wheel = unzipped(manifest.wheel);
  const [python] = await Promise.all([load(scripts, wheel), wheel, ...coming]);
  /** @type {Live} */
  const started = python.pyimport("site_demos.runtime.live");
  started.install(() => python.toPy(readSync(`${base}full_stdlib.zip`)), python.toPy(manifest.library));
  return started;
}

/** @returns {Promise<Files>} our packages */
async function unzipped(/** @type {string} */ wheel) {
  const [{ unzipSync }, response] = await Promise.all([import("../vendor/fflate.mjs"), self.fetch(base + wheel)]);
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
}

/**
 * They are unzipped and written while the WebAssembly compiles. Pyodide's own installer takes ten times as long, and
 * could begin only then.
 * @param {Promise<[typeof import("pyodide"), unknown]>} scripts
 * @param {Promise<Files>} wheel
 * @returns {Promise<PyodideAPI>}
 */
async function load(scripts, wheel) {
  const [{ loadPyodide }] = await scripts;
  return loadPyodide({
    indexURL: base,
    stdLibURL: `${base}stdlib.zip`,
    lockFileURL: `${base}pyodide-lock.json`,
    fsInit: async (files, { sitePackages }) => install(files, sitePackages, await wheel),
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

/**
 * Fetch all files of a start at once, telling how many bytes have come, and give each to Pyodide when it asks.
 * What is kept as .gz, as not every host compresses it, is asked for without that ending. Returns the promises.
 * @param {Record<string, number>} sizes
 */
function fetchAhead(sizes) {
  const plain = self.fetch;
  const count = counter("Python", sum(Object.values(sizes)));
  const read = async (/** @type {string} */ name) => {
    const response = await had(base + name, plain);
    const body = unpacked(response, name, count);
    const type = name.endsWith(".wasm.gz") ? "application/wasm" : response.headers.get("content-type");
    return new Response(body, { headers: { "content-type": String(type) } });
  };
  const coming = new Map(Object.keys(sizes).map((name) => [base + name.replace(PACKED, ""), read(name)]));
  self.fetch = (address, options) => coming.get(addressOf(address)) ?? plain(address, options);
  return coming.values();
}

const addressOf = (/** @type {RequestInfo | URL} */ asked) => (asked instanceof Request ? asked.url : String(asked));

/**
 * Returns a function that gives streams, all of which tell together how many bytes have come.
 * @param {string} what
 * @param {number} total
 * @returns {Counter}
 */
function counter(what, total) {
  let loaded = 0;
  return () =>
    new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.length;
        tell({ kind: "progress", what, loaded: Math.min(loaded, total), total });
        controller.enqueue(chunk);
      },
    });
}

/**
 * The body of an answer, counted as it comes; a .gz is unpacked here unless the browser has done so.
 * @param {Response} response
 * @param {string} name
 * @param {Counter} count
 */
function unpacked(response, name, count) {
  const packed = name.endsWith(".gz") && !response.headers.get("content-encoding");
  const counted = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).pipeThrough(count());
  return packed ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
}

/**
 * Asked for once more where it was refused, as the browser may have kept the refusal.
 * @param {string} url
 */
async function had(url, get = self.fetch) {
  const kept = await get(url);
  return checked(kept.ok ? kept : await get(url, { cache: "reload" }));
}

function checked(/** @type {Response} */ response) {
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} could not be read (${response.status}).`);
  return response;
}

/** An import statement cannot wait, so what it needs is fetched while the worker stands still. */
function readSync(/** @type {string} */ url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${url} could not be read (${request.status}).`);
  return new Uint8Array(request.response);
}
