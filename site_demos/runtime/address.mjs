// The grammar of a link, #one-neuron?weight_1=2: a demo's id, a question mark, and a state, of which Python alone reads the values.
// tests/site_demos/test_address.py holds both languages to one table.

/**
 * The demo and the state that a link names. What stands behind the first question mark is the state, another one included. Some
 * mailers write the mark as %3F, and the signs of the state likewise.
 * @param {string} hash
 * @returns {{ id: string, query: string | undefined }}
 */
export function readAddress(hash) {
  const { id = "", mark, rest = "" } = LINK.exec(hash)?.groups ?? {};
  if (mark === undefined) return { id, query: undefined };
  return { id, query: rest.includes("=") ? rest : decoded(rest) };
}

const LINK = /^#?(?<id>(?:(?!\?|%3f).)*)(?<mark>\?|%3f)?(?<rest>.*)$/isu;

/**
 * A state, and the packed code behind it, of which Python learns nothing before the reader says so.
 * @param {string} query
 * @returns {{ state: string, code: string | undefined }}
 */
export function parted(query) {
  const { state = query, code } = CODE.exec(query)?.groups ?? {};
  return { state, code };
}

const CODE = /^(?<state>.*?)(?:^|&)code=(?<code>.*)$/su;

/** The packed code that the address of the page has for what bears an id. */
export function borrowed(/** @type {string} */ id) {
  const address = readAddress(location.hash);
  return address.id === id ? parted(address.query ?? "").code : undefined;
}

function decoded(/** @type {string} */ text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // which Python will refuse, and show
  }
}

/** Whether the page was loaded by going to and fro in the history of the tab, or again. */
export function cameBack() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming && ["reload", "back_forward"].includes(entry.type);
}
