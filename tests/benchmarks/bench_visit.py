"""How long a first visit takes on a usual line and on a phone's processor; what a long one keeps.

The line is of 10 Mbit/s with 40 ms to an answer, made by the server, so that workers are on it too.
A phone's processor is this one, of which the page and its workers get a quarter (slower.py). The
peer of a start is a page of one line that starts Pyodide as its manual says.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.bench_start import PLAIN, PYODIDE
from tests.benchmarks.slower import slower
from tests.browser.chromium import launch
from tests.browser.demo import Demo
from tests.browser.server import Line, Site, serving
from tests.browser.visit import Visit, page_with, pages

PAIRS = 5
DELAY, RATE = 0.04, 10e6 / 8  # seconds, bytes a second
NAVIGATIONS = 200
FIRST = 20  # navigations after which the memory is what it should stay
FIRST_FIGURE = "draw-a-digit"
"""Of the home page, where a first visit begins."""
NAME = "sigmoid-or-relu"
"""It has 5,000 images to learn from, which come after Python."""
PEER = "/peer/plain.html"
DEMO = re.compile(rb"<nn-demo\b.*?</nn-demo>", re.DOTALL)
NOTED = """() => new Promise(done => {
  const find = () => performance.getEntriesByName("NAME")[0]?.startTime;
  const watch = new PerformanceObserver(tell);
  watch.observe({ entryTypes: ["paint", "mark"] });
  tell();
  function tell() {
    if (find() === undefined) return;
    watch.disconnect();
    done(find());
  }
})"""
PAINTED, LIVE = (NOTED.replace("NAME", name) for name in ("first-contentful-paint", "nn:live"))
STARTED = """async arguments_ => {
  const begun = performance.now();
  return begun + await (PLAIN)(arguments_);
}""".replace("PLAIN", PLAIN)
ANSWERED = """async ([demo, name, texts]) => {
  const times = [];
  for (const text of texts) {
    await new Promise(requestAnimationFrame);
    const begun = performance.now();
    const drawn = new Promise(done => demo.addEventListener("nn:shown", done, { once: true }));
    const field = demo.querySelector(`[name="${name}"]`);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn;
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}"""


def run(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield a row (what, figure, ratio) for each."""
    peer = Path(__file__).parent
    with (
        serving(folder, pyodide=PYODIDE, peer=peer) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright.chromium)
        path = f"{page_with(folder, NAME)}"
        site.line = Line(DELAY, RATE)
        home = f"{page_with(folder, FIRST_FIGURE)}"
        yield in_pairs(
            "first visit, 10 Mbit/s, to a live figure (goal ≤ 0.75)",
            "a page that starts plain Pyodide",
            lambda: plain(browser, site),
            lambda: live(browser, site, home, FIRST_FIGURE),
        )
        yield in_pairs(
            "first visit, 10 Mbit/s, to a figure with 5,000 images",
            "a page that starts plain Pyodide",
            lambda: plain(browser, site),
            lambda: live(browser, site, path, NAME),
        )
        yield in_pairs(
            "first visit, 10 Mbit/s, to a page to read (goal ≤ 1.1)",
            "the same page without figures",
            lambda: without_figures(browser, site, path),
            lambda: painted(browser, site, path),
        )
        site.line = None
        with slower(browser):
            yield in_pairs(
                "phone: from the address to a live figure",
                "a page that starts plain Pyodide",
                lambda: plain(browser, site),
                lambda: live(browser, site, path, NAME),
            )
        yield from by_hand(browser, site, folder)
        yield memory(browser, site)
        browser.close()


def in_pairs(
    what: str, whose: str, peer: Callable[[], float], own: Callable[[], float]
) -> tuple[str, str, str]:
    """Return the row of what takes turns with its peer."""
    pairs = [(own(), peer()) for _ in range(PAIRS)]
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(one / other for one, other in pairs)
    return what, f"{ours / 1000:.2f} s ({whose}: {theirs / 1000:.2f} s)", f"{ratio:.2f}"


def plain(browser: Browser, site: Site) -> float:
    """Return the milliseconds from an address to what plain Pyodide has worked out."""
    page = opened(browser, f"{site.origin}{PEER}")
    message = {"url": f"{site.origin}/pyodide/pyodide.mjs"}
    script = f"{site.origin}/peer/plain_worker.mjs"
    return closed(page, float(page.evaluate(STARTED, {"script": script, "message": message})))


def live(browser: Browser, site: Site, path: str, name: str) -> float:
    """Return the milliseconds from an address to the first figure that Python has drawn there."""
    page = opened(browser, f"{site.url}{path}")
    page.locator(f"nn-demo#{name}").scroll_into_view_if_needed()
    return closed(page, float(page.evaluate(LIVE)))


def painted(browser: Browser, site: Site, path: str) -> float:
    """Return the milliseconds from an address to something to read there, its figure with it."""
    page = opened(browser, f"{site.url}{path}")
    return closed(page, float(page.evaluate(PAINTED)))


def without_figures(browser: Browser, site: Site, path: str) -> float:
    """Return the same for the page without its figures and their scripts."""
    pattern = f"*/{path}"
    site.changed[pattern] = lambda body: DEMO.sub(b"", body)
    time = painted(browser, site, path)
    del site.changed[pattern]
    return time


def by_hand(browser: Browser, site: Site, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield how long a slider and a stroke take on a phone, beside this machine unslowed."""
    strokes = [f"10-10_20-{20 + turn}_12-22" for turn in range(15)]
    sliders = [f"{turn / 10 - 1:g}" for turn in range(15)]
    asked = ("sigmoid", "z", sliders, "a slider"), ("draw-a-digit", "drawing", strokes, "a stroke")
    for name, field, texts, what in asked:
        page = browser.new_page(service_workers="block")
        page.goto(f"{site.url}{page_with(folder, name)}")
        demo = Demo(page, name).wake()
        arguments = [demo.root.element_handle(), field, texts]
        peer = float(page.evaluate(ANSWERED, arguments))
        with slower(browser):
            own = float(page.evaluate(ANSWERED, arguments))
        page.close()
        figure = f"{own:.0f} ms (this processor: {peer:.0f} ms)"
        yield f"phone: from {what} to the new figure", figure, f"{own / peer:.1f}"


def memory(browser: Browser, site: Site) -> tuple[str, str, str]:
    """Return how much of a page is kept after many others, beside what is after a few."""
    visit = Visit.begin(browser, site)
    visit.open()
    tools = visit.page.context.new_cdp_session(visit.page)
    paths = [path for path in pages() if path and "no-such" not in path]
    counts = {}
    for turn in range(1, NAVIGATIONS + 1):
        visit.go(paths[turn % len(paths)])
        if turn in {FIRST, NAVIGATIONS}:
            visit.go("")
            counts[turn] = counted(tools)
    visit.end()
    (nodes, heap), (few, least) = counts[NAVIGATIONS], counts[FIRST]
    figure = f"{nodes:,} nodes, {heap:.0f} MB (after {FIRST}: {few:,} nodes, {least:.0f} MB)"
    return f"memory after {NAVIGATIONS} pages", figure, f"{heap / least:.2f}"


def counted(tools: CDPSession) -> tuple[int, float]:
    """Return how many nodes the browser keeps, and the megabytes of the page's script."""
    tools.send("HeapProfiler.collectGarbage")
    nodes = int(tools.send("Memory.getDOMCounters")["nodes"])
    return nodes, tools.send("Runtime.getHeapUsage")["usedSize"] / 1e6


def opened(browser: Browser, address: str) -> Page:
    """Return an address in a new browser context."""
    page = browser.new_context(service_workers="block").new_page()
    page.goto(address, wait_until="commit")
    return page


def closed(page: Page, time: float) -> float:
    """Return what was measured on a page that has had its time."""
    page.context.close()
    return time
