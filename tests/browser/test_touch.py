"""Demos by finger: sliders, parts of a figure, a grid to paint; this by mouse and keys too."""

import pytest
from playwright.sync_api import Locator, expect

from site_demos.kit.painting import Grid, painted
from tests.browser.demo import Demo
from tests.browser.kinds import NUMERIC, PARTS, TRIED, on_each

GROWING = ("layers", "train-it-here", "one-knob")
"""Demos whose figures change their height most as their sliders go, and one with a player."""
PRESSED = ("mean-images", "noise-in", "next-letter", "nearest-neighbours")
"""Demos whose pictures, letters or points are pressed."""
CENTRE = "part => part.scrollIntoView({ block: 'center' })"
FRAME = "() => new Promise(requestAnimationFrame)"


def across(demo: Demo, part: Locator, starts: float, ends: float, *, finger: bool) -> None:
    """Draw a level line over a part, from one share of its width to another."""
    part.evaluate(CENTRE)
    box = part.bounding_box()
    assert box, "the part can be seen"
    y = box["y"] + box["height"] / 2
    xs = [box["x"] + box["width"] * (starts + (ends - starts) * k / 4) for k in range(5)]
    if not finger:
        demo.page.mouse.move(xs[0], y)
        demo.page.mouse.down()
        for x in xs[1:]:
            demo.page.mouse.move(x, y)
        demo.page.mouse.up()
        return
    session = demo.page.context.new_cdp_session(demo.page)
    for x in xs:
        kind = "touchStart" if x == xs[0] else "touchMove"
        touch = {"type": kind, "touchPoints": [{"x": x, "y": y}]}
        session.send("Input.dispatchTouchEvent", touch)
        demo.page.evaluate(FRAME)  # moves of one frame are one
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()


@on_each(NUMERIC)
def test_slider_follows_a_finger(demo: Demo, parameter: str) -> None:
    control, track = demo.sliders()[parameter], demo.track(parameter)
    before = float(track.input_value())
    is_high = before > (control.low + control.high) / 2
    across(demo, track, 0.5, 0.15 if is_high else 0.85, finger=True)
    after = float(track.input_value())
    assert (after < before) if is_high else (after > before)
    demo.check()


@pytest.mark.parametrize("name", [*PARTS, *PRESSED])
def test_part_of_the_figure_is_chosen_by_a_tap(demo: Demo) -> None:
    parts = demo.figure.locator("[data-set]")
    part = parts.nth(parts.count() // 2)
    wanted = part.get_attribute("data-set") or ""
    part.tap(force=True)
    demo.check()
    assert all(pair in demo.query().split("&") for pair in wanted.split("&"))


@pytest.mark.parametrize("name", ["where-it-stands"])
def test_ring_takes_the_program_by_a_tap_and_by_arrows(demo: Demo) -> None:
    rings = demo.figure.get_by_role("radio")
    for ring in rings.all():
        ring.tap(position={"x": 60, "y": 12})
        demo.check()
        expect(ring).to_be_checked()
    rings.last.press("ArrowUp")
    demo.check()
    expect(rings.nth(2)).to_be_checked()
    expect(rings.nth(2)).to_be_focused()


@pytest.mark.parametrize(("name", "grid"), [TRIED[Grid]])
def test_stroke_that_comes_in_from_outside_begins_where_it_comes_in(demo: Demo, grid: str) -> None:
    cells = demo.figure.locator("[data-paints]")
    cells.evaluate(CENTRE)
    demo.root.get_by_role("button", name="Empty").click()
    demo.check()
    box = cells.bounding_box()
    assert box, "the grid can be seen"
    mouse = demo.page.mouse
    mouse.click(box["x"] + 0.9 * box["width"], box["y"] + 0.1 * box["height"])
    mouse.move(box["x"] - 4, box["y"] + 0.9 * box["height"])
    mouse.down()
    mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.9 * box["height"])
    mouse.up()
    demo.check()
    drawn = painted(demo.field(grid).input_value())
    assert sum(map(abs, drawn)) == 2 * 9, "two dabs of a brush of three by three"


@pytest.mark.parametrize(("name", "grid"), [TRIED[Grid]])
@pytest.mark.parametrize("by", ["button", "Meta+z"])
def test_stroke_and_preset_and_reset_are_taken_back_one_by_one(
    demo: Demo, grid: str, by: str
) -> None:
    field, cells = demo.field(grid), demo.figure.locator("[data-paints]")
    before = [field.input_value()]
    for act in (
        lambda: across(demo, cells, 0.1, 0.6, finger=True),
        lambda: across(demo, cells, 0.2, 0.7, finger=False),
        lambda: demo.root.get_by_role("button", name="Empty").click(),
        demo.reset,
    ):
        act()
        demo.check()
        before.append(field.input_value())
    for text in reversed(before[:-1]):
        if by == "button":
            demo.figure.get_by_role("button", name="Undo").click()
        else:
            cells.press(by)
        demo.check()
        assert field.input_value() == text


@pytest.mark.parametrize(("name", "grid"), [TRIED[Grid]])
@pytest.mark.parametrize("by", ["mouse", "finger", "key"])
def test_grid_is_painted_and_the_page_does_not_scroll(demo: Demo, grid: str, by: str) -> None:
    demo.root.get_by_role("button", name="Empty").click()
    demo.check()
    cells = demo.figure.locator("[data-paints]")
    cells.evaluate(CENTRE)
    place = demo.page.evaluate("scrollY")
    if by == "key":
        cells.focus()
        for key in ("Space", "ArrowRight", "Space"):
            cells.press(key)
    else:
        across(demo, cells, 0.3, 0.7, finger=by == "finger")
    demo.check()
    drawn = painted(demo.field(grid).input_value())
    assert sum(drawn) == (2 if by == "key" else sum(map(abs, drawn)))
    assert sum(drawn) >= (2 if by == "key" else 3 * 11), "a brush of three cells, over 40 in 100"
    assert demo.page.evaluate("scrollY") == place


@pytest.mark.parametrize("name", GROWING)
def test_slider_that_is_held_stays_where_it_is(demo: Demo) -> None:
    mouse = demo.page.mouse
    for parameter in demo.sliders():
        track = demo.track(parameter)
        track.evaluate(CENTRE)
        begun = track.bounding_box()
        assert begun, "the slider can be seen"
        middle = begun["y"] + begun["height"] / 2
        mouse.move(begun["x"] + begun["width"] / 2, middle)
        mouse.down()
        for part in (0.02, 0.98, 0.5):
            mouse.move(begun["x"] + begun["width"] * part, middle)
            demo.settle()
            demo.page.evaluate(FRAME)
            now = track.bounding_box()
            assert now
            assert now["y"] == pytest.approx(begun["y"], abs=1), parameter
        mouse.up()
        demo.press("Reset")
        demo.settle()
