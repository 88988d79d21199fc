// A library that few readers need, loaded when it is. One that does not come is asked for once more past the browser's caches, which
// may have kept a refusal, and under another address, as a browser may remember that the first one failed.
import { FaultError } from "./arriving.mjs";
import { troubleOf } from "./faults.mjs";

const PATIENCE = 30_000; // milliseconds
const FOLDER = new URL("../vendor/", import.meta.url);

/** @type {Map<string, Promise<any>>} */
const coming = new Map();

/**
 * @param {string} file
 * @param {string} what is said before the reason, where it does not come
 * @returns {Promise<any>} the module
 */
export async function vendored(file, what) {
  const module = coming.get(file) ?? load(file);
  coming.set(file, module);
  try {
    return await module;
  } catch (error) {
    coming.delete(file); // so that who tries again does
    throw error instanceof FaultError ? await troubleOf(what, error.fault) : error;
  }
}

async function load(/** @type {string} */ file) {
  const { href } = new URL(file, FOLDER);
  try {
    return await prompt(import(href), file);
  } catch {
    await prompt(refresh(href, file), file);
    return prompt(import(`${href}?${Date.now()}`), file);
  }
}

/**
 * Have the browser keep it as the host has it.
 * @param {string} href
 * @param {string} file
 */
async function refresh(href, file) {
  const response = await fetch(href, { cache: "reload" }).catch(() => undefined);
  if (!response) throw new FaultError({ kind: "unreachable", file });
  const { ok, status } = response;
  if (!ok) throw new FaultError({ kind: status === 404 ? "missing" : "refused", file, status });
  await response.arrayBuffer();
}

/**
 * @template T
 * @param {Promise<T>} module
 * @param {string} file
 * @returns {Promise<T>}
 */
function prompt(module, file) {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new FaultError({ kind: "silent", file })), PATIENCE);
    const fail = (/** @type {unknown} */ error) =>
      reject(error instanceof FaultError ? error : new FaultError({ kind: "altered", file }));
    module.then(resolve, fail).finally(() => clearTimeout(late));
  });
}
