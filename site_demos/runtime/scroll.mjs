// A wide table, formula or piece of code scrolls sideways; where it does, it can be reached and scrolled by key.

const WIDE = ".md-typeset__scrollwrap, .katex-display, .nn-scroll, pre > code";

const seen = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

function watch() {
  seen.disconnect();
  for (const part of document.querySelectorAll(WIDE)) seen.observe(part);
}

window.document$?.subscribe(() => requestAnimationFrame(watch)); // after Material has wrapped the tables
