// How the worker is opened: from files that are whole, so that it waits for none of its own, and by addresses made here, so that
// a policy of the page holds in it too.
import { arrive, FaultError } from "./arriving.mjs";
import { WORKER } from "./where.mjs";

const HERE = new URL(".", import.meta.url).href;
const PARTS = ["unpacking.mjs", "arriving.mjs", "remembered.mjs", "sandbox.mjs", "starting.mjs", "worker.mjs"]; // each after what it imports
const NEEDED = ["Worker", "WebAssembly", "DecompressionStream"];

/** @returns {Promise<Worker>} */
export async function openWorker(/** @type {AbortSignal} */ signal) {
  for (const said of NEEDED) if (!(said in globalThis)) throw new FaultError({ kind: "lacking", said });
  const sources = await Promise.all(PARTS.map((name) => arrive(name, { base: HERE, files: WORKER, signal })));
  /** @type {Map<string, string>} */
  const addresses = new Map();
  for (const [place, name] of PARTS.entries()) {
    let script = new TextDecoder().decode(sources[place]);
    for (const [part, address] of addresses) script = script.replace(`./${part}`, address);
    addresses.set(name, addressOf(`${script}//# sourceURL=${HERE}${name}\n`));
  }
  return new Worker(String(addresses.get("worker.mjs")), { type: "module", name: "python" });
}

const addressOf = (/** @type {string} */ script) =>
  URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
