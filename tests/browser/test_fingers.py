"""Fingers in a stock Firefox: they draw, drag and slide, and a swipe over a slider sets nothing."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from site_demos.kit.figure import render
from tests.browser.bidi import Phone, phone
from tests.browser.conftest import ShownOn
from tests.browser.demo import LIVE, READ_FORM, SAME, unlikeness
from tests.browser.engines import FIREFOX
from tests.browser.firefox import program
from tests.browser.server import Site
from tests.browser.test_drawing import DIGITS

BOX = """selector => {
  const part = document.querySelector(selector);
  part.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = part.getBoundingClientRect();
  return [x, y, width, height];
}"""
VALUE = "(demo, name) => document.querySelector(`nn-demo#${demo} [name=${name}]`).value"
STATE = f"demo => ({READ_FORM})(document.querySelector(`nn-demo#${{demo}} form`))"
UNLIKE = f"""(demo, text) =>
  ({SAME})(document.querySelector(`nn-demo#${{demo}} .nn-figure`), text)"""
NOTE_POINTERS = """() => {
  window.pointers = new Set();
  addEventListener("pointerdown", ({ pointerType }) => pointers.add(pointerType), true);
}"""
PAD = "nn-demo#draw-a-digit [role=application]"
REST = 300  # milliseconds: a finger that has rested means the handle, not the page


@pytest.fixture(scope="module")
def hand(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Phone]:
    """A reader with a phone."""
    if request.config.getoption("--engine") != FIREFOX:
        pytest.skip("other tests have fingers in Chromium")
    with phone(program(), tmp_path_factory.mktemp("profile")) as window:
        yield window


def wake(hand: Phone, site: Site, path: str, name: str) -> None:
    """Open a page, and wait until a demo is live."""
    hand.open(f"{site.url}{path}")
    hand.run("name => document.getElementById(name).scrollIntoView()", name)
    hand.until(LIVE, name)
    hand.run(NOTE_POINTERS)


def check(hand: Phone, name: str) -> None:
    """Hold the figure against CPython's for the state that the form is in."""
    hand.until(LIVE, name)
    unlike = hand.run(UNLIKE, name, render(name, urlencode(dict(hand.run(STATE, name)))))
    assert unlike is None, unlikeness(*unlike)
    assert hand.run("() => [...pointers]") == ["touch"]


@pytest.mark.engines
def test_digit_that_a_finger_draws_is_read(hand: Phone, site: Site) -> None:
    wake(hand, site, "", "draw-a-digit")
    x, y, width, height = hand.run(BOX, PAD)
    place = hand.run("() => scrollY")
    (stroke,) = DIGITS[7]
    hand.touch([(x + across * width, y + down * height) for across, down in stroke])
    check(hand, "draw-a-digit")
    assert hand.run("() => document.querySelector('.nn-result').textContent").startswith(
        "The network says 7"
    )
    assert hand.run("() => scrollY") == place


def test_second_finger_draws_nothing(hand: Phone, site: Site) -> None:
    wake(hand, site, "", "draw-a-digit")
    strokes = []
    for is_alone in (True, False):
        hand.run("() => document.querySelector('[data-draw=clear]').click()")
        hand.until(LIVE, "draw-a-digit")
        x, y, width, height = hand.run(BOX, PAD)
        down = [(x + 0.3 * width, y + height * (0.2 + 0.1 * k)) for k in range(6)]
        palm = [(x + 0.8 * width, y + height * (0.8 - 0.05 * k)) for k in range(3)]
        hand.touch(*([down] if is_alone else [down, palm]))
        check(hand, "draw-a-digit")
        strokes.append(hand.run(VALUE, "draw-a-digit", "drawing"))
    assert strokes[0] == strokes[1] != ""


def test_finger_slides_and_a_swipe_of_the_page_sets_nothing(
    hand: Phone, site: Site, shown_on: ShownOn
) -> None:
    wake(hand, site, shown_on("one-neuron"), "one-neuron")
    track = "nn-demo#one-neuron input[type=range][data-for=bias]"
    before = hand.run(VALUE, "one-neuron", "bias")
    x, y, width, height = hand.run(BOX, track)
    begin, middle = x + width / 4, y + height / 2
    hand.touch([(begin, middle - 25 * k) for k in range(8)])
    assert hand.run(VALUE, "one-neuron", "bias") == before
    hand.touch([(begin + 12 * k, middle) for k in range(8)])
    check(hand, "one-neuron")
    assert float(hand.run(VALUE, "one-neuron", "bias")) != float(before)


def test_handle_is_dragged_up_by_a_finger_that_has_rested_and_not_by_a_swipe(
    hand: Phone, site: Site, shown_on: ShownOn
) -> None:
    wake(hand, site, shown_on("one-neuron"), "one-neuron")
    before = float(hand.run(VALUE, "one-neuron", "input_1"))
    x, y, width, height = hand.run(BOX, "nn-demo#one-neuron [data-along=input_1]")
    way = [(x + width / 2, y + height / 2 + 8 * k) for k in range(6)]
    hand.touch(way)
    assert float(hand.run(VALUE, "one-neuron", "input_1")) == before
    hand.touch(way, rest=REST)
    check(hand, "one-neuron")
    assert float(hand.run(VALUE, "one-neuron", "input_1")) < before
