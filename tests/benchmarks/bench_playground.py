"""How many figures a second the playground draws at play, beside the frames of an idle page."""

import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.demo import Demo
from tests.browser.server import serving
from tests.browser.visit import page_with

NAME = "playground"
PAIRS = 5
SECONDS = 2.0
FRAMES = """seconds => new Promise(done => {
  let count = 0;
  const begun = performance.now();
  const next = now => {
    if (now - begun > 1000 * seconds) return done(count / seconds);
    count++;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})"""
FIGURES = """([demo, seconds]) => new Promise(done => {
  let count = 0;
  const counted = () => count++;
  const play = demo.querySelector("[data-run=play]");
  demo.addEventListener("nn:shown", counted);
  play.click();
  setTimeout(() => {
    play.click();
    demo.removeEventListener("nn:shown", counted);
    done(count / seconds);
  }, 1000 * seconds);
})"""


def run(folder: Path) -> list[tuple[str, str, str]]:
    """Return a row (what, figure, ratio) for the default network."""
    with serving(folder) as site, sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        page = browser.new_page(viewport={"width": 1100, "height": 900})
        page.goto(f"{site.url}{page_with(folder, NAME)}")
        demo = Demo(page, NAME).wake()
        pairs = [measured(page, demo) for _ in range(PAIRS)]
        browser.close()
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(own / peer for own, peer in pairs)
    figure = f"{ours:.0f} figures/s (frames of an idle page: {theirs:.0f})"
    return [("playground at play (goal ≥ 30/s)", figure, f"{ratio:.2f}")]


def measured(page: Page, demo: Demo) -> tuple[float, float]:
    """Return the figures a second at play, and the frames a second at rest."""
    figures = page.evaluate(FIGURES, [demo.root.element_handle(), SECONDS])
    expect(demo.root).to_have_attribute("state", "live")
    return float(figures), float(page.evaluate(FRAMES, SECONDS))


if __name__ == "__main__":
    for what, figure, ratio in run(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()):
        print(f"{what:34} {figure:64} {ratio:>6}")
