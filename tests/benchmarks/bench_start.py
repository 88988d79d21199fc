"""How long Python takes to start in the page, and how many bytes that moves, beside plain Pyodide.

The peer is a module worker that calls `loadPyodide()` as its manual says, from the same server.
Both run `sum(range(10))`; ours, by the time it says that it is ready, has run far more: it has
imported our packages. A first start is in a new browser context, so that nothing is kept from
before; one of a return is in a browser that has started both before, and keeps what it keeps.
"""

from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

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

REMEMBER = """async ([script, where]) => {
  const { openWorker } = await import(script);
  const { PYTHON, MANIFEST } = await import(where);
  const worker = await openWorker(new AbortController().signal);
  await new Promise((done, fail) => {
    worker.onmessage = ({ data }) => {
      if (data.kind === "failed") fail(new Error(JSON.stringify(data.fault)));
      if (data.kind === "ready") done();
    };
    const start = { kind: "start", base: PYTHON, manifest: MANIFEST, confined: false };
    worker.postMessage({ ...start, remembers: true });
  });
  worker.terminate();
}"""
"""Has the browser keep Python's memory, as it does after a while (remembering.mjs)."""


def run(folder: Path) -> list[tuple[str, str, str]]:
    """Return a row (what, figure, ratio) for the time and one for the bytes."""
    with (
        serving(folder, pyodide=PYODIDE, peer=Path(__file__).parent) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright.chromium)
        pairs = [(plain(browser, site), ours(browser, site, folder)) for _ in range(PAIRS + 1)][1:]
        returns = returning(browser, site, folder)
        browser.close()
    peer_bytes, own_bytes = pairs[0][0][1], pairs[0][1][1]
    return [
        timed("Python start (goal ≤ 0.33)", [(peer[0], own[0]) for peer, own in pairs]),
        timed("Python start on return (goal ≤ 0.2)", returns),
        (
            "bytes for a start (goal ≤ 0.75)",
            f"{own_bytes / 1e6:.2f} MB (plain: {peer_bytes / 1e6:.2f} MB)",
            f"{own_bytes / peer_bytes:.2f}",
        ),
    ]


def timed(what: str, pairs: list[tuple[float, float]]) -> tuple[str, str, str]:
    """Return the row of a start's times, the peer's first."""
    peer, own = (median(each) for each in zip(*pairs, strict=True))
    ratio = median(own / peer for peer, own in pairs)
    return what, f"{own:.0f} ms (plain loadPyodide(): {peer:.0f} ms)", f"{ratio:.2f}"


def returning(browser: Browser, site: Site, folder: Path) -> list[tuple[float, float]]:
    """Return the milliseconds of pairs of starts in a browser that has started both before."""
    (runtime,) = folder.glob("assets/runtime-*")
    scripts = f"{site.url}{runtime.relative_to(folder).as_posix()}"
    message = {"url": f"{site.origin}/pyodide/pyodide.mjs"}
    peer = {"script": f"{site.origin}/peer/plain_worker.mjs", "message": message}
    page = browser.new_context().new_page()
    _rest(page, site)
    page.evaluate(REMEMBER, [f"{scripts}/opening.mjs", f"{scripts}/where.mjs"])
    pairs = []
    for _ in range(PAIRS + 1):
        _rest(page, site)
        theirs = float(page.evaluate(PLAIN, peer))
        _rest(page, site)
        pairs.append((theirs, float(page.evaluate(OURS, f"{scripts}/python.mjs"))))
    page.context.close()
    return pairs[1:]


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
    context = browser.new_context(service_workers="block")  # it begins after the first figure
    page = context.new_page()
    _rest(page, site)
    before = len(site.sent)
    time = float(page.evaluate(start, message))
    size = sum(sent.size for sent in site.sent[before:])
    context.close()
    return time, size


def _rest(page: Page, site: Site) -> None:
    """Go to a page on which nothing starts by itself, and wait until it has all that it wants."""
    page.goto(f"{site.url}{QUIET_PAGE}")
    page.wait_for_load_state("networkidle")
