// The site is kept for reading without a network (offline/service.mjs), once a page is there and at rest, unless the reader does not
// want it. <nn-offline> on the privacy page is the switch for it.
import { one } from "./dom.mjs";
import { forget } from "./remembered.mjs";
import { PYTHON } from "./where.mjs";

const ROOT = new URL(window.__md_scope ?? "./", location.href);
const KEY = `${ROOT.pathname}.nn-offline`; // "no" where the reader does not want it
const MEGABYTE = 1e6;

/** @type {Promise<unknown> | undefined} */
let begun;

const isWanted = () => localStorage.getItem(KEY) !== "no";
const registered = () => navigator.serviceWorker?.getRegistration(ROOT);

/** @returns {Promise<boolean>} whether the site is kept in this browser */
export const isKept = async () => Boolean((await registered())?.active);

/** Python comes first where a page has figures; who saves bytes is not asked for more of them. */
function begin() {
  if (!("serviceWorker" in navigator) || !isWanted() || navigator.connection?.saveData) return;
  begun ??= navigator.serviceWorker.register(new URL("service.mjs", ROOT)).catch(() => undefined);
  for (const place of document.querySelectorAll("nn-offline")) place.follow();
}

const whenIdle = window.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 1000));

window.document$?.subscribe(() => {
  if (!document.querySelector("nn-demo")) whenIdle(begin);
});
addEventListener("nn:shown", () => whenIdle(begin), { capture: true, once: true });

/** The names of our caches: other sites of this host have theirs. */
const caught = async () => (await caches.keys()).filter((name) => name.startsWith(`${ROOT.pathname} `));

/** Remove what is kept, and keep it no more. */
export async function stopKeeping() {
  begun = undefined;
  localStorage.setItem(KEY, "no");
  const registration = await registered();
  if (registration?.scope === ROOT.href) await registration.unregister();
  await Promise.all((await caught()).map((name) => caches.delete(name)));
  await forget(PYTHON);
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

  /** Tell how it goes, until it is kept. */
  async follow() {
    this.#box.checked = isWanted();
    await begun;
    this.#tell();
    if (!begun) return;
    await navigator.serviceWorker.ready;
    this.#tell();
  }

  async #tell() {
    const registration = await registered();
    const { usage = 0 } = (await navigator.storage?.estimate()) ?? {};
    const size = `${(usage / MEGABYTE).toFixed(1)} MB`;
    if (registration?.active) this.#say(`It is kept: you can read it all without a connection. It takes up ${size}.`);
    else if (registration) this.#say("It is being kept; this takes a moment.");
    else this.#say("It is not kept.");
  }

  #say(/** @type {string} */ text) {
    one(this, "output", HTMLOutputElement).textContent = text;
  }
}

customElements.define("nn-offline", Offline);
