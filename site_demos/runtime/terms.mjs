// Escape puts away the glossary's sentence at a link (publish/terms.py), until the pointer or the focus comes again.

const OPEN = ".nn-defined:is(:hover, :focus-within)";

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const open of document.querySelectorAll(OPEN)) open.toggleAttribute("data-shut", true);
});

for (const type of ["pointerover", "focusin"]) {
  addEventListener(type, () => {
    for (const shut of document.querySelectorAll(`.nn-defined[data-shut]:not(${OPEN})`))
      shut.removeAttribute("data-shut");
  });
}
