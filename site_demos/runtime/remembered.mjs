// Python's memory as it is when it has started, kept by the reader's own browser, so that the next start need only read it. Made by a
// worker of its own while the page is at rest (remembering.mjs). It fits no Python but the one that it was made with, whose
// address, named by its content, it is kept under; where it is not whole, or cannot be had, Python starts as it did the first time.

import { hashOf } from "./arriving.mjs";

const [HASH, SIZE, PLACES] = ["x-hash", "x-size", "x-places"];
const PAGE = 65_536; // bytes; half of all hold nothing, and are not kept

/** How the cache is called, by where the Python of an edition is: other sites of the host have theirs. */
const nameOf = (/** @type {string} */ base) => `${new URL("../../", base).pathname}.nn-memory`;

const isThere = () => "caches" in globalThis;

/** @returns {Promise<Uint8Array<ArrayBuffer> | undefined>} */
export async function recalled(/** @type {string} */ base) {
  if (!isThere()) return;
  try {
    const kept = await caches.match(base, { cacheName: nameOf(base) });
    if (!kept) return;
    const pages = new Uint8Array(await kept.arrayBuffer());
    if ((await hashOf(pages)) === kept.headers.get(HASH)) return whole(pages, kept.headers);
  } catch {
    // a browser that keeps nothing, a disk that cannot be read, or what an older edition kept in another form
  }
  await forget(base);
}

/** Keep it in place of what an older edition left. */
export async function remember(/** @type {string} */ base, /** @type {Uint8Array<ArrayBuffer>} */ memory) {
  await forget(base);
  const all = Array.from({ length: Math.ceil(memory.length / PAGE) }, (_, n) =>
    memory.subarray(n * PAGE, (n + 1) * PAGE),
  );
  const places = [...all.keys()].filter((n) => all[n]?.some(Boolean));
  const pages = new Uint8Array(await new Blob(places.map((n) => all[n] ?? "")).arrayBuffer());
  const headers = { [HASH]: await hashOf(pages), [SIZE]: String(memory.length), [PLACES]: places.join(" ") };
  const cache = await caches.open(nameOf(base));
  await cache.put(base, new Response(pages, { headers }));
}

/** The memory again, with the pages that hold nothing. */
function whole(/** @type {Uint8Array<ArrayBuffer>} */ pages, /** @type {Headers} */ headers) {
  const memory = new Uint8Array(Number(headers.get(SIZE)));
  for (const [k, place] of (headers.get(PLACES) ?? "").split(" ").entries())
    memory.set(pages.subarray(k * PAGE, (k + 1) * PAGE), Number(place) * PAGE);
  return memory;
}

export const isRemembered = async (/** @type {string} */ base) =>
  Boolean(await caches.match(base, { cacheName: nameOf(base) }));

export async function forget(/** @type {string} */ base) {
  if (isThere()) await caches.delete(nameOf(base)).catch(() => undefined);
}
