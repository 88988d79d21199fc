// Which colours tell the signs apart: chosen in the header, kept in this browser only. The page's head has set
// the choice before anything was painted (publish/theme/main.html); here it changes.
import { targetOf } from "./dom.mjs";

const KEY = `${window.__md_scope?.pathname ?? "/"}.nn-palette`; // all sites of one host share the storage
const root = document.documentElement;

function choose(/** @type {string} */ name) {
  if (name) root.dataset.nnPalette = name;
  else delete root.dataset.nnPalette;
  for (const radio of radios()) radio.checked = radio.value === name;
}

function keep(/** @type {string} */ name) {
  try {
    if (name) localStorage.setItem(KEY, name);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is refused: the choice holds until the page is left.
  }
}

function close(back = false) {
  /** @type {HTMLDetailsElement | null} */
  const tools = document.querySelector(".nn-tools[open]");
  if (!tools) return;
  tools.open = false;
  if (back) tools.querySelector("summary")?.focus();
}

function closeUnlessWithin(/** @type {Event} */ event) {
  if (!targetOf(event).closest(".nn-tools")) close();
}

/** @returns {NodeListOf<HTMLInputElement>} */
const radios = () => document.querySelectorAll("input[name=nn-palette]");

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.name !== "nn-palette") return;
  choose(target.value);
  keep(target.value);
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && close(true));
document.addEventListener("pointerdown", closeUnlessWithin);
document.addEventListener("focusin", closeUnlessWithin);
window.addEventListener("storage", ({ key, newValue }) => (key ?? KEY) === KEY && choose(newValue ?? ""));

choose(root.dataset.nnPalette ?? "");
