"""Draw a digit: by mouse, by finger, by keys; the answer is CPython's for the same strokes."""

from collections.abc import Iterable
from itertools import pairwise
from math import cos, pi, sin
from random import Random

import pytest
from playwright.sync_api import CDPSession, Page, expect

from site_demos import kit
from tests.browser.conftest import OnPhone, ShownOn
from tests.browser.demo import Demo
from tests.browser.visit import PHONE, Visit

NAME = "draw-a-digit"
SCRIBBLE = """(pad, places) => { // more than a test can do by mouse
  const { left, top, width, height } = pad.getBoundingClientRect();
  const event = (type, [x, y], more = []) => Object.assign(new PointerEvent(type, { bubbles: true,
    pointerId: 1, clientX: left + x * width, clientY: top + y * height, pointerType: "mouse" }),
    { getCoalescedEvents: () => more.map(place => event(type, place)) });
  pad.setPointerCapture = () => {}; // a pointer that is not there
  pad.dispatchEvent(event("pointerdown", places[0]));
  for (const some of [places, [[0.5, 0.5]]]) pad.dispatchEvent(event("pointermove", some[0], some));
  pad.dispatchEvent(event("pointerup", [0.5, 0.5]));
}"""
type Points = list[tuple[float, float]]

RING = [(0.5 + 0.19 * sin(2 * pi * k / 12), 0.5 - 0.3 * cos(2 * pi * k / 12)) for k in range(13)]
DIGITS: dict[int, list[Points]] = {
    0: [RING],
    1: [[(0.52, 0.2), (0.5, 0.8)]],
    7: [[(0.3, 0.25), (0.7, 0.25), (0.6, 0.45), (0.45, 0.82)]],
}


class Pad:
    """The drawing pad of a demo in a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.demo = Demo(page, NAME).wake()
        self.area = self.demo.root.get_by_role("application")
        self.area.scroll_into_view_if_needed()

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the pad, in 0…1, lies in the window."""
        box = self.area.bounding_box()
        assert box, "the pad can be seen"
        return box["x"] + point[0] * box["width"], box["y"] + point[1] * box["height"]

    def draw(self, strokes: Iterable[Points]) -> None:
        """Draw by mouse."""
        for stroke in strokes:
            self.page.mouse.move(*self.at(stroke[0]))
            self.page.mouse.down()
            for point in stroke[1:]:
                self.page.mouse.move(*self.at(point), steps=2)
            self.page.mouse.up()

    def touch(self, strokes: Iterable[Points]) -> None:
        """Draw by finger."""
        session = self.page.context.new_cdp_session(self.page)
        for stroke in strokes:
            _send(session, "touchStart", [self.at(stroke[0])])
            for point in stroke[1:]:
                _send(session, "touchMove", [self.at(point)])
            _send(session, "touchEnd", [])

    def ink(self) -> str:
        """Return the drawing as text."""
        return self.demo.field("drawing").input_value()

    def verdict(self) -> str:
        """Return the sentence that says what the network takes it for."""
        self.demo.check()
        return self.demo.root.locator(".nn-result").first.inner_text()


def _send(session: CDPSession, kind: str, places: list[tuple[float, float]]) -> None:
    points = [{"x": x, "y": y} for x, y in places]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.fixture
def pad(tour: Visit, shown_on: ShownOn) -> Pad:
    """The pad, live and empty."""
    pad = Pad(tour.go(shown_on(NAME)))
    pad.demo.reset()
    return pad


@pytest.mark.engines
def test_digits_drawn_by_mouse_are_read(pad: Pad) -> None:
    for digit, strokes in DIGITS.items():
        pad.demo.press("Clear")
        pad.draw(strokes)
        assert pad.verdict().startswith(f"The network says {digit}")
        assert pad.ink().count("_") == len(strokes) - 1


def test_figure_follows_while_the_pen_is_down(pad: Pad) -> None:
    before = pad.demo.shown()
    (stroke,) = DIGITS[7]
    pad.page.mouse.move(*pad.at(stroke[0]))
    pad.page.mouse.down()
    pad.page.mouse.move(*pad.at(stroke[1]), steps=6)
    pad.demo.check()
    first = pad.demo.shown()
    pad.page.mouse.move(*pad.at(stroke[2]), steps=6)
    pad.demo.check()
    assert len({before, first, pad.demo.shown()}) == 3
    pad.page.mouse.up()


def test_digit_drawn_by_finger_is_read_and_the_page_does_not_scroll(on_phone: OnPhone) -> None:
    pad = Pad(on_phone(NAME).page)
    place = pad.page.evaluate("scrollY")
    pad.touch(DIGITS[7])
    assert pad.verdict().startswith("The network says 7")
    assert pad.page.evaluate("scrollY") == place


def test_digit_drawn_by_keys_is_read(pad: Pad) -> None:
    pad.area.focus()
    keys = pad.page.keyboard
    for _ in range(12):
        keys.press("ArrowUp")
    keys.press("Space")
    for _ in range(6):
        keys.press("Shift+ArrowDown")
    keys.press("Space")
    keys.press("ArrowLeft")
    assert pad.ink() == "500-200." + ".".join(f"500-{y}" for y in range(300, 900, 100))
    assert pad.verdict().startswith("The network says 1")


