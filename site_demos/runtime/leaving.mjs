// Material keeps parts of each page that was shown, and they all that they stand in: some 40,000 nodes a page. So a page that was
// left is taken apart. What drives a demo stays together, as its run may still answer.

const PAGE = "[data-md-component=container]";
const HELD = ".nn-figure, .nn-source, article, .md-sidebar, .md-sidebar *";

let shown = document.querySelector(PAGE);

function takeApart() {
  const left = shown;
  shown = document.querySelector(PAGE);
  if (!left || left === shown) return;
  for (const part of left.querySelectorAll(HELD)) part.replaceChildren();
  left.replaceChildren();
}

window.document$?.subscribe(takeApart);
