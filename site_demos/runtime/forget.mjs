// <nn-forget>: the switch of the privacy page, which deletes all that the site has stored, in the browser and in the tab. The site is not
// kept for reading without a network after that.
import { one } from "./dom.mjs";
import { stopKeeping } from "./offline.mjs";

const KEYS = `${window.__md_scope?.pathname ?? "/"}.`; // all sites of one host share the storage

class Forget extends HTMLElement {
  connectedCallback() {
    this.innerHTML = '<button type="button">Forget all of it</button> <span role="status"></span>';
    one(this, "button", HTMLButtonElement).addEventListener("click", () => this.#forget());
  }

  async #forget() {
    for (const storage of [localStorage, sessionStorage]) clear(storage);
    await stopKeeping();
    for (const place of document.querySelectorAll("nn-offline")) place.follow();
    dispatchEvent(new StorageEvent("storage", { key: null })); // for those that hold it in memory
    one(this, "span", HTMLElement).textContent = "It is forgotten.";
  }
}

function clear(/** @type {Storage} */ storage) {
  const keys = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? "");
  for (const key of keys) if (key.startsWith(KEYS)) storage.removeItem(key);
}

customElements.define("nn-forget", Forget);
