// The worker of Material's search. To read all pages takes a slow telephone a second, just when Python starts there: so the search
// itself, whose address stands after the "#", is loaded and reads them once something is looked for. Until then this speaks for it.
// Takes all pages once, then what is looked for. Gives that it is ready, then what is found. What is looked for is what the reader
// meant: without the small words that every page has, and by the names that the pages have for the others, too.

/** @typedef {{ type: number, data?: any }} Message */

const [PAGES, READY, SOUGHT, FOUND] = [0, 1, 2, 3];
const give = self.postMessage.bind(self);

/** @type {Message} */
let pages;

const SMALL = new Set(
  `a about an and any are as at be between by can did do does for from get has have how i if in into is it its just me mean meaning
  my of on one or our so some tell than that the their there these this to use vs was we what when where which who why will with
  you your`.split(/\s+/u),
);
/** What readers look for, and what it is called here. */
const NAMES = new Map(
  `
  13002: 13,002
  accuracy: right mixes
  against: fair credit
  ai: artificial intelligence
  app: install
  backprop: backpropagation
  blind: palette colours
  certainty: sure
  chatbot: chatgpt
  cnn: convolution
  color: colour
  confidence: sure
  convolutional: convolution hope
  course: courses books
  dataset: images data
  delete: forget privacy
  derivative: slope
  device: privacy
  discrimination: fair groups
  download: kept file
  edge: edges
  embed: embedding
  fairness: fair groups
  fool: adversarial turn
  gpt: chatgpt
  gradients: gradient slope
  groups: fair
  hallucination: makes
  horizontal: level stroke
  initialization: first xavier
  interpolate: blend walk
  license: licence
  llm: language models
  loan: credit
  minimum: lowest
  mse: squared error
  multiplication: product
  neighbor: neighbour
  normalize: prepare
  notebook: scratch
  offline: browser keeps
  optimizer: optimiser better
  overfit: overfitting
  parameter: knobs
  parameters: knobs
  police: crime
  policing: crime patrols
  positive: alarm
  probability: sure
  rate: step
  recognize: recognise recognising
  regularization: decay regularisation
  repository: code
  shift: moved
  sigma: sigmoid notation
  smell: odour
  stock: market
  stocks: market
  symbols: notation
  tutorial: begin
  uploaded: privacy leaves
  vanishing: vanish slopes
  xor: exclusive
  `
    .trim()
    .split("\n")
    .map((line) => line.trim().split(": "))
    .map(([word, names = ""]) => [word, names.split(" ")]),
);
const SPACE = /\s+/u;
const MARKS = /[?!.,]+$/u;

/** @type {string[][]} what each word of the last query is called */
let sought = [];

/** @param {string} query */
function meant(query) {
  const words = query
    .toLowerCase()
    .split(SPACE)
    .filter(Boolean)
    .map((word) => word.replace(MARKS, ""));
  const large = words.filter((word) => !SMALL.has(word));
  sought = (large.length > 0 ? large : words).map((word) => [word, ...(NAMES.get(word) ?? [])]);
  return sought.flat().join(" ");
}

/**
 * Put first what has the most of the words, not some of them often; a word is there by any of its names.
 * @param {{ score: number, terms: Record<string, boolean> }[][]} items
 */
function ranked(items) {
  const by = new Map(items.map((group) => [group, Math.max(...group.map(worth))]));
  return items.toSorted((one, other) => (by.get(other) ?? 0) - (by.get(one) ?? 0));
}

function worth(/** @type {{ score: number, terms: Record<string, boolean> }} */ part) {
  const { terms } = part;
  part.terms = Object.fromEntries(sought.map((names) => [names[0], names.some((name) => terms[name])]));
  return part.score * (Object.values(part.terms).filter(Boolean).length / sought.length) ** 4;
}

addEventListener("message", ({ data, isTrusted }) => {
  if (isTrusted && data.type === SOUGHT) data.data = meant(data.data); // before the others have it
});
addEventListener("message", hold);

function hold(/** @type {MessageEvent<Message>} */ { data: message }) {
  if (message.type === PAGES) {
    pages = message;
    give({ type: READY });
  } else if (message.data.trim()) begin(message);
  else give({ type: FOUND, data: { items: [] } });
}

function begin(/** @type {Message} */ query) {
  importScripts(new URL(location.hash.slice(1), location.href));
  removeEventListener("message", hold);
  self.postMessage = (/** @type {Message} */ told) => {
    if (told.type === READY) hand(query);
    else give({ ...told, data: { ...told.data, items: ranked(told.data.items) } });
  };
  hand(pages);
}

/** Let the search itself have a message. */
function hand(/** @type {Message} */ message) {
  dispatchEvent(new MessageEvent("message", { data: message }));
}
