"""Knobs: turned by pointer, wheel and keys; a dial shows what the field says, whoever sets it."""

from math import cos, radians, sin

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OnPhone
from tests.browser.demo import Demo
from tests.browser.test_hand import AT_REST, Fingers

NAME, KNOB = "knobs-by-hand", "weight_5"
ROTATED = "part => getComputedStyle(part).transform"
TURN = "dial => Number(getComputedStyle(dial).getPropertyValue('--nn-turn'))"

pytestmark = pytest.mark.parametrize("name", [NAME])


def dial(demo: Demo) -> Locator:
    """Return the dial of the knob that is tried."""
    return demo.root.locator(f".nn-turned:has([name={KNOB}]) .nn-dial")


def middle(part: Locator) -> tuple[float, float]:
    """Bring a part to the middle of the window; return its own middle."""
    part.evaluate("part => part.scrollIntoView({ block: 'center' })")
    box = part.bounding_box()
    assert box, "the part can be seen"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def value(demo: Demo) -> float:
    """Return what the knob is set to."""
    return float(demo.field(KNOB).input_value())


def shows(demo: Demo) -> float:
    """Return the value that the dial points to."""
    control = demo.sliders()[KNOB]
    return float(control.low + dial(demo).evaluate(TURN) * (control.high - control.low))


@pytest.mark.parametrize(("across", "up"), [(50, 0), (0, 50), (25, 25)])
def test_knob_is_turned_by_dragging_to_the_right_or_up(
    demo: Demo, across: float, up: float
) -> None:
    x, y = middle(dial(demo))
    demo.page.mouse.move(x, y)
    demo.page.mouse.down()
    demo.page.mouse.move(x + across, y - up, steps=3)
    demo.page.mouse.up()
    demo.check()
    assert value(demo) == pytest.approx(20, abs=2), "a third of the way, from the middle of sixty"
    assert shows(demo) == pytest.approx(value(demo), abs=0.01)


@pytest.mark.parametrize(("begins", "ends"), [(0, 90), (90, 180), (180, 90)])
def test_knob_is_turned_by_its_rim(demo: Demo, begins: int, ends: int) -> None:
    x, y = middle(dial(demo))
    places = [begins + (ends - begins) * part / 6 for part in range(7)]
    points = [(x + 20 * sin(radians(place)), y - 20 * cos(radians(place))) for place in places]
    demo.page.mouse.move(*points[0])
    demo.page.mouse.down()
    for point in points[1:]:
        demo.page.mouse.move(*point)
    demo.page.mouse.up()
    demo.check()
    assert value(demo) == pytest.approx(20 if ends > begins else -20, abs=1), "a third of 270°"


def test_wheel_turns_the_knob_that_has_the_focus_and_scrolls_the_page_elsewhere(
    demo: Demo,
) -> None:
    x, y = middle(dial(demo))
    demo.page.evaluate(AT_REST)
    demo.page.mouse.move(x, y)
    place = demo.page.evaluate("scrollY")
    demo.page.mouse.click(x, y)
    demo.page.mouse.wheel(0, -100)
    demo.check()
    assert (value(demo), demo.page.evaluate("scrollY")) == (1, place)
    demo.page.evaluate("document.activeElement.blur()")
    demo.page.mouse.wheel(0, -100)
    demo.page.wait_for_function("place => scrollY < place", arg=place)
    assert value(demo) == 1


def test_knobs_stand_three_in_a_row_as_the_regions_that_they_weigh(demo: Demo) -> None:
    boxes = [each.bounding_box() for each in demo.root.locator(".nn-dial").all()]
    tops = [round(box["y"]) for box in boxes if box]
    assert len(tops) == 10
    assert all(len(set(tops[row : row + 3])) == 1 for row in (0, 3, 6))


def test_signs_that_a_knob_can_be_turned_stand_at_both_sides_of_its_pointer(demo: Demo) -> None:
    signs, pointer = dial(demo).locator(".nn-movable"), dial(demo).locator(".nn-pointer")
    expect(signs).to_be_visible()
    for text in ("0", "30"):
        demo.field(KNOB).fill(text)
        demo.check()
        assert signs.evaluate(ROTATED) == pointer.evaluate(ROTATED)
    assert (signs.get_attribute("d") or "").count("M") == 2


def test_keys_turn_a_knob_and_its_dial_follows_a_typed_number(demo: Demo) -> None:
    track = demo.track(KNOB)
    track.press("ArrowUp")
    demo.check()
    assert value(demo) == 1
    assert shows(demo) == pytest.approx(1, abs=0.01)
    expect(dial(demo)).to_have_css("outline-style", "solid")
    demo.field(KNOB).fill("-30")
    demo.check()
    assert shows(demo) == pytest.approx(-30, abs=0.01)
    demo.press("Reset")
    demo.settle()
    assert shows(demo) == pytest.approx(0, abs=0.01)


def test_finger_turns_a_knob_sideways_and_scrolls_the_page_up_and_down(
    on_phone: OnPhone, name: str
) -> None:
    demo = on_phone(name)
    fingers = Fingers(demo.page)
    x, y = middle(dial(demo))
    demo.page.evaluate(AT_REST)
    fingers.touch("touchStart", [(0, x, y)])
    for step in range(1, 6):
        fingers.touch("touchMove", [(0, x + 10 * step, y - step)])
    fingers.touch("touchEnd", [])
    demo.check()
    turned = value(demo)
    assert turned >= 18
    place = demo.page.evaluate("scrollY")
    x, y = middle(dial(demo))
    demo.page.evaluate(AT_REST)
    fingers.touch("touchStart", [(0, x, y)])
    for step in range(1, 9):
        fingers.touch("touchMove", [(0, x, y - 20 * step)])
    fingers.touch("touchEnd", [])
    demo.page.wait_for_function("place => scrollY > place", arg=place)
    demo.check()
    assert value(demo) == turned
