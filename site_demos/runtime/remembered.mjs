// Python's memory as it is when it has started, kept by the reader's own browser, so that the next start need only read it. Made by a
// worker of its own while the page is at rest (remembering.mjs). It fits no Python but the one that it was made with, whose
// address, named by its content, it is kept under; where it is not whole, or cannot be had, Python starts as it did the first time.

import { hashOf } from "./arriving.mjs";

const HASH = "x-hash";

/** How the cache is called, by where the Python of an edition is: other sites of the host have theirs. */
const nameOf = (/** @type {string} */ base) => `${new URL("../../", base).pathname}.nn-memory`;

const isThere = () => "caches" in globalThis;

/** @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} */
export async function recalled(/** @type {string} */ base) {
  if (!isThere()) return;
  try {
    const kept = await caches.match(base, { cacheName: nameOf(base) });
    const memory = kept && new Uint8Array(await kept.arrayBuffer());
    if (memory && (await hashOf(memory)) === kept.headers.get(HASH)) return memory;
    if (memory) await forget(base);
  } catch {
    // a browser that keeps nothing, or a disk that cannot be read
  }
}

/** Keep it in place of what an older edition left. */
export async function remember(/** @type {string} */ base, /** @type {Uint8Array<ArrayBuffer>} */ memory) {
  await forget(base);
  const cache = await caches.open(nameOf(base));
  await cache.put(base, new Response(memory, { headers: { [HASH]: await hashOf(memory) } }));
}

export const isRemembered = async (/** @type {string} */ base) =>
  Boolean(await caches.match(base, { cacheName: nameOf(base) }));

export async function forget(/** @type {string} */ base) {
  if (isThere()) await caches.delete(nameOf(base)).catch(() => undefined);
}
