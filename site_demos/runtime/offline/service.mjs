// Keeps the site for readers without a network: a service worker, which the build puts at the root of the site, below a list of what
// to keep (publish/offline.py). A page comes from the network where there is one, what is named by its content from here. Each
// edition has a cache of its own, which is whole before it is used, and takes over when no page of an older one is open any more.
{
  const ROOT = new URL("./", self.location.href);
  const OURS = `${ROOT.pathname} `; // how the names of our caches begin: other sites share them
  /** @type {{ edition: string, files: Record<string, string> }} each file with its hash, or with "" */
  const { edition, files } = /** @type {any} */ (self).KEPT;
  const OWN = OURS + edition;
  const NAMED = /\/assets\/(?:runtime|vendor|python)-[0-9a-f]+\//u;
  const AT_ONCE = 4; // requests, as the page has its own
  const PATIENCE = 4000; // milliseconds: a network that says nothing for so long is none

  /** @typedef {Event & { waitUntil: (work: Promise<unknown>) => void }} Lasting */
  /** @typedef {Event & { request: Request, respondWith: (answer: Promise<Response>) => void }} Asked */

  self.addEventListener("install", (event) => /** @type {Lasting} */ (event).waitUntil(keepAll()));
  self.addEventListener("activate", (event) => /** @type {Lasting} */ (event).waitUntil(takeOver()));
  self.addEventListener("fetch", (event) => answer(/** @type {Asked} */ (event)));

  /** All of it, or nothing where there is no room for all. */
  async function keepAll() {
    const cache = await caches.open(OWN);
    const older = await others();
    const left = Object.keys(files);
    const lane = async () => {
      for (let path = left.pop(); path !== undefined; path = left.pop()) {
        // biome-ignore lint/performance/noAwaitInLoops: one after another, in so many lanes
        await keep(cache, new URL(path, ROOT).href, files[path] ?? "", older);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane)).catch(async (error) => {
      if (error.name === "QuotaExceededError") await caches.delete(OWN);
      throw error;
    });
  }

  /**
   * Unless an earlier try has kept it.
   * @param {Cache} cache
   * @param {string} url
   * @param {string} hash
   * @param {string[]} older the names of other editions' caches
   */
  async function keep(cache, url, hash, older) {
    if (!(await cache.match(url))) await cache.put(url, await whole(url, hash, older));
  }

  /**
   * What the list means, or nothing: no edition is mixed with another.
   * @param {string} url
   * @param {string} hash
   * @param {string[]} older
   */
  async function whole(url, hash, older) {
    const had = older.map((cacheName) => () => caches.match(url, { cacheName }));
    const ways = NAMED.test(url) ? [...had, () => fetch(url)] : [() => fetch(url, { cache: "no-cache" })];
    for (const way of [...ways, () => fetch(url, { cache: "reload" })]) {
      // biome-ignore lint/performance/noAwaitInLoops: each only where the one before gives something else
      const response = await way();
      if (response?.ok && (hash === "" || hash === (await hashOf(response.clone())))) return response;
    }
    throw new Error(`${url} is not of this edition.`);
  }

  async function hashOf(/** @type {Response} */ response) {
    const digest = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const others = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OWN);

  async function takeOver() {
    for (const name of await others()) caches.delete(name);
    await /** @type {any} */ (self).clients.claim();
  }

  function answer(/** @type {Asked} */ event) {
    const { method, url, cache } = event.request;
    if (method !== "GET" || !url.startsWith(ROOT.href) || cache === "no-store") return;
    if (NAMED.test(url)) event.respondWith(named(event.request));
    else if (cache !== "reload") event.respondWith(newest(event.request));
  }

  /**
   * What was not kept before, such as the data of a training, is kept when it is first asked for; what is asked for anew, as it may be
   * damaged, takes the place of what was. Where all is forgotten, nothing is kept any more.
   */
  async function named(/** @type {Request} */ request) {
    const { origin, pathname, search } = new URL(request.url); // a query gets past the browser's own cache
    const isAnew = request.cache === "reload" || search !== "";
    const had = isAnew ? undefined : await caches.match(request, { cacheName: OWN });
    if (had) return had;
    const response = await fetch(request);
    if (response.status === 200 && (await caches.has(OWN))) {
      const cache = await caches.open(OWN);
      await cache.put(origin + pathname, response.clone()).catch(() => undefined); // the disk may be full
    }
    return response;
  }

  /** The browser's own cache may hold a page of an edition that is not kept. */
  async function newest(/** @type {Request} */ request) {
    const had = await caches.match(request, { cacheName: OWN, ignoreSearch: true });
    const fresh = fetch(request, { cache: "no-cache" });
    if (!had) return fresh.catch((error) => missing(request, error));
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, had));
    return Promise.race([fresh.then((response) => (response.status < 500 ? response : had)).catch(() => had), late]);
  }

  /** Every page is kept, so that what is asked for is none. */
  async function missing(/** @type {Request} */ request, /** @type {Error} */ error) {
    const page = request.mode === "navigate" && (await caches.match(new URL("404.html", ROOT), { cacheName: OWN }));
    if (page) return new Response(page.body, { status: 404, headers: page.headers });
    throw error;
  }
}
