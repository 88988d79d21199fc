"""The shape of pages: on a phone, while a demo goes live, on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.demo import Demo
from tests.browser.server import Site, serving
from tests.browser.visit import Begin, Visit, pages

PHONE, DESK = 360, 1280
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
        visit = Visit.begin(browser, site)
        yield visit
        visit.end()
    assert visit.failures == []


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("path", pages())
def test_nothing_moves_or_sticks_out_when_demos_go_live(slow: Visit, path: str, width: int) -> None:
    slow.site.hang("*.wasm*")
    slow.page.set_viewport_size({"width": width, "height": 900})
    page = slow.open(path)
    page.evaluate("document.fonts.ready")
    demos = [Demo(page, root.get_attribute("name") or "") for root in page.locator("nn-demo").all()]
    for demo in demos:
        demo.root.scroll_into_view_if_needed()
        demo.settle("loading")
    page.evaluate(WATCH_SHIFTS)
    before = page.evaluate(BOXES)
    slow.site.release()
    for demo in demos:
        demo.settle()
    after = page.evaluate(BOXES)
    assert [(old, new) for old, new in zip(before, after, strict=True) if old[1:] != new[1:]] == []
    assert page.evaluate("shifts") == []
    assert page.evaluate(WIDTH) == width


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
