// The drawer, where a narrow page has its navigation: a button opens it, and the focus goes into it. Escape closes it and gives
// the focus back; it also closes when the focus leaves it. Material keeps its state in a checkbox, which works without scripts.
import { one, targetOf } from "./dom.mjs";

const toggle = one(document, "#__drawer", HTMLInputElement);
const button = one(document, ".nn-menu", HTMLButtonElement);

/** The focus goes to the page's own place in the list. */
function enter() {
  const drawer = one(document, ".md-sidebar--primary", HTMLElement); // another on every page
  const own = drawer.querySelector("a.md-nav__link--active");
  one(drawer, own ? "a.md-nav__link--active" : "a", HTMLAnchorElement).focus();
}

button.addEventListener("click", () => toggle.click());
toggle.addEventListener("change", () => {
  button.setAttribute("aria-expanded", String(toggle.checked));
  if (toggle.checked) enter();
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !toggle.checked) return;
  toggle.click();
  button.focus();
});
document.addEventListener("focusin", (event) => {
  if (toggle.checked && !targetOf(event).closest(".md-sidebar--primary, .nn-menu")) toggle.click();
});