def test_undo_takes_back_a_stroke_and_clear_all_by_button_and_by_key(pad: Pad) -> None:
    strokes: list[Points] = [
        [(0.3, 0.3), (0.7, 0.3)],
        [(0.5, 0.3), (0.5, 0.8)],
        [(0.3, 0.8), (0.7, 0.8)],
    ]
    pad.draw(strokes)
    first, second, _ = pad.ink().split("_")
    pad.demo.press("Undo")
    assert pad.ink() == f"{first}_{second}"
    pad.demo.check()
    pad.area.press("Backspace")
    assert pad.ink() == first
    pad.demo.check()
    pad.draw(strokes[:1])
    pad.demo.press("Clear")
    assert pad.ink() == ""
    pad.draw(strokes)
    first, second, _ = pad.ink().split("_")
    pad.area.press("Control+z")
    assert pad.ink() == f"{first}_{second}"
    pad.area.press("Delete")
    assert pad.ink() == ""
    pad.demo.check()
    expect(pad.area.locator(".nn-ink > *")).to_have_count(0)


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_stroke_that_is_taken_back_while_the_pen_is_down_is_gone(pad: Pad, key: str) -> None:
    pad.draw([[(0.3, 0.3), (0.7, 0.3)]])
    first = pad.ink()
    pad.page.mouse.move(*pad.at((0.3, 0.6)))
    pad.page.mouse.down()
    pad.page.mouse.move(*pad.at((0.5, 0.6)), steps=4)
    pad.page.keyboard.press(key)
    pad.page.mouse.move(*pad.at((0.7, 0.6)), steps=4)
    pad.page.mouse.up()
    assert pad.ink() == ("" if key == "Delete" else first)
    pad.demo.check()


def test_test_image_takes_the_place_of_a_drawing(pad: Pad) -> None:
    pad.draw(DIGITS[7])
    pad.demo.check()
    pad.demo.field("sample").last.check(force=True)
    assert "Its writer meant" in pad.verdict()
    assert pad.ink() == ""
    expect(pad.area.locator(".nn-ink > *")).to_have_count(0)


def test_preparation_can_be_left_out(pad: Pad) -> None:
    pad.draw([[(0.1 + x / 4, 0.1 + y / 4) for x, y in DIGITS[7][0]]])
    prepared = pad.verdict()
    pad.demo.field("prepare").press("Space")
    assert pad.verdict() != prepared


def test_drawing_is_restored_by_its_link(pad: Pad) -> None:
    pad.draw(DIGITS[7])
    said, drawn = pad.verdict(), pad.ink()
    pad.demo.press("Clear")
    pad.demo.follow(f"drawing={drawn}")
    pad.demo.reach(f"drawing={drawn}")
    assert pad.verdict() == said
    expect(pad.area.locator(".nn-ink polyline")).to_have_count(1)


@pytest.mark.long
def test_scribble_over_all_of_the_pad_is_answered(pad: Pad) -> None:
    rows = [[(0.0, k / 10), (1.0, k / 10)] for k in range(11)]
    pad.draw(rows)
    assert pad.verdict().startswith("The network says")


def test_longest_scribble_is_answered_as_it_was_drawn(pad: Pad) -> None:
    random = Random(13_002)
    places = [(random.random(), random.random()) for _ in range(5000)]
    pad.area.evaluate(SCRIBBLE, places)
    assert pad.verdict().startswith("The network says")
    assert pad.ink().endswith(".500-500")


def test_places_that_hardly_bend_a_line_are_left_out(pad: Pad) -> None:
    line = [(0.1 + k / 1000, 0.3 + 0.002 * (k % 2)) for k in range(0, 800, 9)]
    pad.area.evaluate(SCRIBBLE, [*line, (0.9, 0.3)])
    assert pad.ink().startswith("100-300.")
    assert pad.ink().count(".") <= 3
    wave = [(k / 1000, 0.5 + 0.2 * sin(k / 50)) for k in range(1000)]
    pad.demo.press("Clear")
    pad.area.evaluate(SCRIBBLE, wave)
    (drawn,) = kit.strokes(pad.ink())
    assert len(drawn) < 100
    assert max(min(_away(place, *pair) for pair in pairwise(drawn)) for place in wave) < 0.012


def _away(
    place: tuple[float, float], begin: tuple[float, float], end: tuple[float, float]
) -> float:
    """Return how far a place is from the line between two others."""
    at, line = complex(*place) - complex(*begin), complex(*end) - complex(*begin)
    share = (at * line.conjugate()).real / (abs(line) ** 2 or 1)
    return abs(at - min(1, max(0, share)) * line)


@pytest.mark.long
def test_invitation_is_as_wide_as_the_pad_in_a_narrow_window_with_a_mouse(still: Visit) -> None:
    still.page.set_viewport_size(PHONE)
    page = still.open()
    assert page.evaluate("matchMedia('(hover: hover)').matches")
    pad = page.locator("nn-drawing")
    invited = pad.evaluate("pad => parseFloat(getComputedStyle(pad, '::before').width)")
    assert invited == pytest.approx(pad.locator("svg").evaluate("svg => svg.clientWidth"), abs=1)
