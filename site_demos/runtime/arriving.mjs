// The files of Python as they arrive: counted, checked against what the build wrote of them, and none used that is not whole.
// Each is asked for as the browser has it; if that is wrong, once more past the browser's cache. The worker fetches by this
// what Python needs, and the page the worker.
import { unpacking } from "./unpacking.mjs";

/** @import { Delivery, Fault } from "./types.d.ts" */

const PACKED = /\.(?:gz|zst)$/u;
const LESS_THAN = 0x3c;
const PAGE = /^text\/html/u;

const GONE = new Set(["unreachable", "silent"]);

/** What is wrong with a file, or with a browser; see faults.mjs for the words. */
export class FaultError extends Error {
  constructor(/** @type {Fault} */ fault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** @returns {Fault} what has ended a worker, or a start of one */
export function faultOf(/** @type {unknown} */ error) {
  if (error instanceof FaultError) return error.fault;
  if (error instanceof WebAssembly.CompileError) return { kind: "lacking", said: "WebAssembly that is new enough" };
  const isBroken = error instanceof RangeError || error instanceof WebAssembly.RuntimeError;
  const said = /** @type {Error} */ (error).message;
  return { kind: "said", said: isBroken ? `The code made it crash (${said}).` : `${said}.` };
}

/** @type {Set<string>} */
const underWay = new Set();

/** The file that has been silent for longest, of those that have not come whole. */
export const awaited = () => [...underWay][0] ?? "";

/**
 * @param {string} name
 * @param {Delivery} delivery
 * @returns {Promise<Uint8Array<ArrayBuffer>>} the file, unpacked
 */
export function arrive(name, delivery) {
  return twice(name, async (file, cache) => {
    const { body, packed } = await ask(file, delivery, cache);
    const bytes = await whole(body, file, delivery, packed);
    return packed ? bytesOf(await unpack(new Response(bytes).body ?? body, file, delivery)) : bytes;
  });
}

/**
 * The same for WebAssembly, which is compiled as it comes. What is not whole is never run.
 * @param {string} name
 * @param {Delivery} delivery
 * @returns {Promise<WebAssembly.Module>}
 */
export function compiled(name, delivery) {
  return twice(name, async (file, cache) => {
    const { body, packed } = await ask(file, delivery, cache);
    const [use, copy] = body.tee();
    const checked = whole(copy, file, delivery, packed);
    const plain = packed ? unpack(use, file, delivery) : Promise.resolve(use);
    const source = plain.then((stream) => new Response(stream, { headers: { "content-type": "application/wasm" } }));
    const [module] = await Promise.allSettled([WebAssembly.compileStreaming(source), checked]);
    await checked; // a file that is not whole is told, rather than what the compiler makes of it
    if (module.status === "rejected") throw module.reason;
    return module.value;
  });
}

/**
 * A refusal that the browser has kept, or a file that it has kept damaged, is no more than that. What another file lacks, such as
 * the decoder of this one, is not mended by it.
 * @template T
 * @param {string} name
 * @param {(name: string, cache: RequestCache) => Promise<T>} attempt
 */
async function twice(name, attempt) {
  underWay.add(name);
  try {
    return await attempt(name, "default").catch((error) => {
      if (!(error instanceof FaultError) || error.fault.file !== name || GONE.has(error.fault.kind)) throw error;
      return attempt(name, "reload");
    });
  } finally {
    underWay.delete(name);
  }
}

/**
 * @param {string} name
 * @param {Delivery} delivery
 * @param {RequestCache} cache
 */
async function ask(name, { base, signal }, cache) {
  const fail = () => {
    throw new FaultError({ kind: signal.aborted ? "silent" : "unreachable", file: name });
  };
  const response = await fetching(base + name, { cache, signal }).catch(fail);
  const { ok, status, headers, body } = response;
  if (!ok || !body) throw new FaultError({ kind: status === 404 ? "missing" : "refused", file: name, status });
  if (PAGE.test(headers.get("content-type") ?? "")) throw new FaultError({ kind: "page", file: name });
  // not every host compresses it, so some are packed by the build; a browser may have unpacked what a host marks so
  return { body, packed: PACKED.test(name) && !headers.get("content-encoding") };
}

const fetching = globalThis.fetch.bind(globalThis); // the worker puts another in its place

/**
 * Read a file to its end, and see that it is the one that was built.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @param {string} name
 * @param {Delivery} delivery
 * @param {boolean} packed
 */
async function whole(body, name, { files, count, signal }, packed) {
  const { bytes: size, hash, unpacked } = expectedOf(name, files);
  let came = 0;
  const heard = new TransformStream({
    transform(chunk, controller) {
      came += chunk.length;
      underWay.delete(name); // to the end of those that are silent
      underWay.add(name);
      count?.(chunk.length);
      controller.enqueue(chunk);
    },
  });
  /** @type {(kind: Fault["kind"]) => never} */
  const fail = (kind) => {
    throw new FaultError({ kind, file: name, came, size });
  };
  const bytes = await bytesOf(body.pipeThrough(heard)).catch(() => fail(signal.aborted ? "silent" : "short"));
  const asBuilt = packed || !unpacked;
  const isLong = !asBuilt || came === size;
  if (isLong && (await hasHash(bytes, asBuilt ? hash : unpacked))) return bytes;
  if (bytes[0] === LESS_THAN) fail("page");
  return fail(asBuilt && came < size ? "short" : "altered");
}

/**
 * @param {string} name
 * @param {Delivery["files"]} files
 */
function expectedOf(name, files) {
  const expected = files[name];
  if (!expected) throw new FaultError({ kind: "missing", file: name });
  return expected;
}

/**
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 * @param {string} name
 * @param {Delivery} delivery
 */
const unpack = async (stream, name, { decoder }) =>
  stream.pipeThrough(name.endsWith(".gz") || !decoder ? new DecompressionStream("gzip") : unpacking(await decoder));

const bytesOf = async (/** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ stream) =>
  new Uint8Array(await new Response(stream).arrayBuffer());

/**
 * Without https a browser knows no hashes: then the length has to do.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} hash
 */
async function hasHash(bytes, hash) {
  if (!globalThis.crypto?.subtle) return true;
  return (await hashOf(bytes)) === hash;
}

/** @returns {Promise<string>} the SHA-256, as the build writes it */
export async function hashOf(/** @type {Uint8Array<ArrayBuffer>} */ bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
