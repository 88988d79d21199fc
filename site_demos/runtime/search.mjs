// The worker of Material's search. To fetch and to read all pages takes a slow telephone a second, just when Python starts there: so
// their words, and the search itself, whose address stands after the "#", are loaded once something is looked for. Until then this
// speaks for it. Takes how the search is set once, then what is looked for. Gives that it is ready, then what is found. What is
// looked for is what the reader meant: without the small words that every page has, and spelt as the pages spell it.

/** @typedef {{ type: number, data?: any }} Message */
/** @typedef {{ score: number, terms: Record<string, boolean>, tags?: string[] | undefined }} Part what is found of a page */

const [PAGES, READY, SOUGHT, FOUND] = [0, 1, 2, 3];
const give = self.postMessage.bind(self);
const WORDS = new URL("../../search/words.json", location.href);
const LOST = {
  title: "The search did not load. Keep typing to try again.",
  location: "",
  text: "",
  score: 1,
  terms: {},
};

/** @type {Message} how the search is set, and all pages once something is looked for */
let pages;
/** @type {string[]} the words of all pages, the most frequent first */
let words = [];
/** @type {any} what Material's search is made of */
let lunr;
let isSecond = false;

const SMALL = new Set(
  `a about an and any are as at be between by can did do does explain explained for from get has have how i if in into is it its just
  make many me mean meaning means much my of on one or our please s simple so some t tell than that the their there these think
  this to use vs was we what when where which who why will with you your`.split(/\s+/u),
);
const WORD = /[\p{L}\p{N}_]+(?:[.,]\p{N}+)*/gu;
const TIMES = /(\d)x(?=\d)/gu;
const DIGITS = /^\d+$/u;
const TAG = /<[^>]*>/gu;

function meant(/** @type {string} */ query) {
  const asked = query.toLowerCase().replaceAll(TIMES, "$1 ").match(WORD) ?? [];
  const large = asked.filter((word) => !SMALL.has(word) && lunr.stopWordFilter(word));
  return [...new Set((large.length > 0 ? large : asked).map(spelt).map(whole))].join(" ");
}

/** Have a number found by itself, not as what another begins with. */
function whole(/** @type {string} */ word) {
  return DIGITS.test(word) && words.includes(word) ? `${word}^1` : word;
}

/** Return a word as the pages spell it, if none of theirs begins with it. */
function spelt(/** @type {string} */ word) {
  const most = [4, 8].filter((length) => length <= word.length).length;
  if (most === 0 || words.some((other) => other.startsWith(word))) return word;
  const alike = words.filter((other) => other[0] === word[0] && Math.abs(other.length - word.length) <= most);
  const far = alike.map((other) => distance(word, other));
  const least = Math.min(...far);
  return (least <= most && alike[far.indexOf(least)]) || word;
}

/** Count the letters to add, leave out, change, or change with the next, to make one word of another. */
function distance(/** @type {string} */ one, /** @type {string} */ other) {
  /** @type {number[]} */
  let above = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = at(row, j - 1) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const turns = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(changed, at(row, j) + 1, at(next, j - 1) + 1, turns ? at(above, j - 2) + 1 : changed);
    }
    [above, row] = [row, next];
  }
  return at(row, other.length);
}

function at(/** @type {number[]} */ row, /** @type {number} */ place) {
  return row[place] ?? Number.POSITIVE_INFINITY;
}

function read(/** @type {{ title: string, text: string, tags?: string[] }[]} */ docs) {
  const often = new Map();
  for (const { title, text, tags = [] } of docs)
    for (const word of [title, ...tags, text].join(" ").replaceAll(TAG, " ").toLowerCase().match(WORD) ?? [])
      often.set(word, (often.get(word) ?? 0) + 1);
  return [...often.keys()].toSorted((one, other) => often.get(other) - often.get(one));
}

/** Put first the pages that have the most of the words, and in one place, not some of them often. */
function ranked(/** @type {Part[][]} */ items) {
  const rare = rarity(items);
  const by = new Map(items.map((page) => [page, worth(page, rare)]));
  for (const part of items.flat()) part.tags = undefined; // they are there to be found, not to be read
  return items.toSorted((one, other) => (by.get(other) ?? 0) - (by.get(one) ?? 0));
}

/** Say what each word counts: the fewer pages have it, the more. */
function rarity(/** @type {Part[][]} */ items) {
  const having = new Map();
  for (const word of items.flatMap((page) => [...new Set(page.flatMap(found))]))
    having.set(word, (having.get(word) ?? 0) + 1);
  return new Map([...having].map(([word, count]) => [word, Math.log(1 + items.length / count)]));
}

/**
 * @param {Part[]} page
 * @param {Map<string, number>} rare
 */
function worth(page, rare) {
  const sum = (/** @type {string[]} */ all) =>
    [...new Set(all)].reduce((total, word) => total + (rare.get(word) ?? 0), 0);
  return Math.max(...page.map((part) => part.score * sum(found(part)) ** 2)) * sum(page.flatMap(found)) ** 2;
}

function found(/** @type {Part} */ { terms }) {
  return Object.keys(terms).filter((word) => terms[word]);
}

addEventListener("message", hold);

function hold(/** @type {MessageEvent<Message>} */ { data: message }) {
  if (message.type === PAGES) {
    pages = message;
    give({ type: READY });
  } else if (message.data.trim()) begin(message);
  else give({ type: FOUND, data: { items: [] } });
}

function begin(/** @type {Message} */ query) {
  try {
    if (pages.data.docs.length === 0) pages.data.docs = fetched();
  } catch {
    give({ type: FOUND, data: { items: [[LOST]] } });
    return;
  }
  removeEventListener("message", hold);
  addEventListener("message", ({ data }) => {
    if (data.type === SOUGHT) data.data = meant(data.data); // before the search has it
  });
  importScripts(new URL(location.hash.slice(1), location.href));
  ({ lunr } = /** @type {any} */ (self));
  lunr.TokenSet.prototype.toString = nodeName;
  words = read(pages.data.docs);
  self.postMessage = (/** @type {Message} */ told) => {
    if (told.type === READY) hand(query);
    else give({ ...told, data: { ...told.data, items: ranked(told.data.items) } });
  };
  hand(pages);
}

/** Nothing is looked for meanwhile, so it may stand still. The browser may have kept a refusal: a second time gets past that. */
function fetched() {
  const request = new XMLHttpRequest();
  request.open("GET", `${WORDS}${isSecond ? `?${Date.now()}` : ""}`, false);
  isSecond = true;
  request.send();
  return JSON.parse(request.responseText);
}

/**
 * Name a node of the tree of all words by where it leads. Lunr's own names run together, and "1" to node 23 is "12" to node 3: nodes
 * were taken for each other, words came out that no page has, and the search broke off at them.
 * @this {{ final: boolean, edges: Record<string, { id: number }> }}
 */
function nodeName() {
  const edges = Object.entries(this.edges).map(([letter, { id }]) => `${letter}${id}`);
  return [this.final, ...edges.toSorted()].join(" ");
}

/** Let the search itself have a message. */
function hand(/** @type {Message} */ message) {
  dispatchEvent(new MessageEvent("message", { data: message }));
}
