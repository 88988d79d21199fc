"""How long Python takes to start in the page, and how many bytes that moves, beside plain Pyodide.

The peer is a module worker that calls `loadPyodide()` as its manual says, from the same server.
Both run `sum(range(10))`; ours, by the time it says that it is ready, has run far more: it has
imported our packages. Each start is in a new browser context, so that nothing is kept from before.
"""

from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import launch
from tests.browser.server import Site, serving

PAIRS = 11
PYODIDE = Path(__file__).parents[2] / "node_modules/pyodide"
QUIET_PAGE = "privacy/"  # it has no demo, so nothing starts by itself
PLAIN = """({ script, message }) => new Promise((done, fail) => {
  const begun = performance.now();
  const worker = new Worker(script, { type: "module" });
  worker.onerror = ({ message }) => fail(new Error(message));
  worker.onmessage = () => done(performance.now() - begun);
  worker.postMessage(message);
})"""
OURS = """async (script) => {
  const { python } = await import(script); // as the page has it
  const begun = performance.now();
  await python.start();
  return performance.now() - begun;
}"""


def run(folder: Path) -> list[tuple[str, str, str]]:
    """Return a row (what, figure, ratio) for the time and one for the bytes."""
    with (
        serving(folder, pyodide=PYODIDE, peer=Path(__file__).parent) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright.chromium)
        pairs = [(plain(browser, site), ours(browser, site, folder)) for _ in range(PAIRS + 1)][1:]
        browser.close()
    times = [(peer[0], own[0]) for peer, own in pairs]
    peer_time, own_time = (median(each) for each in zip(*times, strict=True))
    ratio = median(own / peer for peer, own in times)
    peer_bytes, own_bytes = pairs[0][0][1], pairs[0][1][1]
    return [
        (
            "Python start (goal ≤ 0.35)",
            f"{own_time:.0f} ms (plain loadPyodide(): {peer_time:.0f} ms)",
            f"{ratio:.2f}",
        ),
        (
            "bytes for a start (goal < 1)",
            f"{own_bytes / 1e6:.2f} MB (plain: {peer_bytes / 1e6:.2f} MB)",
            f"{own_bytes / peer_bytes:.2f}",
        ),
    ]


def plain(browser: Browser, site: Site) -> tuple[float, int]:
    """Start Pyodide as its manual says; return milliseconds and bytes."""
    message = {"url": f"{site.origin}/pyodide/pyodide.mjs"}
    script = f"{site.origin}/peer/plain_worker.mjs"
    return _start(browser, site, PLAIN, {"script": script, "message": message})


def ours(browser: Browser, site: Site, folder: Path) -> tuple[float, int]:
    """Start the site's worker; return milliseconds and bytes."""
    (script,) = folder.glob("assets/runtime-*/python.mjs")
    return _start(browser, site, OURS, f"{site.url}{script.relative_to(folder).as_posix()}")


def _start(browser: Browser, site: Site, start: str, message: Any) -> tuple[float, int]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.url}{QUIET_PAGE}")
    page.wait_for_load_state("networkidle")
    before = len(site.sent)
    time = float(page.evaluate(start, message))
    size = sum(sent.size for sent in site.sent[before:])
    context.close()
    return time, size
