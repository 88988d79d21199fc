// The site is kept for reading without a network (offline/service.mjs), once a page is there and at rest, unless the reader does not
// want it. <nn-offline> on the privacy page is the switch for it.
import { one } from "./dom.mjs";
import { forget } from "./remembered.mjs";
import { PYTHON } from "./where.mjs";

const ROOT = new URL(window.__md_scope ?? "./", location.href);
const KEY = `${ROOT.pathname}.nn-offline`; // "no" where the reader does not want it
const MEGABYTE = 1e6;
const FAILED =
  "It could not be kept. The browser may not allow it or have no room for it, or a file did not arrive. To try again, untick the box and tick it.";

const ENDS = new Set(["activated", "redundant"]);

/** @type {Promise<boolean> | undefined} whether it is kept in the end */
let begun;

const isWanted = () => localStorage.getItem(KEY) !== "no";

/** None where the browser has nothing of the kind, or refuses. */
const registered = async () => navigator.serviceWorker?.getRegistration(ROOT).catch(() => undefined);

/** @returns {Promise<boolean>} whether the site is kept in this browser */
export const isKept = async () => Boolean((await registered())?.active);

/** Python comes first where a page has figures; who saves bytes is not asked for more of them. */
function begin() {
  if (!("serviceWorker" in navigator) || !isWanted() || navigator.connection?.saveData) return;
  begun ??= keep().catch(() => false);
  for (const place of document.querySelectorAll("nn-offline")) place.follow();
}

async function keep() {
  const { active, installing } = await navigator.serviceWorker.register(new URL("service.mjs", ROOT));
  if (!active && installing) {
    await new Promise((resolve) => {
      installing.addEventListener("statechange", () => ENDS.has(installing.state) && resolve(undefined));
    });
  }
  return isKept();
}

const whenIdle = window.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 1000));

window.document$?.subscribe(() => {
  if (!document.querySelector("nn-demo")) whenIdle(begin);
});
addEventListener("nn:shown", () => whenIdle(begin), { capture: true, once: true });

/** The names of our caches: other sites of this host have theirs. */
async function caught() {
  const names = (await globalThis.caches?.keys().catch(() => [])) ?? []; // the browser may have none, or refuse
  return names.filter((name) => name.startsWith(`${ROOT.pathname} `));
}

/** Remove what is kept, and keep it no more. */
export async function stopKeeping() {
  begun = undefined;
  try {
    localStorage.setItem(KEY, "no");
  } catch {
    // There is no room for it: it holds until the page is left.
  }
  const registration = await registered();
  if (registration?.scope === ROOT.href) await registration.unregister();
  await Promise.all((await caught()).map((name) => caches.delete(name)));
  await forget(PYTHON);
}

async function size() {
  const { usage = 0 } = (await navigator.storage?.estimate()) ?? {};
  return `${(usage / MEGABYTE).toFixed(1)} MB`;
}

export class Offline extends HTMLElement {
  connectedCallback() {
    this.#box.checked = isWanted();
    this.addEventListener("change", () => this.#switched());
    this.#tell();
  }

  get #box() {
    return one(this, "input", HTMLInputElement);
  }

  async #switched() {
    if (this.#box.checked) localStorage.removeItem(KEY);
    if (this.#box.checked) begin();
    else await stopKeeping();
    this.follow();
  }

  /** Tell how it goes, until it is kept or cannot be. */
  async follow() {
    this.#box.checked = isWanted();
    await this.#tell();
    if (begun) await this.#tell(!(await begun));
  }

  async #tell(hasFailed = false) {
    const registration = await registered();
    if (registration?.active)
      this.#say(`It is kept: you can read it all without a connection. It takes up ${await size()}.`);
    else if (registration) this.#say("It is being kept; this takes a moment.");
    else if (hasFailed) this.#say(FAILED);
    else this.#say("It is not kept.");
  }

  #say(/** @type {string} */ text) {
    one(this, "output", HTMLOutputElement).textContent = text;
  }
}

customElements.define("nn-offline", Offline);
