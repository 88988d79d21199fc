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
