"""Whatever can be acted on in a figure can be hit by a finger: 24 pixels, or as far apart."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OnPhone
from tests.browser.test_handles import LEAST
from tests.browser.test_screen import SHOWING
from tests.browser.visit import Visit

SMALL = """least => { // WCAG 2.2, 2.5.8, with its exception of spacing
  const all = "[data-set], .nn-handle, button, a[href], input, select, summary", found = [];
  for (const figure of document.querySelectorAll(".nn-figure")) {
    const targets = [...figure.querySelectorAll(all)].filter(part => part.checkVisibility())
      .filter(part => !part.classList.contains("nn-held-point")); // as many as the reader sets
    const small = new Set(targets.filter(part => !canBeHit(part)));
    for (const part of small)
      if (targets.some(other => other !== part && isNear(part, other, small.has(other))))
        found.push(`${figure.closest("nn-demo").id}: ${part.outerHTML.slice(0, 160)}`);
  }
  return found;
  function box(part) { // a rim, or the middle of what is held: not all count strokes
    if (!part.querySelector(".nn-hold"))
      return (part.querySelector(".nn-rim") ?? part).getBoundingClientRect();
    const [x, y] = middle(part);
    return { left: x, right: x, top: y, bottom: y };
  }
  function middle(part) {
    const hold = part.querySelector(".nn-hold");
    if (!hold) {
      const { left, top, width, height } = box(part);
      return [left + width / 2, top + height / 2];
    }
    const [, x, y] = hold.getAttribute("d").match(/M([-.0-9]+) ([-.0-9]+)/u).map(Number);
    const place = new DOMPoint(x, y).matrixTransform(hold.getScreenCTM());
    return [place.x, place.y];
  }
  function canBeHit(part) {
    part.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const far = least / 2 - 0.5, { left, right, top, bottom } = part.getBoundingClientRect();
    const isWhole = ([x, y]) => [[far, 0], [-far, 0], [0, far], [0, -far]].every(
      ([across, along]) => part.contains(document.elementFromPoint(x + across, y + along)));
    if (isWhole(middle(part))) return true;
    for (let y = top + far; y < bottom; y += far) // where nothing lies over it
      for (let x = left + far; x < right; x += far) if (isWhole([x, y])) return true;
    return false;
  }
  function isNear(part, other, isSmall) {
    const [x, y] = middle(part);
    const [across, along] = middle(other);
    if (isSmall) return Math.hypot(across - x, along - y) < least;
    const { left, right, top, bottom } = box(other);
    const aside = Math.max(left - x, 0, x - right), above = Math.max(top - y, 0, y - bottom);
    return Math.hypot(aside, above) < least / 2;
  }
}"""

BETWEEN = """layer => [...layer.children].map(neuron => {
  const rim = neuron.querySelector(".nn-rim");
  const above = rim.getBoundingClientRect().top - innerHeight / 2;
  scrollBy({ top: above, behavior: "instant" }); // Firefox brings into view the drawing
  const { left, width, top, height } = rim.getBoundingClientRect();
  return [[11.5, 0], [0, 11.5], [-11.5, 0], [0, -11.5]].every(([across, along]) => neuron.contains(
    document.elementFromPoint(left + width / 2 + across, top + height / 2 + along)));
})"""


def small(page: Page) -> list[str]:
    """Return the parts of a page's figures that are too small, and too near to others."""
    page.evaluate("document.fonts.ready")
    return list(page.evaluate(SMALL, LEAST))


def test_neurons_of_a_column_leave_no_gap_that_a_finger_misses(on_phone: OnPhone) -> None:
    layer = on_phone("draw-a-digit").figure.get_by_role("radiogroup", name="First hidden layer")
    assert layer.evaluate(BETWEEN) == [True] * 16


@pytest.mark.parametrize("path", SHOWING)
def test_part_of_a_figure_can_be_hit_by_a_finger(phone: Visit, path: str) -> None:
    assert small(phone.go(path)) == []
