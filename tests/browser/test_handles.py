"""Handles in figures: dragged by mouse and finger, moved by keys, of one size, and put back."""

from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import Locator

from site_demos.demos.applications import rather_nothing
from site_demos.kit.figure import demos, render
from tests.browser.conftest import OnPhone, Sized
from tests.browser.demo import Demo
from tests.browser.test_hand import AT_REST, Fingers

HANDLED = [name for name in demos() if "nn-handle" in render(name)]
LEVEL = [name for name in HANDLED if "data-across=" in render(name)]
"""Those that go sideways."""
ACROSS, PLANE = "sigmoid", "two-knobs"
LEAST = 24  # pixels; WCAG 2.2, 2.5.8
MIDDLE = """hold => {
  hold.scrollIntoView({ block: "center" });
  const [, x, y] = hold.getAttribute("d").match(/M([-.0-9]+) ([-.0-9]+)/u).map(Number);
  const { x: across, y: along } = new DOMPoint(x, y).matrixTransform(hold.getScreenCTM());
  return [across, along];
}"""
HIT = """([x, y, far]) => [[far, 0], [-far, 0], [0, far], [0, -far]]
  .every(([across, along]) => document.elementFromPoint(x + across, y + along)
  ?.closest(".nn-handle"))"""

HELD = """(point, far) => {
  point.scrollIntoView({ block: "center" });
  const { left, top, width, height } = point.getBoundingClientRect();
  return [[0, 0], [far, 0], [-far, 0], [0, far], [0, -far]].every(([across, along]) => document
    .elementFromPoint(left + width / 2 + across, top + height / 2 + along)?.closest(".nn-handle"));
}"""

SLIDER = ".nn-handle[tabindex='0']:not([data-point])"
SETS = """({ dataset: { across, along, sets } }) =>
  [across, along, ...new URLSearchParams(sets).keys()].filter(Boolean)"""
FOCUS = "document.activeElement.getAttribute('aria-label')"


def middle(handle: Locator) -> tuple[float, float]:
    """Bring a handle to the middle of the window; return where it is."""
    x, y = handle.locator(".nn-hold").evaluate(MIDDLE)
    return float(x), float(y)


def values(demo: Demo) -> dict[str, str]:
    """Return the state of a demo by parameter."""
    return dict(parse_qsl(demo.query()))


def first(demo: Demo) -> Locator:
    """Return the first handle of a demo."""
    return demo.figure.locator(".nn-handle").first


def drag(demo: Demo, handle: Locator, across: float, along: float) -> dict[str, str]:
    """Drag a handle by the mouse; return the parameters that this changed, as they are now."""
    before, mouse = values(demo), demo.page.mouse
    x, y = middle(handle)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + across, y + along, steps=3)
    mouse.up()
    demo.check()
    return {key: value for key, value in values(demo).items() if value != before[key]}


@pytest.mark.parametrize("name", [ACROSS, PLANE])
def test_handle_follows_the_pointer_that_holds_it(demo: Demo) -> None:
    mouse, before = demo.page.mouse, values(demo)
    x, y = middle(first(demo))
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 20, y + 8)
    mouse.move(x + 40, y + 16)
    demo.check()
    moved = middle(first(demo))
    mouse.up()
    changed = {key for key, value in values(demo).items() if value != before[key]}
    assert changed == ({"z"} if demo.name == ACROSS else {"start_1", "start_2"})
    assert moved[0] - x == pytest.approx(40, abs=3), "as far as the pointer went, but for a step"


@pytest.mark.parametrize("name", [ACROSS, PLANE])
def test_handle_moves_by_steps_with_arrows_and_far_with_shift(demo: Demo) -> None:
    parameter = "z" if demo.name == ACROSS else "start_1"
    before = float(values(demo)[parameter])
    for key, steps in [("ArrowRight", 1), ("ArrowLeft", 0), ("Shift+ArrowRight", 10)]:
        first(demo).focus()
        demo.page.keyboard.press(key)
        demo.check()
        assert float(values(demo)[parameter]) == pytest.approx(before + steps * 0.1)
    demo.page.keyboard.press("Home")
    demo.check()
    control = demo.sliders()[parameter]
    assert float(values(demo)[parameter]) == control.low
    assert first(demo).get_attribute("aria-valuenow") == control.text(control.low)


@pytest.mark.parametrize("name", [PLANE])
def test_arrow_up_moves_a_handle_of_a_plane_upwards(demo: Demo) -> None:
    before = values(demo)
    first(demo).press("ArrowUp")
    demo.check()
    assert float(values(demo)["start_2"]) == pytest.approx(float(before["start_2"]) + 0.1)
    assert values(demo)["start_1"] == before["start_1"]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", HANDLED)
def test_handle_can_be_hit_where_the_figure_is_small(demo: Demo, sized: Sized, width: int) -> None:
    sized(width)
    for handle in demo.figure.locator(".nn-handle").all():
        assert demo.page.evaluate(HIT, [*middle(handle), LEAST / 2])


