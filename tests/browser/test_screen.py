"""What a reader turns, what it does and the question beside it are on one screen."""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import OnPhone
from tests.browser.demo import Demo
from tests.browser.visit import SIZE

DESK: ViewportSize = {"width": 1280, "height": 800}
PLACES = """root => { // what is out of sight, wherever the page is scrolled to
  root.querySelector(".nn-side").scrollTop = 0; // where the reader begins
  const figure = root.querySelector(".nn-figure"), header = document.querySelector(".md-header");
  const held = figure.querySelector(".nn-split > :first-child");
  const after = held ? held.nextElementSibling : figure;
  const height = part => part.getBoundingClientRect().top;
  const [shown] = [...after.querySelectorAll("svg:not(button *)")]
    .sort((one, other) => height(one) - height(other));
  const inside = ".nn-handle, [data-set], [data-paints], [tabindex='0']";
  const first = [".nn-side :is([data-play], [data-run])", "nn-drawing svg",
    ".nn-side .nn-fields > :not([hidden], .nn-buttons)"].map(where => root.querySelector(where))
    .find(part => part?.checkVisibility());
  const control = first ?? figure.querySelector(inside);
  const group = first ? control : held?.querySelector("[role=radiogroup]") ?? control;
  const question = innerWidth > 1000 ? root.querySelector("nn-guess") : null;
  const found = [];
  const { top, bottom } = figure.getBoundingClientRect();
  const room = innerHeight - header.offsetHeight;
  const begins = scrollY + shown.getBoundingClientRect().top;
  scrollTo({ top: begins - header.offsetHeight - 24, behavior: "instant" });
  const parts = { control: group, figure: shown, question };
  const tops = [], bottoms = [];
  for (const part of Object.values(parts).filter(Boolean)) {
    const box = part.getBoundingClientRect();
    tops.push(box.top);
    bottoms.push(box.bottom);
  }
  const needs = Math.max(...bottoms) - Math.min(...tops);
  if (needs > room) found.push(`together they are ${needs} high`);
  if (first && !first.closest("nn-drawing"))
    for (let place = begins; place < scrollY + bottom - top; place += 100) {
      scrollTo({ top: place - header.offsetHeight - 24, behavior: "instant" });
      if (figure.getBoundingClientRect().bottom < innerHeight) break;
      const box = control.getBoundingClientRect();
      if (box.top < header.offsetHeight - 1 || box.bottom > innerHeight + 1)
        found.push(`the control is at ${box.top} when ${place - begins} of the figure are read`);
    }
  return found;
}"""


def test_control_question_and_figure_are_on_one_screen_of_a_desk(demo: Demo) -> None:
    demo.page.set_viewport_size(DESK)
    try:
        assert demo.root.evaluate(PLACES) == []
    finally:
        demo.page.set_viewport_size(SIZE)


def test_control_and_figure_are_on_one_screen_of_a_phone(on_phone: OnPhone, name: str) -> None:
    assert on_phone(name).root.evaluate(PLACES) == []


@pytest.mark.parametrize("name", ["relu"])
def test_control_that_is_out_of_sight_would_be_seen(demo: Demo) -> None:
    demo.page.set_viewport_size(DESK)
    try:
        demo.root.locator(".nn-side").evaluate("side => { side.style.position = 'static'; }")
        assert demo.root.evaluate(PLACES)
        demo.root.locator(".nn-side").evaluate("side => { side.style.position = ''; }")
    finally:
        demo.page.set_viewport_size(SIZE)
