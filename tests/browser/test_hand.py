"""The reader's hand: where the focus is shown, which pointer counts, what a swipe leaves alone."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.browser.conftest import OnPhone, ShownOn
from tests.browser.demo import Demo
from tests.browser.kinds import NUMERIC, on_each
from tests.browser.test_access import MARKS
from tests.browser.visit import Visit

type Places = Iterable[tuple[int, float, float]]

FOCUSED = ("what-for-what", "one-pixel", "draw-a-digit", "playground", "two-knobs")
"""Demos with each kind of part in a drawing that takes the focus: cells, neurons, handles."""
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"
AT_REST = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let still = 0, place = scrollY; still < 5; still += 1) {
    await frame();
    if (scrollY !== place) [still, place] = [0, scrollY];
  }
}"""
COUNT_INPUTS = """demo => {
  window.inputs = 0;
  demo.addEventListener("input", () => { window.inputs += 1; });
}"""


class Fingers:
    """Some fingers on a page, and a pen."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)

    def touch(self, kind: str, places: Places) -> None:
        """Put fingers down, move them, or, with none left, lift them."""
        points = [{"id": identity, "x": x, "y": y} for identity, x, y in places]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        self.page.evaluate("() => new Promise(requestAnimationFrame)")

    def swipe(self, track: Locator, across: float, along: float) -> None:
        """Go from a quarter of a slider’s track so many pixels aside and up; lift the finger."""
        track.evaluate("part => part.scrollIntoView({ block: 'center' })")
        self.page.evaluate(AT_REST)  # a finger that stops the page does nothing else
        box = track.bounding_box()
        assert box, "the track can be seen"
        x, y = box["x"] + box["width"] / 4, box["y"] + box["height"] / 2
        self.touch("touchStart", [(0, x, y)])
        for part in range(1, 9):
            self.touch("touchMove", [(0, x + across * part / 8, y - along * part / 8)])
        self.touch("touchEnd", [])


def in_drawing(demo: Demo) -> Locator:
    """Return the parts in a drawing of the figure that take the focus."""
    return demo.figure.locator("svg [tabindex='0']")


@pytest.mark.parametrize(
    "name", [*FOCUSED[:3], *(pytest.param(name, marks=pytest.mark.long) for name in FOCUSED[3:])]
)
def test_part_that_is_clicked_shows_no_focus_and_by_key_a_line_that_does_not_scale(
    demo: Demo,
) -> None:
    for number in range(in_drawing(demo).count()):
        part = in_drawing(demo).nth(min(number, in_drawing(demo).count() - 1))
        part.click(force=True)
        demo.settle()
        assert demo.page.evaluate(OUTLINE) == "none"
        assert demo.page.evaluate(MARKS) == []
        in_drawing(demo).nth(min(number, in_drawing(demo).count() - 1)).focus()
        demo.page.keyboard.press("ArrowRight")
        demo.settle()
        assert demo.page.evaluate(OUTLINE) == "none"
        assert set(demo.page.evaluate(MARKS)) == {"non-scaling-stroke"}


@pytest.mark.parametrize("name", ["two-knobs"])
def test_handle_that_is_clicked_shows_the_focus_at_the_next_key(demo: Demo) -> None:
    demo.figure.locator(".nn-handle").first.click(force=True)
    demo.settle()
    assert demo.page.evaluate(MARKS) == []
    demo.page.keyboard.press("ArrowRight")
    demo.settle()
    assert set(demo.page.evaluate(MARKS)) == {"non-scaling-stroke"}


@pytest.mark.parametrize("name", ["knobs-by-hand"])
def test_knob_that_is_clicked_shows_the_focus_at_the_next_key(demo: Demo) -> None:
    dial = demo.root.locator(".nn-dial").first
    dial.click()
    expect(dial).to_have_css("outline-style", "none")
    demo.page.keyboard.press("ArrowUp")
    expect(dial).to_have_css("outline-style", "solid")


@pytest.mark.parametrize("name", ["draw-a-digit"])
def test_neuron_under_a_mouse_that_rests_is_not_lit_once_a_key_chooses_another(demo: Demo) -> None:
    clicked, other = (demo.figure.locator(f'[data-set="neuron=2.{n}"]') for n in (5, 9))
    lit = "part => getComputedStyle(part.querySelector('.nn-rim')).stroke"
    other.click()
    demo.settle()
    clicked.hover()
    expect(clicked.locator(".nn-rim")).to_have_css("stroke-width", "3px")
    clicked.click()
    demo.page.keyboard.press("ArrowDown")
    demo.settle()
    assert clicked.evaluate("part => part.matches(':hover')")
    expect(clicked.locator(".nn-rim")).to_have_css("stroke", other.evaluate(lit))
    chosen = demo.figure.locator(":focus .nn-reach")
    assert chosen.evaluate("part => getComputedStyle(part).fill") != "rgba(0, 0, 0, 0)"


def test_first_stroke_of_a_visit_shows_no_focus(visit: Visit, shown_on: ShownOn) -> None:
    demo = Demo(visit.open(shown_on("draw-a-digit")), "draw-a-digit").wake()
    pad, pen = demo.root.get_by_role("application"), demo.root.locator(".nn-pen")
    pad.click()
    expect(pad).to_be_focused()
    expect(pad).to_have_css("outline-style", "none")
    expect(pen).to_have_css("opacity", "0")
    pad.press("ArrowRight")
    expect(pad).to_have_css("outline-style", "solid")
    expect(pen).to_have_css("opacity", "1")


@on_each(NUMERIC)
def test_swipe_that_scrolls_the_page_leaves_a_slider_alone(
    on_phone: OnPhone, name: str, parameter: str
) -> None:
    demo = on_phone(name)
    demo.root.evaluate(COUNT_INPUTS)
    track, fingers = demo.track(parameter), Fingers(demo.page)
    before = track.input_value()
    demo.page.evaluate("scrollTo(0, 0)")
    fingers.swipe(track, 0, 200)
    assert track.input_value() == before
    assert demo.page.evaluate("inputs") == 0
    fingers.swipe(track, 90, 3)
    demo.page.wait_for_function("() => inputs > 0")
    demo.check()


def test_tap_on_a_slider_sets_it(on_phone: OnPhone) -> None:
    demo = on_phone("one-neuron")
    track = demo.track("bias")
    before = track.input_value()
    Fingers(demo.page).swipe(track, 0, 0)
    assert track.input_value() != before
    demo.check()
    assert demo.query().split("bias=")[1].split("&")[0] == track.input_value()


@pytest.mark.parametrize("kind", ["finger", "pen"])
def test_second_pointer_draws_nothing_but_a_pen_takes_over(on_phone: OnPhone, kind: str) -> None:
    demo = on_phone("draw-a-digit")
    pad, fingers = demo.root.get_by_role("application"), Fingers(demo.page)
    pad.evaluate("part => part.scrollIntoView({ block: 'center' })")
    box = pad.bounding_box()
    assert box, "the pad can be seen"
    x, y = box["x"], box["y"]
    fingers.touch("touchStart", [(0, x + 60, y + 30)])
    if kind == "finger":
        fingers.touch("touchStart", [(0, x + 60, y + 30), (1, x + 160, y + 150)])
        for step in range(6):
            down = y + 30 + 20 * step
            fingers.touch("touchMove", [(0, x + 60, down), (1, x + 160, y + 150 - step)])
        fingers.touch("touchEnd", [])
    else:
        for step in range(6):
            pen(fingers, "mousePressed" if step == 0 else "mouseMoved", x + 160, y + 30 + 20 * step)
        pen(fingers, "mouseReleased", x + 160, y + 130)
        fingers.touch("touchEnd", [])
    strokes = demo.field("drawing").input_value().split("_")
    (x_1, y_1), (x_2, y_2) = (point.split("-") for point in strokes[0].split("."))
    assert (len(strokes), x_1) == (1, x_2), "one line, straight down"
    assert int(y_2) - int(y_1) > 200


def pen(fingers: Fingers, kind: str, x: float, y: float) -> None:
    """Have a pen do something."""
    event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "pointerType": "pen"}
    fingers.session.send("Input.dispatchMouseEvent", {**event, "clickCount": 1})
