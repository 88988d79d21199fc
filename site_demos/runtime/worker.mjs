// The worker that runs Python for the whole site. Only strings cross its border.
// Takes {kind: "start", base, manifest} once, then {kind: "ask", id, name, query} and, of a demo that runs, key, order, text.
// Gives {kind: "progress", what, loaded, total}, {kind: "ready"}, {kind: "failed", reason}, {kind: "answer", id, text}.

let live;
let base;
let data; // the sizes of the files that only some demos need, by name
const arriving = new Map();

self.onmessage = async ({ data: message }) => {
  if (message.kind === "ask") return answer(message);
  // What a start lacks is told as "failed"; Pyodide may not have begun to wait for the same file.
  const told = (event) => event.preventDefault();
  self.addEventListener("unhandledrejection", told);
  try {
    base = message.base;
    live = await start(message.manifest);
    self.removeEventListener("unhandledrejection", told);
    postMessage({ kind: "ready" });
  } catch (error) {
    postMessage({ kind: "failed", reason: error.message });
  }
};

async function answer({ id, name, query, key = "", order = "", text = "" }) {
  const give = (text) => postMessage({ kind: "answer", id, text });
  try {
    const missing = live.missing(name);
    if (missing) await bring(missing.split("\n"));
  } catch (error) {
    return give(JSON.stringify({ error: error.message }));
  }
  try {
    give(live.answer(name, query, key, order, text));
  } catch (error) {
    postMessage({ kind: "failed", reason: `${error.message}.` }); // Python itself broke, so it is of no more use
  }
}

// Fetch the files that a demo needs, once, telling how many bytes have come. One that is refused can be asked for again.
async function bring(paths) {
  const wanted = paths.filter((path) => !arriving.has(path));
  const count = counter("Images", wanted.reduce((sum, path) => sum + data[packedName(path)], 0));
  for (const path of wanted) arriving.set(path, fetchFile(path, count).finally(() => arriving.delete(path)));
  const coming = paths.map((path) => arriving.get(path));
  await Promise.all(coming);
}

const packedName = (path) => `${path.split("/").at(-1)}.gz`;

async function fetchFile(path, count) {
  const name = packedName(path);
  const body = unpacked(await had(base + name), name, count);
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  live.keep(path, bytes);
}

async function start(manifest) {
  data = manifest.data;
  const scripts = Promise.all([import(`${base}pyodide.mjs`), import(`${base}pyodide.asm.mjs`)]);
  const coming = fetchAhead(manifest.bytes);
  // A file that is refused ends the start; loadPyodide() itself would wait for ever.
  const wheel = unzipped(manifest.wheel);
  const [python] = await Promise.all([load(scripts, wheel), wheel, ...coming]);
  const live = python.pyimport("site_demos.runtime.live");
  live.install(() => python.toPy(readSync(`${base}full_stdlib.zip`)), python.toPy(manifest.library));
  return live;
}

// Our packages, as files by their names.
async function unzipped(wheel) {
  const [{ unzipSync }, response] = await Promise.all([import("../vendor/fflate.mjs"), self.fetch(base + wheel)]);
  return unzipSync(new Uint8Array(await response.arrayBuffer()));
}

// They are unzipped and written while the WebAssembly compiles. Pyodide's own installer takes ten times as long, and
// could begin only then.
async function load(scripts, wheel) {
  const [{ loadPyodide }] = await scripts;
  return loadPyodide({
    indexURL: base,
    stdLibURL: `${base}stdlib.zip`,
    lockFileURL: `${base}pyodide-lock.json`,
    fsInit: async (files, { sitePackages }) => install(files, sitePackages, await wheel),
  });
}

function install(files, folder, wheel) {
  const folderOf = (name) => name.slice(0, name.lastIndexOf("/"));
  for (const part of new Set(Object.keys(wheel).map(folderOf))) files.mkdirTree(`${folder}/${part}`);
  for (const [name, bytes] of Object.entries(wheel)) files.writeFile(`${folder}/${name}`, bytes, { canOwn: true });
}

// Fetch all files of a start at once, telling how many bytes have come, and give each to Pyodide when it asks.
// What is kept as .gz, as not every host compresses it, is asked for without that ending. Returns the promises.
function fetchAhead(sizes) {
  const plain = self.fetch;
  const count = counter("Python", Object.values(sizes).reduce((sum, size) => sum + size, 0));
  const read = async (name) => {
    const response = await had(base + name, plain);
    const body = unpacked(response, name, count);
    const type = name.endsWith(".wasm.gz") ? "application/wasm" : response.headers.get("content-type");
    return new Response(body, { headers: { "content-type": type } });
  };
  const coming = new Map(Object.keys(sizes).map((name) => [base + name.replace(/\.gz$/, ""), read(name)]));
  self.fetch = (address, options) => coming.get(String(address.url ?? address)) ?? plain(address, options);
  return coming.values();
}

// Returns a function that gives streams, all of which tell together how many bytes have come.
function counter(what, total) {
  let loaded = 0;
  const transform = (chunk, controller) => {
    loaded += chunk.length;
    postMessage({ kind: "progress", what, loaded: Math.min(loaded, total), total });
    controller.enqueue(chunk);
  };
  return () => new TransformStream({ transform });
}

// The body of an answer, counted as it comes; a .gz is unpacked here unless the browser has done so.
function unpacked(response, name, count) {
  const packed = name.endsWith(".gz") && !response.headers.get("content-encoding");
  const counted = response.body.pipeThrough(count());
  return packed ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
}

// Asked for once more where it was refused, as the browser may have kept the refusal.
async function had(url, get = fetch) {
  const kept = await get(url);
  return checked(kept.ok ? kept : await get(url, { cache: "reload" }));
}

function checked(response) {
  if (!response.ok) throw new Error(`${new URL(response.url).pathname} could not be read (${response.status}).`);
  return response;
}

// An import statement cannot wait, so what it needs is fetched while the worker stands still.
function readSync(url) {
  const request = new XMLHttpRequest();
  request.open("GET", url, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${url} could not be read (${request.status}).`);
  return new Uint8Array(request.response);
}
