"""Each file of a start, damaged in each way: told at once, with the true reason and what to do."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.server import Site, serving
from tests.browser.visit import Begin, Visit

FILES = (
    "worker.mjs",
    "zstddec.mjs",
    "fflate.mjs",
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "stdlib.zip",
    ".whl",
)
"""Without what is added to the name of one that is packed."""
OF_A_KIND = ("worker.mjs", "pyodide.mjs", "pyodide.asm.wasm", ".whl")
"""One of ours, one of Pyodide's, what is compiled, and what is read by Python: tried each time."""
NEVER_BEGAN = "Python could not start, so the figure stays as it was."
ALTERED = bytes(range(256))
PAGE = "<!doctype html><title>Another page</title>"
START = """async script => {
  const { python } = await import(script);
  return python.start().then(() => ["live", null], ({ message, remedy }) => [message, remedy]);
}"""

type Break = Callable[[Site, str], None]


def miss(site: Site, path: str) -> None:
    site.blocked.add(path)


def cut_short(site: Site, path: str) -> None:
    site.changed[path] = lambda body: body[: len(body) // 2]


def alter(site: Site, path: str) -> None:
    site.changed[path] = lambda body: body[:-40] + bytes(byte ^ 1 for byte in body[-40:])


def give_a_page(site: Site, path: str) -> None:
    site.changed[path] = lambda _: PAGE.encode()


FAULTS: dict[Break, str] = {
    miss: "is missing from the site (404).",
    cut_short: "was cut short: ",
    alter: "is not the one that was built: it is damaged, or another one.",
    give_a_page: "A web page came instead of the file ",
}


@pytest.fixture(scope="module")
def bad_site(built: Path) -> Iterator[Site]:
    """The site, by a server that all tests of the table break in turn, and no cache helps."""
    with serving(built) as served:
        served.caching = "no-store"
        yield served


@pytest.fixture(scope="module")
def quiet(browser: Browser, bad_site: Site) -> Iterator[Page]:
    """A page that starts nothing by itself."""
    visit = Visit.begin(browser, bad_site)
    yield visit.open("privacy/")
    visit.end()
    assert visit.failures == []


def start(site: Site, page: Page) -> tuple[str, str | None]:
    """Start Python; return what the reader is told, and what there is to do about it."""
    (script,) = site.folders["/knobs/"].glob("assets/runtime*/python.mjs")
    message, remedy = page.evaluate(START, f"{site.url}assets/{script.parent.name}/python.mjs")
    return message, remedy


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.__name__))
@pytest.mark.parametrize(
    "file",
    [pytest.param(name, marks=() if name in OF_A_KIND else pytest.mark.long) for name in FILES],
)
def test_file_that_is_not_whole_is_told_at_once_by_name(
    bad_site: Site, quiet: Page, file: str, fault: Break
) -> None:
    bad_site.release()
    fault(bad_site, f"*/*{file}*")
    message, remedy = start(bad_site, quiet)
    assert message.startswith(f"{NEVER_BEGAN} ")
    assert file in message
    assert FAULTS[fault] in message
    assert remedy == "again"


@pytest.mark.long
@pytest.mark.parametrize("fault", [miss, alter], ids=lambda fault: str(fault.__name__))
def test_start_works_again_though_the_browser_has_kept_every_file_as_it_was_wrong(
    visiting: Begin, weak_site: Site, fault: Break
) -> None:
    page = visiting(weak_site).open("privacy/")
    for file in FILES:
        fault(weak_site, f"*/*{file}*")
    fetch = """([base, names]) => Promise.all(names.map(async (name) => {
      const response = await fetch(base + name);
      return response.arrayBuffer();
    }))"""
    assets = weak_site.folders["/knobs/"] / "assets"
    kept = [
        path.relative_to(assets).as_posix() for file in FILES for path in assets.rglob(f"*{file}*")
    ]
    page.evaluate(fetch, [f"{weak_site.url}assets/", kept])
    assert start(weak_site, page)[0] != "live"
    weak_site.release()
    assert start(weak_site, page)[0] == "live"


@pytest.fixture
def path(shown_on: ShownOn) -> str:
    """The page of the demo that is tried here."""
    return shown_on("sigmoid")


def expect_hopeless(visit: Visit, path: str, reason: str) -> None:
    """Expect that a browser which cannot is told so, and offers nothing that would not help."""
    demo = Demo(visit.open(path), "sigmoid")
    demo.root.scroll_into_view_if_needed()
    demo.settle("error")
    expect(demo.alert).to_have_text(f"{NEVER_BEGAN} {reason}")
    expect(demo.alert.get_by_role("button")).to_have_count(0)
    demo.draws(demo.query())


@pytest.mark.parametrize(
    "lacks",
    [
        "WebAssembly",
        pytest.param("Worker", marks=pytest.mark.long),
        pytest.param("DecompressionStream", marks=pytest.mark.long),
    ],
)
def test_browser_that_lacks_something_is_told_what(
    visiting: Begin, site: Site, path: str, lacks: str
) -> None:
    visit = visiting(site)
    visit.page.add_init_script(f"delete window.{lacks}")
    expect_hopeless(visit, path, f"It needs {lacks}, which this browser does not have.")


def test_policy_that_refuses_webassembly_is_told(
    visiting: Begin, weak_site: Site, path: str
) -> None:
    weak_site.policy = "script-src 'self' blob: 'unsafe-inline'"
    told = "It runs in WebAssembly, which a policy of the page or the browser forbids here."
    expect_hopeless(visiting(weak_site), path, told)
