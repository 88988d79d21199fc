// Which colours tell the signs apart: chosen in the header, kept in this browser only. The page's head has set
// the choice before anything was painted (publish/theme/main.html); here it changes.

const KEY = `${window.__md_scope?.pathname ?? "/"}.nn-palette`; // all sites of one host share the storage
const root = document.documentElement;

function choose(name) {
  if (name) root.dataset.nnPalette = name;
  else delete root.dataset.nnPalette;
  for (const radio of radios()) radio.checked = radio.value === name;
}

function keep(name) {
  try {
    if (name) localStorage.setItem(KEY, name);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is refused: the choice holds until the page is left.
  }
}

function close(tools, back = false) {
  if (!tools?.open) return;
  tools.open = false;
  if (back) tools.querySelector("summary").focus();
}

const radios = () => document.querySelectorAll("input[name=nn-palette]");
const open = () => document.querySelector(".nn-tools[open]");

document.addEventListener("change", ({ target }) => {
  if (target.name !== "nn-palette") return;
  choose(target.value);
  keep(target.value);
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && close(open(), true));
document.addEventListener("pointerdown", ({ target }) => target.closest(".nn-tools") || close(open()));
document.addEventListener("focusin", ({ target }) => target.closest(".nn-tools") || close(open()));
addEventListener("storage", ({ key, newValue }) => key === KEY && choose(newValue ?? ""));

choose(root.dataset.nnPalette ?? "");
