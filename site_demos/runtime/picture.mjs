// A picture that the reader drops on a pad, pastes or picks: the browser reads it and makes it small and grey; Python traces the ink
// (see live.py). It goes nowhere else.

const LARGEST_FILE = 30_000_000; // bytes
const MEGABYTE = 1e6;
const SIDE = 128; // pixels, at most: lines are no finer on a pad

/** The picture among what is dropped or pasted, if there is one; any other file is taken too, to be refused by name. */
export const fileOf = (/** @type {DataTransfer | null} */ transfer) => transfer?.files[0];

/**
 * Its width, and a byte for each pixel, as text.
 * @param {File} file
 */
export async function shadesOf(file) {
  if (file.size > LARGEST_FILE) {
    const size = (file.size / MEGABYTE).toFixed(1);
    throw new Error(`${file.name} must be at most ${LARGEST_FILE / MEGABYTE} MB, but is ${size} MB.`);
  }
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error(`${file.name} must be a picture that this browser can read, such as PNG or JPEG.`);
  });
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const [width, height] = [picture.width, picture.height].map((side) => Math.max(1, Math.round(side * scale)));
  return `${width} ${btoa(String.fromCharCode(...greys(picture, Number(width), Number(height))))}`;
}

/** The shades of a picture on white paper. */
function greys(/** @type {ImageBitmap} */ picture, /** @type {number} */ width, /** @type {number} */ height) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser has no canvas, which a picture needs.");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  const { data } = context.getImageData(0, 0, width, height);
  return Uint8Array.from({ length: width * height }, (_, place) => luma(data.subarray(4 * place)));
}

const luma = (/** @type {Uint8ClampedArray} */ [red = 0, green = 0, blue = 0]) =>
  0.299 * red + 0.587 * green + 0.114 * blue;
