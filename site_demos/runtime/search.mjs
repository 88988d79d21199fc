// The worker of Material's search. To read all pages takes a slow telephone a second, just when Python starts there: so the search
// itself, whose address stands after the "#", is loaded and reads them once something is looked for. Until then this speaks for it.
// Takes all pages once, then what is looked for. Gives that it is ready, then what is found.

/** @typedef {{ type: number, data?: any }} Message */

const [PAGES, READY, FOUND] = [0, 1, 3];
const give = self.postMessage.bind(self);

/** @type {Message} */
let pages;

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
  self.postMessage = (/** @type {Message} */ told) => (told.type === READY ? hand(query) : give(told));
  hand(pages);
}

/** Let the search itself have a message. */
function hand(/** @type {Message} */ message) {
  dispatchEvent(new MessageEvent("message", { data: message }));
}
