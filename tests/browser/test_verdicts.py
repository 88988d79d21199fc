"""After a guess its verdict and the figure that answers it are in sight together."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.demo import Demo
from tests.browser.test_guesses import CHAPTERS
from tests.browser.test_hand import AT_REST
from tests.browser.visit import DESK, SIZE, Visit

APART = """guess => { // what is out of sight or covered, of the verdict and of what answers
  const figure = guess.closest("nn-demo").querySelector(".nn-figure");
  const verdict = guess.querySelector(".nn-verdict"), found = [];
  const above = document.querySelector(".md-header").offsetHeight, room = innerHeight - above;
  const drawn = document.createRange();
  drawn.selectNodeContents(figure);
  const told = verdict.getBoundingClientRect(), { top, bottom } = drawn.getBoundingClientRect();
  for (const y of [told.top + 3, told.bottom - 3])
    if (!verdict.contains(document.elementFromPoint(told.left + 3, y)))
      found.push(`the verdict is not to be seen at ${y}`);
  const seen = Math.min(bottom, innerHeight) - Math.max(top, above);
  if (seen < Math.min(bottom - top, room / 2) - 1) found.push(`${seen} of the figure are seen`);
  return found;
}"""


def apart(guess: Locator, demo: Demo) -> list[str]:
    """Commit a guess; return what is out of sight then."""
    button = guess.get_by_role("button").first
    button.scroll_into_view_if_needed()
    demo.settle()
    button.click()
    expect(guess.locator(".nn-verdict")).not_to_be_empty()
    if then := (guess.get_attribute("data-then") or "").partition("?")[2]:
        demo.reach(then)
    demo.settle()
    demo.page.evaluate(AT_REST)
    return [f"{demo.name}: {part}" for part in guess.evaluate(APART)]


def guessed(visit: Visit, path: str) -> list[str]:
    """Commit each guess of a page in a figure; return what is out of sight after it."""
    visit.go("privacy/")
    page = visit.go(path)
    found = []
    for guess in page.locator("nn-demo nn-guess").all():
        name = guess.evaluate("guess => guess.closest('nn-demo').id")
        found += apart(guess, Demo(page, name))
    visit.go("privacy/")
    return found


@pytest.mark.parametrize("path", CHAPTERS)
def test_verdict_and_figure_are_seen_together_on_a_desk(tour: Visit, path: str) -> None:
    tour.page.set_viewport_size(DESK)
    try:
        assert guessed(tour, path) == []
    finally:
        tour.page.set_viewport_size(SIZE)


@pytest.mark.parametrize("path", CHAPTERS)
def test_verdict_and_figure_are_seen_together_on_a_phone(phone: Visit, path: str) -> None:
    assert guessed(phone, path) == []


@pytest.mark.parametrize("path", CHAPTERS)
def test_number_that_was_guessed_is_written_as_the_one_that_answers(tour: Visit, path: str) -> None:
    tour.go("privacy/")
    page = tour.go(path)
    for guess in page.locator("nn-guess:has(input)").all():
        track, button = guess.get_by_label("Your guess"), guess.get_by_role("button")
        track.press("End")
        high = int(track.get_attribute("max") or "")
        unit = re.findall(r"%$", (button.get_attribute("data-told") or "").rstrip("."))
        said = f"{high:,}{''.join(unit)}"
        expect(guess.locator("output")).to_have_text(said)
        expect(track).to_have_attribute("aria-valuetext", said)
        button.click()
        expect(guess.locator(".nn-verdict")).to_contain_text(f"You said {said}. It is ")
    tour.go("privacy/")
