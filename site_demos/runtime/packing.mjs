// A text as a part of a link: deflated, in letters that an address may hold.

const LONGEST = 100_000; // bytes of a text: what unpacks to more was made to do harm

/**
 * @param {string} text
 * @returns {Promise<string | undefined>} nothing, where it is too long
 */
export async function pack(text) {
  const written = new TextEncoder().encode(text);
  if (written.length > LONGEST) return;
  const bytes = new Uint8Array(await through(new CompressionStream("deflate-raw"), written));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} packed
 * @returns {Promise<string | undefined>} nothing, where it is no text, or too long
 */
export async function unpack(packed) {
  try {
    const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), bytes));
  } catch {
    // It is none.
  }
}

/**
 * @param {GenericTransformStream} change
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function through(change, bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(change).getReader();
  const parts = [];
  let length = 0;
  // biome-ignore lint/performance/noAwaitInLoops: one part after another
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    length += value.length;
    if (length > LONGEST) throw new RangeError("a link holds too much");
    parts.push(value);
  }
  return new Blob(parts).arrayBuffer();
}
