"""What is pinned to an edge of the window leaves the marks of figures to the reader's hand."""

import pytest
from playwright.sync_api import Page

from tests.browser.server import Site
from tests.browser.test_screen import SHOWING
from tests.browser.visit import DESK, Begin, Visit

COVERED = """root => { // what lies under what is pinned, as each drawing is brought into sight
  const figure = root.querySelector(".nn-figure"), found = [];
  const header = document.querySelector(".md-header").offsetHeight;
  const parts = ".nn-handle .nn-hold, [data-set], .nn-cells";
  const pinned = [...root.querySelectorAll("*")].filter(part => part.checkVisibility()
    && ["sticky", "fixed"].includes(getComputedStyle(part).position));
  const drawings = [...figure.querySelectorAll("svg:not(button *)")];
  for (const svg of drawings.filter(each => each.querySelector(parts))) {
    const over = pinned.filter(part => !part.contains(svg));
    scrollTo({ top: scrollY + svg.getBoundingClientRect().top - header - 8, behavior: "instant" });
    if (innerWidth < 1000) { // on a phone there is no room beside it
      const edge = Math.max(header, ...over.filter(part => getComputedStyle(part).top !== "auto")
        .map(part => part.getBoundingClientRect())
        .filter(({ top }) => top < innerHeight / 2).map(({ bottom }) => bottom));
      scrollBy({ top: header - edge, behavior: "instant" });
      const foot = Math.min(innerHeight, ...over.map(part => part.getBoundingClientRect())
        .filter(({ bottom }) => bottom >= innerHeight - 1).map(({ top }) => top));
      if (foot - edge < innerHeight / 2) found.push(`only ${foot - edge} are left to a figure`);
    }
    const lowest = svg.getBoundingClientRect().bottom;
    for (const part of svg.querySelectorAll(parts)) {
      const { left, top, right, bottom } = box(part);
      const isOver = each => each.getBoundingClientRect().top < innerHeight / 2
        || lowest < innerHeight; // else it can be scrolled up from the lower edge
      const corners = [left + 2, right - 2].flatMap(x => [top + 2, bottom - 2].map(y => [x, y]));
      const at = corners.map(place => document.elementFromPoint(...place));
      const cover = over.filter(isOver).find(each => at.some(place => each.contains(place)));
      if (cover) found.push([part, cover].map(each => each.outerHTML.slice(0, 60)).join(" under "));
    }
  }
  return found;
  function box(part) { // of what is a stroke alone, its middle: not every browser counts the stroke
    const { left, top, right, bottom, width, height } = part.getBoundingClientRect();
    const [aside, above] = part.matches(".nn-hold") ? [width / 2, height / 2] : [0, 0];
    return { left: left + aside, top: top + above, right: right - aside, bottom: bottom - above };
  }
}"""


def covered(page: Page) -> dict[str, list[str]]:
    """Return what of its figures a page covers, by demo."""
    page.evaluate("document.fonts.ready")
    found = {
        demo.get_attribute("id") or "": demo.evaluate(COVERED)
        for demo in page.locator("nn-demo").all()
    }
    return {name: parts for name, parts in found.items() if parts}


@pytest.mark.parametrize("path", SHOWING)
def test_nothing_pinned_lies_over_what_is_held_in_a_figure_on_a_desk(
    desk: Visit, path: str
) -> None:
    assert covered(desk.go(path)) == {}


@pytest.mark.parametrize("path", SHOWING)
def test_nothing_pinned_lies_over_what_is_held_in_a_figure_on_a_phone(
    phone: Visit, path: str
) -> None:
    assert covered(phone.go(path)) == {}


@pytest.mark.long
def test_bar_that_covers_a_figure_would_be_seen(visiting: Begin, site: Site) -> None:
    page = visiting(site, viewport=DESK).open("learn/playground/")
    page.locator(".nn-result").evaluate(
        "bar => { bar.style.cssText = 'position: fixed; top: 9rem'; }"
    )
    assert covered(page)
