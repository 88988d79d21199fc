"""What the browser tests share: visits that end with their test, demos and pages that stay live."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from site_demos.kit.figure import demos
from tests.browser.demo import Demo
from tests.browser.engines import able
from tests.browser.playground import NAME as PLAYGROUND
from tests.browser.runner import NAME, Runner
from tests.browser.server import Site
from tests.browser.visit import DESK, DOCS, PHONE, SIZE, Begin, Visit, page_with, pages

expect.set_options(timeout=60_000)
ARRIVES = "nothing_moves_or_sticks_out"
"""The test that comes to a page and lets its demos go live."""
SHOWS = re.compile(r'^```demo name="([^"]+)"', re.MULTILINE)

type ShownOn = Callable[[str], str]
type OnPhone = Callable[[str], Demo]
type Anew = Callable[[str], Demo]
type Sized = Callable[[int], object]


@pytest.hookimpl(trylast=True)  # after pytest has put together what shares a parameter
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests of one page follow each other: the way there takes longer than most of them."""
    places = [place for place, item in enumerate(items) if _page(item) is not None]
    ordered = sorted((items[place] for place in places), key=_turn)
    for place, item in zip(places, ordered, strict=True):
        items[place] = item


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup() -> Generator[None, object, object]:
    """Leave out what an engine cannot be asked for."""
    with able():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Leave out what an engine cannot be asked for."""
    with able():
        return (yield)


def _turn(item: pytest.Item) -> tuple[str, int]:
    """Return when a test has its turn: those that need a whole page after the one that makes it."""
    is_whole = "whole" in getattr(item, "fixturenames", ())
    return str(_page(item)), 0 if ARRIVES in item.name else 1 if is_whole else 2


def _page(item: pytest.Item) -> str | None:
    """Return the page that a test goes to in a visit that tests share."""
    call, fixtures = getattr(item, "callspec", None), set(getattr(item, "fixturenames", ()))
    if call is None or not {"tour", "phone"} & fixtures:
        return None
    path = call.params.get("path", _pages().get(str(call.params.get("name"))))
    return None if path is None else str(path)


@cache
def _pages() -> dict[str, str]:
    """Return the path of the first page that shows a demo, by its name."""
    return {
        name: path
        for path in reversed(pages())
        if (source := DOCS / f"{path.strip('/') or 'index'}.md").exists()
        for name in SHOWS.findall(source.read_text(encoding="utf-8"))
    }


@pytest.fixture(scope="session")
def shown_on(built: Path) -> ShownOn:
    """Return the path of a page that shows a demo."""

    def find(name: str) -> str:
        found = page_with(built, name)
        return pytest.fail(f"no page shows the demo {name}") if found is None else found

    return find


@pytest.fixture
def visiting(browser: Browser) -> Iterator[Begin]:
    """Begin visits: `visiting(site, **options)`; none may leave an uncaught error."""
    begun: list[Visit] = []

    def begin(site: Site, **options: Any) -> Visit:
        begun.append(Visit.begin(browser, site, **options))
        return begun[-1]

    yield begin
    for visit in begun:
        visit.end()
    assert [failure for visit in begun for failure in visit.failures] == []


@pytest.fixture
def visit(visiting: Begin, site: Site) -> Visit:
    """A visit to the site as it should be."""
    return visiting(site)


@contextmanager
def shared(browser: Browser, site: Site, **options: Any) -> Iterator[Visit]:
    """Begin a visit for many tests; nothing may fail or complain in any of them."""
    visit = Visit.begin(browser, site, **options)
    visit.open()
    yield visit
    visit.end()
    assert visit.failures == []
    assert visit.complaints() == []


@pytest.fixture(scope="session")
def tour(browser: Browser, site: Site) -> Iterator[Visit]:
    """One visit that goes from page to page, for most tests: a start of Python costs seconds."""
    with shared(browser, site, has_touch=True, reduced_motion="reduce") as visit:
        yield visit


@pytest.fixture
def still(visiting: Begin, weak_site: Site) -> Visit:
    """A visit in which Python never comes, for what pages do without: a start costs seconds."""
    weak_site.hang("*.wasm*")
    return visiting(weak_site)


@pytest.fixture(scope="session")
def phone(browser: Browser, site: Site) -> Iterator[Visit]:
    """One visit by phone that goes from page to page."""
    with shared(browser, site, viewport=PHONE, has_touch=True, is_mobile=True) as visit:
        yield visit


@pytest.fixture
def on_phone(phone: Visit, shown_on: ShownOn) -> OnPhone:
    """Return a demo on a phone, live, in the state that its page gives it."""
    return lambda name: fresh(phone, shown_on, name)


@pytest.fixture
def desk(tour: Visit) -> Iterator[Visit]:
    """The visit that tests share, on a desk."""
    tour.page.set_viewport_size(DESK)
    yield tour
    tour.page.set_viewport_size(SIZE)


@pytest.fixture
def sized(tour: Visit) -> Iterator[Sized]:
    """Give the window a width, until the test ends."""
    yield lambda width: tour.page.set_viewport_size({"width": width, "height": 800})
    tour.page.set_viewport_size(SIZE)


@pytest.fixture(scope="session", params=list(demos()))
def name(request: pytest.FixtureRequest) -> str:
    """The name of each demo; for a session, so that the tests of one demo follow each other."""
    return str(request.param)


@pytest.fixture
def demo(tour: Visit, shown_on: ShownOn, name: str) -> Demo:
    """Each demo, live, in the state that its page gives it."""
    return fresh(tour, shown_on, name)


@pytest.fixture
def anew(tour: Visit, shown_on: ShownOn) -> Iterator[Anew]:
    """Return a demo, live, on a page to which one has just come, for what a page remembers."""

    def come(name: str) -> Demo:
        tour.go("privacy/")
        return Demo(tour.go(shown_on(name)), name).wake()

    yield come
    tour.go("privacy/")


@pytest.fixture
def runner(tour: Visit, shown_on: ShownOn) -> Iterator[Runner]:
    """The runner before its first step; it is not left running."""
    runner = Runner(tour.go(shown_on(NAME)))
    runner.demo.reset()
    expect(runner.pace).to_have_text("0 steps")
    yield runner
    if runner.button("Pause").count():
        runner.press("Pause")


@pytest.fixture
def playground(tour: Visit, shown_on: ShownOn) -> Demo:
    """The playground before its first step."""
    demo = fresh(tour, shown_on, PLAYGROUND)
    expect(demo.root.locator(".nn-pace")).to_have_text("0 steps")
    return demo.settle()


def fresh(visit: Visit, shown_on: ShownOn, name: str) -> Demo:
    """Go to a demo, and put it into the state that its page gives it."""
    return Demo(visit.go(shown_on(name)), name).wake().reset()


@pytest.fixture(scope="session", params=pages())
def path(request: pytest.FixtureRequest) -> str:
    """The path of each page."""
    return str(request.param)


@pytest.fixture
def whole(tour: Visit, path: str) -> Visit:
    """Each page with all its demos live, as the tests of that page before it left them."""
    tour.go(path)
    if tour.whole != path:
        for name in tour.names():
            Demo(tour.page, name).wake()
    tour.whole = path
    return tour
