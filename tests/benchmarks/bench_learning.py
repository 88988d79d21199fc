"""How fast the page learns, beside the same code in CPython on the same machine, and how far.

Page and CPython take turns, each for a burst of the same length; a ratio is the median over the
pairs. Then the page plays from the start until it reads 85 in 100 unseen images right.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Browser, Page, expect, sync_playwright

from site_demos.demos.learning import train_it_here
from tests.browser.chromium import launch
from tests.browser.demo import Demo
from tests.browser.server import Site, serving
from tests.browser.visit import page_with
from tests.pyodide.conftest import ASK, NODE, unpacked
from tests.runs import run_of

expect.set_options(timeout=60_000)

NAME = "train-it-here"
ROOT = f"nn-demo#{NAME}"
PAIRS = 5
SECONDS = 2.0
GOAL = 85.0
MEGABYTE = 1e6
MANY = 2000
PLAY_UNTIL = """([demo, goal]) => new Promise(done => {
  const begun = performance.now();
  const watch = setInterval(() => {
    const share = parseFloat(demo.querySelector("[data-result=unseen]").textContent);
    if (!(share >= goal)) return;
    clearInterval(watch);
    done((performance.now() - begun) / 1000);
  }, 20);
  demo.querySelector("[data-run=play]").click();
})"""


def run(folder: Path) -> list[tuple[str, str, str]]:
    """Return a row (what, figure, ratio) for speed, for the time to a goal, and for memory."""
    with serving(folder) as site, sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        rows = [speed(browser, site, folder), time_to_goal(browser, site, folder)]
        browser.close()
    return [*rows, memory(folder)]


def speed(browser: Browser, site: Site, folder: Path) -> tuple[str, str, str]:
    """Compare the images a second, the page's figures and trials included."""
    with opened(browser, site, folder) as page:
        here = run_of(train_it_here, train_it_here.Parameters())
        pairs = []
        for _ in range(PAIRS):
            before = here.state.seen
            ours = played(page)
            end = (begun := perf_counter()) + SECONDS
            here = here.advanced(lambda end=end: perf_counter() < end)
            pairs.append((ours, (here.state.seen - before) / (perf_counter() - begun)))
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    figure = f"{ours:,.0f} images/s (the same code in CPython: {theirs:,.0f})"
    ratio = median(own / peer for own, peer in pairs)
    return "learning in the page (goal ≥ 0.45)", figure, f"{ratio:.2f}"


def played(page: Page) -> float:
    """Return the images a second of a burst of play."""
    before, begun = seen(page), perf_counter()
    page.locator(f"{ROOT} [data-run=play]").click()
    page.wait_for_timeout(1000 * SECONDS)
    page.locator(f"{ROOT} [data-run=play]").click()
    Demo(page, NAME).settle()
    return (seen(page) - before) / (perf_counter() - begun)


def seen(page: Page) -> int:
    """Return how many images the page's training has seen."""
    found = re.search(r"([\d,]+) examples", page.locator(f"{ROOT} .nn-pace").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def time_to_goal(browser: Browser, site: Site, folder: Path) -> tuple[str, str, str]:
    """Measure how long it takes from pressing play to the goal."""
    with opened(browser, site, folder) as page:
        demo = page.locator(ROOT).element_handle()
        seconds = page.evaluate(PLAY_UNTIL, [demo, GOAL])
        images = page.locator(f"{ROOT} [data-result=unseen]").inner_text()
    what = f"{GOAL:.0f}% of unseen images (goal ≤ 15 s)"
    return what, f"{seconds:.1f} s from pressing play to {images}", ""


def memory(folder: Path) -> tuple[str, str, str]:
    """Measure Python's whole memory before and after a long training, in Node."""
    with TemporaryDirectory() as place:
        command = [str(NODE) if NODE.exists() else "node", str(ASK), place]
        unpacked(folder, Path(place))
        questions = [
            *order("restart"),
            *({"heap": True} for _ in range(1)),
            *(each for _ in range(MANY) for each in order("advance")),
            {"heap": True},
        ]
        asked = "\n".join(map(json.dumps, questions))
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    told = [json.loads(line)["text"] for line in done.stdout.splitlines()]
    before, after = int(told[1]), int(told[-1])
    figure = f"{after / MEGABYTE:.0f} MB after {MANY:,} steps and figures ({before / MEGABYTE:.0f})"
    return "Python’s memory (goal ≤ 256 MB)", figure, f"{after / before:.2f}"


def order(order: str) -> Iterator[dict[str, str]]:
    """Yield the question that orders one thing of a run."""
    yield {"name": NAME, "query": "", "key": NAME, "order": order, "text": "0"}


@contextmanager
def opened(browser: Browser, site: Site, folder: Path) -> Iterator[Page]:
    """Open the page that trains, and wait until it is live."""
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    page.goto(f"{site.url}{page_with(folder, NAME)}")
    Demo(page, NAME).wake()
    expect(page.locator(f"{ROOT} .nn-pace")).to_have_text("0 steps")
    yield page
    page.close()


if __name__ == "__main__":
    for what, figure, ratio in run(Path(sys.argv[1] if len(sys.argv) > 1 else "site").resolve()):
        print(f"{what:42} {figure:64} {ratio:>6}")
