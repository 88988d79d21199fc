"""The shape of pages: on a phone, while a demo goes live, on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demo import Demo
from tests.browser.server import Site, serving
from tests.browser.visit import Begin, Visit, pages

PHONE, DESK = 360, 1280
TALL = 900
CRUMB = 0.01
WIDTH = "document.scrollingElement.scrollWidth"
BOXES = """() => [...document.querySelectorAll("main article > *, nn-demo *")]
.filter(part => part.checkVisibility()).map(part => {
  const { x, y, width, height } = part.getBoundingClientRect();
  return [part.outerHTML.slice(0, 80), x + scrollX, y + scrollY, width, height];
})"""
WATCH_SHIFTS = """window.shifts = [];
new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))
  .observe({ type: "layout-shift" });"""


@pytest.fixture(scope="module")
def slow(browser: Browser, built: Path) -> Iterator[Visit]:
    """A visit, shared by the tests here, to a site that is not kept and can hang."""
    with serving(built) as site:
        site.kept = False
        visit = Visit.begin(browser, site, reduced_motion="reduce")
        yield visit
        visit.end()
    assert visit.failures == []


def moved(old: list[Any], new: list[Any]) -> bool:
    """Say whether a box is elsewhere; a window that was resized leaves crumbs of a pixel."""
    return any(abs(a - b) > CRUMB for a, b in zip(old[1:], new[1:], strict=True))


def boxes(page: Page, width: int) -> list[list[Any]]:
    """Return where each part of a page lies in a window of some width; none sticks out of it."""
    page.set_viewport_size({"width": width, "height": TALL})
    page.wait_for_function(f"width => {WIDTH} === width", arg=width)  # the drawer takes a moment
    return list(page.evaluate(BOXES))


@pytest.mark.parametrize("path", pages())
def test_nothing_moves_or_sticks_out_when_demos_go_live(slow: Visit, path: str) -> None:
    slow.site.hang("*.wasm*")
    page = slow.open(path)
    page.evaluate("document.fonts.ready")
    demos = [Demo(page, root.get_attribute("name") or "") for root in page.locator("nn-demo").all()]
    for demo in demos:
        demo.root.scroll_into_view_if_needed()
        demo.settle("loading")
    before = {width: boxes(page, width) for width in (DESK, PHONE)}
    page.evaluate(WATCH_SHIFTS)
    slow.site.release()
    for demo in demos:
        demo.settle()
    assert page.evaluate("shifts") == []
    for width in (PHONE, DESK) if demos else ():
        pairs = zip(before[width], boxes(page, width), strict=True)
        assert [(old, new) for old, new in pairs if moved(old, new)] == []


def test_sideways_scrolling_would_be_seen(visiting: Begin, site: Site) -> None:
    page = visiting(site, viewport={"width": PHONE, "height": 740}).open("privacy/")
    page.evaluate("document.querySelector('h1').style.width = '400px'")
    assert page.evaluate(WIDTH) > PHONE


def test_paper_shows_figures_and_no_controls(whole: Visit) -> None:
    whole.page.emulate_media(media="print")
    for name in whole.names:
        demo = Demo(whole.page, name)
        expect(demo.figure.locator("svg").first).to_be_visible()
        expect(demo.root.locator(".nn-result").first).to_be_visible()
        expect(demo.form.get_by_role("button")).to_have_count(0)
    whole.page.emulate_media(media="screen")