@pytest.mark.parametrize("name", [ACROSS, PLANE])
def test_swipe_that_begins_on_a_handle_scrolls_and_sets_nothing(
    on_phone: OnPhone, name: str
) -> None:
    demo = on_phone(name)
    before, fingers = values(demo), Fingers(demo.page)
    x, y = middle(first(demo))
    demo.page.evaluate(AT_REST)
    place = demo.page.evaluate("scrollY")
    fingers.touch("touchStart", [(0, x, y)])
    for step in range(1, 9):
        fingers.touch("touchMove", [(0, x + step, y - 20 * step)])
    fingers.touch("touchEnd", [])
    demo.page.wait_for_function("place => scrollY > place", arg=place)
    demo.check()
    assert values(demo) == before


@pytest.mark.parametrize(("name", "changed"), [(ACROSS, {"z"}), (PLANE, {"start_1", "start_2"})])
def test_handle_follows_a_finger_that_rested_on_it_or_goes_sideways_and_the_page_stays(
    on_phone: OnPhone, name: str, changed: set[str]
) -> None:
    demo = on_phone(name)
    before, fingers = values(demo), Fingers(demo.page)
    x, y = middle(first(demo))
    demo.page.evaluate(AT_REST)
    place = demo.page.evaluate("scrollY")
    fingers.touch("touchStart", [(0, x, y)])
    if name == PLANE:
        demo.page.wait_for_selector("html[data-nn-holds]")
    for step in range(1, 6):
        down = 6 if name == PLANE else 2
        fingers.touch("touchMove", [(0, x + 5 * step, y + down * step)])
    fingers.touch("touchEnd", [])
    demo.check()
    assert demo.page.evaluate("scrollY") == place
    assert {key for key, value in values(demo).items() if value != before[key]} == changed


@pytest.mark.parametrize("name", LEVEL)
def test_finger_that_goes_sideways_keeps_its_handle_however_often_it_is_redrawn(
    on_phone: OnPhone, name: str
) -> None:
    demo = on_phone(name)
    handle = demo.figure.locator(".nn-handle[data-across]").first
    before, parameter = values(demo), handle.get_attribute("data-across") or ""
    x, y = middle(handle)
    demo.page.evaluate(AT_REST)
    fingers = Fingers(demo.page)
    fingers.touch("touchStart", [(0, x, y)])
    scale, control = handle.get_attribute("data-across-scale"), demo.sliders()[parameter]
    is_high = 2 * float(before[parameter]) > control.low + control.high
    way = -1 if is_high == (float(scale or 1) > 0) else 1  # where there is more room
    for step in range(1, 6):
        fingers.touch("touchMove", [(0, x + 8 * way * step, y)])
        demo.settle()
    during = values(demo)
    fingers.touch("touchEnd", [])
    demo.check()
    assert before[parameter] != during[parameter]
    assert values(demo) == during, "nothing is put back"


@pytest.mark.parametrize("name", HANDLED)
def test_handle_that_keys_move_keeps_the_focus_and_sets_nothing_else(demo: Demo) -> None:
    for number in range(min(demo.figure.locator(SLIDER).count(), 5)):
        before, handle = values(demo.reset()), demo.figure.locator(SLIDER).nth(number)
        own, label = handle.evaluate(SETS), handle.get_attribute("aria-label")
        handle.focus()
        for key in ("ArrowRight", "ArrowRight", "End", "Home"):
            demo.page.keyboard.press(key)
            demo.settle()
            assert demo.page.evaluate(FOCUS) == label
            now = values(demo)
            assert {each for each in now if now[each] != before[each]} <= set(own)
        assert float(now[own[0]]) <= float(before[own[0]])


@pytest.mark.parametrize("name", ["threshold"])
def test_threshold_is_moved_to_the_right_by_a_lower_bias(demo: Demo) -> None:
    before = float(values(demo)["bias"])
    changed = drag(demo, demo.figure.get_by_role("slider", name="Bias"), 30, 0)
    assert changed.keys() == {"bias"}
    assert float(changed["bias"]) < before


@pytest.mark.parametrize("name", ["one-neuron"])
def test_each_handle_of_a_figure_sets_what_it_is_on(demo: Demo) -> None:
    for number, parameter in enumerate(["input_1", "input_2", "weight_1", "weight_2", "bias"]):
        before = values(demo.reset())
        changed = drag(demo, demo.figure.get_by_role("slider").nth(number), 3, 12)
        assert changed.keys() == {parameter}
        assert float(changed[parameter]) < float(before[parameter]), "down is less"


@pytest.mark.parametrize("name", ["one-knob", "two-knobs"])
def test_ball_that_is_dragged_starts_where_it_is_put(demo: Demo) -> None:
    ball = demo.figure.get_by_role("slider", name="The ball")
    x, _ = middle(ball)
    assert drag(demo, ball, -60, 0)["steps"] == "0"
    assert middle(ball)[0] - x == pytest.approx(-60, abs=6), "as far as the pointer went"


