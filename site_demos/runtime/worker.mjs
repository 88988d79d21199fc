// The worker that runs Python: one for all figures, and two for what readers write (see sandbox.mjs). Only strings cross its border.
// Takes {kind: "start", base, manifest, confined, remembers} once, then {kind: "ask", id, name, query} and, of a demo that runs, key, order, text.
// Gives {kind: "progress", what, loaded, total}, {kind: "ready"}, {kind: "failed", fault}, {kind: "answer", id, text}, and
// {kind: "lacks", id, fault} where a file that a demo needs has not come. Asked {kind: "where"} it gives {kind: "here", file}, the
// file that it waits for; told {kind: "give up"} it waits for none any more. A cell is run by {kind: "run", id, page, cell, code}: what it
// prints is {kind: "output", id, text}, what it asks {kind: "asked", id, prompt}, and answered by {kind: "reply", text}; the
// names that may come next in code are asked for by {kind: "complete", id, text, home}.
import { arrive, awaited, faultOf } from "./arriving.mjs";
import { confine, Sandbox } from "./sandbox.mjs";
import { makeMemory, started } from "./starting.mjs";

/** @import { Delivery, Live, Manifest, Order, Question, Start, Told } from "./types.d.ts" */

/** @type {Live} */
let live;
/** @type {Sandbox} */
let sandbox;
let base = "";
/** @type {Delivery["files"]} */
let data = {}; // the files that only some demos need
/** @type {Map<string, Promise<void>>} */
const arriving = new Map();
/** @type {Delivery} what Python itself comes by */
let first;
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
  else begin(message);
};
self.addEventListener("message", hear); // which a reader's code cannot take away, as it could `onmessage`

function giveUp() {
  patience.abort();
  patience = new AbortController();
}

async function begin(/** @type {Start} */ { base: from, manifest, confined, remembers }) {
  // What a start lacks is told as "failed"; Pyodide may not have begun to wait for the same file.
  const told = (/** @type {Event} */ event) => event.preventDefault();
  self.addEventListener("unhandledrejection", told);
  try {
    base = from;
    data = manifest.data;
    first = ordered("Python", manifest.files);
    if (remembers) await makeMemory(manifest, first);
    else await awaken(manifest);
    self.removeEventListener("unhandledrejection", told);
    if (confined) confine();
    tell({ kind: "ready" });
  } catch (error) {
    tell({ kind: "failed", fault: error instanceof RangeError ? { kind: "memory" } : faultOf(error) });
  }
}

async function awaken(/** @type {Manifest} */ manifest) {
  const python = await started(manifest, first);
  live = python.pyimport("site_demos.runtime.live");
  sandbox = new Sandbox(python, tell);
  const { names, hash } = manifest.library;
  const full = (/** @type {boolean} */ anew) =>
    python.toPy(readSync(`${base}full_stdlib.zip${anew ? `?${Date.now()}` : ""}`));
  live.install(full, python.toPy(names), hash);
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
  const nameOf = (/** @type {string} */ path) => `${path.split("/").at(-1)}.zst`;
  const wanted = paths.filter((path) => !arriving.has(path));
  const order = { ...ordered("Data", data, wanted.map(nameOf)), decoder: first.decoder };
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

/** An import statement cannot wait, so what it needs is fetched while the worker stands still; nothing is had of what does not come. */
function readSync(/** @type {string} */ url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  try {
    request.send();
  } catch {
    return new Uint8Array();
  }
  return new Uint8Array(request.status === 200 ? request.response : 0);
}
