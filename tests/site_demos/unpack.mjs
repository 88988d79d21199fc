// Run by Node for the tests: the page's unpacking of files that come in chunks. node unpack.mjs < files
// Takes [[packed, size], …] as JSON, each file in base64 and the bytes of a chunk, and gives what comes of each, in base64 too,
// or null for one that is refused.
import { Buffer } from "node:buffer";
import process from "node:process";
import { text } from "node:stream/consumers";
import { ZSTDDecoder } from "zstddec/stream";
import { unpacking } from "../../site_demos/runtime/unpacking.mjs";

const decoder = new ZSTDDecoder();
await decoder.init();

async function unpacked(/** @type {[packed: string, size: number]} */ [packed, size]) {
  const bytes = new Uint8Array(Buffer.from(packed, "base64"));
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) =>
    bytes.slice(k * size, (k + 1) * size),
  );
  const coming = new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const plain = await new Response(coming.pipeThrough(unpacking(decoder))).arrayBuffer().catch(() => null);
  return plain && Buffer.from(plain).toString("base64");
}

/** @type {[packed: string, size: number][]} */
const files = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await Promise.all(files.map(unpacked))));