@pytest.mark.parametrize(
    ("name", "parameter", "across", "along", "more"),
    [
        ("backpropagation", "a2", 0, -30, True),
        ("backpropagation", "w31", 30, 0, True),
        ("backpropagation", "b5", -30, 0, False),
        ("backpropagation", "y", -30, 0, False),
        ("one-function", "t", 30, 0, True),
        ("sum-of-bends", "moved", -30, 0, False),
        ("layers", "hidden_2", -20, 0, False),
        ("cost-of-one-output", "a", 30, 0, True),
        ("relu", "z", -30, 0, False),
        ("matrix-form", "input_2", 0, -40, True),
        ("relu", "layers", 60, 0, True),
        ("all-knobs", "rate", 60, 0, True),
        ("paint-the-weights", "rows", -60, 0, False),
        ("crowd", "ill", -60, 0, False),
        ("crowd", "ill", 0, 20, True),
        ("kept-promise", "ill", 0, 30, False),
        ("one-biopsy", "sample", 60, 0, True),
        ("rather-nothing", "limit", 20, 40, True),
        ("two-districts", "days", 60, 0, True),
        ("two-districts", "truth", 0, -30, True),
        ("knobs-by-hand", "weight_1", 0, -30, True),
        ("knobs-by-hand", "weight_9", 6, 30, False),
    ],
)
def test_part_that_is_dragged_sets_its_parameter_alone(
    demo: Demo, parameter: str, across: int, along: int, *, more: bool
) -> None:
    before = float(values(demo)[parameter])
    held = f':is([data-across="{parameter}"], [data-along="{parameter}"])'
    changed = drag(demo, demo.figure.locator(held).first, across, along)
    assert changed.keys() == {parameter}
    assert (float(changed[parameter]) > before) == more


@pytest.mark.parametrize("name", ["rather-nothing"])
def test_dot_on_a_curve_goes_where_its_curve_is_nearest_to_the_pointer(demo: Demo) -> None:
    scale = demo.figure.locator("svg").evaluate("svg => svg.getScreenCTM().a")
    for limit in (0.5, 0.9, 0.3):
        dot, (x, y) = first(demo), rather_nothing.places()[limit]
        here, there = rather_nothing.places()[float(values(demo)["limit"])], (x, y - 0.3)
        drag(demo, dot, *(scale * (one - other) for one, other in zip(there, here, strict=True)))
        assert float(values(demo)["limit"]) == pytest.approx(limit, abs=0.021)


@pytest.mark.parametrize(("name", "parameter"), [("one-function", "t"), ("one-pixel", "value")])
def test_point_on_each_of_ten_curves_is_dragged(demo: Demo, parameter: str) -> None:
    points = demo.figure.locator(".nn-means .nn-handle")
    assert points.count() == 10
    for point in (points.first, points.last):
        before = float(values(demo.reset())[parameter])
        assert float(drag(demo, point, -20, 0)[parameter]) < before


@pytest.mark.parametrize("name", ["moved-digit"])
def test_dot_of_a_curve_moves_the_digit_as_the_digit_does(demo: Demo) -> None:
    dot = demo.figure.get_by_role("slider", name="Moved to the right")
    changed = drag(demo, dot, 100, 0)
    assert changed.keys() == {"across"}
    assert float(changed["across"]) > 0


@pytest.mark.parametrize(
    ("name", "points"), [("alarm-limit", 2), ("cost-of-one-output", 2), ("relu", 4)]
)
def test_each_point_of_a_number_holds_its_one_handle(demo: Demo, points: int) -> None:
    circles = first(demo).locator("circle")
    assert circles.count() == points
    assert all(circle.evaluate(HELD, LEAST / 2) for circle in circles.all())
    assert demo.figure.locator("svg").first.locator("[tabindex]").count() == 1


@pytest.mark.parametrize("name", ["layers"])
def test_part_is_not_made_so_small_that_it_is_gone(demo: Demo) -> None:
    first(demo).press("Home")
    demo.check()
    assert values(demo)["hidden_1"] == "1"
    first(demo).press("ArrowLeft")
    demo.check()
    assert (values(demo)["hidden_1"], values(demo)["hidden_2"]) == ("1", "16")


@pytest.mark.parametrize("name", ["knobs-by-hand"])
def test_region_is_dragged_and_its_knob_is_what_keys_and_screen_readers_meet(demo: Demo) -> None:
    changed = drag(demo, first(demo), 0, -30)
    assert demo.track("weight_1").input_value() == changed["weight_1"]
    assert demo.figure.locator("[tabindex], [role=slider]").count() == 0
    assert demo.root.get_by_role("slider", name="top left").count() == 1
    demo.track("weight_1").press("ArrowRight")
    demo.check()
    assert float(values(demo)["weight_1"]) == float(changed["weight_1"]) + 1
