// What the build has packed by Zstandard, unpacked as it comes: smaller by a fifth than by gzip, and browsers have no decoder of
// their own for it yet.

/** @import { ZSTDDecoder } from "zstddec/stream" */

const AT_MOST = 2; // empty parts of one chunk: of a damaged file the decoder gives no others, without end, and says nothing

/**
 * A stream from packed to plain. The decoder asks for the next chunk when it has done with one, and takes none for the end of
 * all: so the newest always waits for the one behind it.
 * @param {ZSTDDecoder} decoder
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
export function unpacking(decoder) {
  /** @type {Uint8Array[]} */
  const waiting = [];
  let empty = 0;
  const parts = decoder.decodeStreaming(taken());

  function* taken() {
    for (let chunk = waiting.shift(); chunk; chunk = waiting.shift()) {
      empty = 0;
      yield chunk;
    }
  }

  /** @returns {boolean} whether there may be more */
  function give(/** @type {TransformStreamDefaultController} */ controller) {
    const { value: part, done } = parts.next();
    if (done) return false;
    if (part.length > 0) controller.enqueue(part);
    else empty += 1;
    if (empty > AT_MOST) throw new TypeError("This is not packed by Zstandard, or damaged.");
    return true;
  }

  return new TransformStream({
    transform(chunk, controller) {
      waiting.push(chunk);
      while (waiting.length > 0) give(controller);
    },
    flush(controller) {
      while (give(controller));
    },
  });
}
