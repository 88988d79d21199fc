// How the worker is opened: from files that are whole, so that it waits for none of its own, and by addresses made here, so that
// a policy of the page holds in it too.
import { arrive, FaultError } from "./arriving.mjs";
import { WORKER } from "./where.mjs";

const HERE = new URL(".", import.meta.url).href;
const NEEDED = ["Worker", "WebAssembly", "DecompressionStream"];

/** @returns {Promise<Worker>} */
export async function openWorker(/** @type {AbortSignal} */ signal) {
  for (const said of NEEDED) if (!(said in globalThis)) throw new FaultError({ kind: "lacking", said });
  const source = async (/** @type {string} */ name) =>
    new TextDecoder().decode(await arrive(name, { base: HERE, files: WORKER, signal }));
  const [arriving, sandbox, worker] = await Promise.all(["arriving.mjs", "sandbox.mjs", "worker.mjs"].map(source));
  const whole = String(worker)
    .replace("./arriving.mjs", addressOf(String(arriving)))
    .replace("./sandbox.mjs", addressOf(String(sandbox)));
  return new Worker(addressOf(`${whole}//# sourceURL=${HERE}worker.mjs\n`), { type: "module", name: "python" });
}

const addressOf = (/** @type {string} */ script) =>
  URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
