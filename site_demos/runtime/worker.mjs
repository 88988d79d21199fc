// The worker that runs Python for the whole site. Only strings cross its border.
// Takes {kind: "start", base} once, then {kind: "ask", id, name, query}.
// Gives {kind: "progress", loaded, total}, {kind: "ready"}, {kind: "failed", reason}, {kind: "answer", id, text}.

let answer;

self.onmessage = async ({ data }) => {
  try {
    if (data.kind === "ask") return postMessage({ kind: "answer", id: data.id, text: answer(data.name, data.query) });
    answer = await start(data.base);
    postMessage({ kind: "ready" });
  } catch (error) {
    postMessage({ kind: "failed", reason: error.message });
  }
};

async function start(base) {
  const manifest = await fetch(`${base}manifest.json`).then(checked).then((response) => response.json());
  const coming = fetchAhead(base, manifest.bytes);
  // A file that is refused ends the start; loadPyodide() itself would wait for ever.
  const [python] = await Promise.all([load(base, manifest.packages), ...coming]);
  const live = python.pyimport("site_demos.runtime.live");
  live.install(() => python.toPy(readSync(`${base}full_stdlib.zip`)), python.toPy(manifest.library));
  return live.answer;
}

async function load(base, packages) {
  const [{ loadPyodide }] = await Promise.all([import(`${base}pyodide.mjs`), import(`${base}pyodide.asm.mjs`)]);
  return loadPyodide({
    indexURL: base,
    stdLibURL: `${base}stdlib.zip`,
    lockFileURL: `${base}pyodide-lock.json`,
    packages,
    checkIntegrity: false, // the names hold the hash, and the wheel comes from where this file came from
  });
}

// Fetch all files of a start at once, telling how many bytes have come, and give each to Pyodide when it asks.
// What is kept as .gz, as not every host compresses it, is asked for without that ending. Returns the promises.
function fetchAhead(base, sizes) {
  const plain = self.fetch;
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  let loaded = 0;
  const counter = () =>
    new TransformStream({
      transform(chunk, controller) {
        loaded += chunk.length;
        postMessage({ kind: "progress", loaded: Math.min(loaded, total), total });
        controller.enqueue(chunk);
      },
    });
  const read = async (name) => {
    const kept = await plain(base + name);
    const response = checked(kept.ok ? kept : await plain(base + name, { cache: "reload" })); // a refusal may be kept too
    const packed = name.endsWith(".gz") && !response.headers.get("content-encoding");
    const counted = response.body.pipeThrough(counter());
    const body = packed ? counted.pipeThrough(new DecompressionStream("gzip")) : counted;
    const type = name.endsWith(".wasm.gz") ? "application/wasm" : response.headers.get("content-type");
    return new Response(body, { headers: { "content-type": type } });
  };
  const coming = new Map(Object.keys(sizes).map((name) => [base + name.replace(/\.gz$/, ""), read(name)]));
  self.fetch = (address, options) => coming.get(String(address.url ?? address)) ?? plain(address, options);
  return coming.values();
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
