// The glossary's sentence at a link (publish/terms.py). Escape puts it away, until the pointer or the focus comes again. Where a
// finger has no way to point, the first tap shows the sentence, and only the next one follows the link.

const TERM = ".nn-defined";
const OPEN = `${TERM}:is(:hover, :focus-within, [data-tapped])`;

/** @type {Element | null} the term that a finger has come down on, unless its sentence is there already */
let touched = null;

addEventListener(
  "pointerdown",
  ({ target, pointerType }) => {
    const term = target instanceof Element ? target.closest(TERM) : null;
    touched = pointerType === "touch" && term && !term.hasAttribute("data-tapped") ? term : null;
    for (const other of document.querySelectorAll(`${TERM}[data-tapped]`))
      if (other !== term) other.removeAttribute("data-tapped");
  },
  true,
);

addEventListener(
  "click",
  (event) => {
    const term = touched;
    touched = null;
    const isTap = event.detail > 0 && event.target instanceof Node && term?.contains(event.target);
    if (!term || !isTap) return;
    event.preventDefault();
    event.stopPropagation(); // Material would follow the link
    term.removeAttribute("data-shut");
    term.toggleAttribute("data-tapped", true);
  },
  true,
);

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const open of document.querySelectorAll(OPEN)) {
    open.removeAttribute("data-tapped");
    open.toggleAttribute("data-shut", true);
  }
});

for (const type of ["pointerover", "focusin"]) {
  addEventListener(type, () => {
    for (const shut of document.querySelectorAll(`${TERM}[data-shut]:not(${OPEN})`)) shut.removeAttribute("data-shut");
  });
}
