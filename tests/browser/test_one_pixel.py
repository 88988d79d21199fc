"""Pixels of a real image are painted over until the network fails; one alone is still chosen."""

from urllib.parse import parse_qsl

import numpy as np
import pytest
from playwright.sync_api import Locator

from site_demos.kit.painting import painted
from tests.browser.conftest import OnPhone, Sized
from tests.browser.demo import Demo
from tests.browser.test_touch import CENTRE, across

NAME = pytest.mark.parametrize("name", ["one-pixel"])


def choose(demo: Demo, button: str) -> None:
    """Press one of the buttons above the image."""
    demo.figure.get_by_role("radio", name=button, exact=True).click()
    demo.check()


def grid(demo: Demo) -> Locator:
    """Return the cells over the image."""
    return demo.figure.locator("[data-cells]")


def columns(demo: Demo) -> list[int]:
    """Return the columns that are painted, all of them in one row."""
    assert len({place // 28 for place in places(demo)}) <= 1
    return [place % 28 for place in places(demo)]


def places(demo: Demo) -> list[int]:
    """Return the pixels that are painted."""
    return [int(place) for place in np.flatnonzero(painted(demo.field("painting").input_value()))]


def said(demo: Demo) -> str:
    """Return the result, with spaces that break."""
    return demo.figure.locator(".nn-result").inner_text().replace("\N{NO-BREAK SPACE}", " ")


@NAME
@pytest.mark.parametrize("finger", [False, True])
def test_stroke_changes_the_pixels_under_it_one_thick(demo: Demo, *, finger: bool) -> None:
    choose(demo, "Paint")
    assert said(demo) == "No pixel changed yet: it says 7."
    grid(demo).evaluate(CENTRE)
    place = demo.page.evaluate("scrollY")
    across(demo, grid(demo), 0.1, 0.3, finger=finger)
    demo.check()
    assert columns(demo) == [2, 3, 4, 5, 6, 7, 8]
    assert said(demo).startswith("7 pixels changed: it still says 7.")
    assert demo.page.evaluate("scrollY") == place


@NAME
def test_painting_is_erased_cleared_and_left_for_one_pixel_without_being_lost(demo: Demo) -> None:
    choose(demo, "Paint")
    across(demo, grid(demo), 0.1, 0.3, finger=False)
    demo.check()
    choose(demo, "Erase")
    across(demo, grid(demo), 0.1, 0.2, finger=False)
    demo.check()
    assert columns(demo) == [6, 7, 8]
    choose(demo, "One pixel")
    assert said(demo).startswith("At row ")
    across(demo, grid(demo), 0.51, 0.51, finger=False)
    demo.check()
    assert int(demo.field("pixel").input_value()) % 28 == 14
    choose(demo, "Paint")
    assert said(demo).startswith("3 pixels changed")
    demo.figure.get_by_role("button", name="Clear").click()
    demo.check()
    assert places(demo) == []
    assert said(demo) == "No pixel changed yet: it says 7."


@NAME
def test_keys_paint_one_pixel_at_a_time(demo: Demo) -> None:
    choose(demo, "Paint")
    start = int(demo.field("pixel").input_value())
    for key in ("Space", "ArrowRight", "ArrowDown", "Enter"):
        grid(demo).press(key)
        demo.check()
    assert places(demo) == [start, start + 29]
    assert said(demo).startswith("2 pixels changed")


@NAME
def test_link_from_before_there_was_painting_still_changes_one_pixel(demo: Demo) -> None:
    choose(demo, "Paint")
    across(demo, grid(demo), 0.1, 0.3, finger=False)
    demo.follow("image=3&pixel=400&value=0.5")
    demo.reach("image=3&pixel=400&value=0.5&brush=one").settle()
    demo.check()
    assert said(demo).startswith("At row 15, column 9 the image had")


@NAME
def test_stroke_right_after_the_brush_is_put_away_breaks_nothing(demo: Demo) -> None:
    choose(demo, "Paint")
    across(demo, grid(demo), 0.1, 0.3, finger=False)
    demo.check()
    before = places(demo)
    demo.field("brush").evaluate("field => { field.value = 'one'; }")  # not drawn yet
    across(demo, grid(demo), 0.5, 0.6, finger=False)
    demo.check()
    assert places(demo) == before


@NAME
@pytest.mark.parametrize("width", [360, 1280])
def test_buttons_are_large_enough_and_the_image_is_not_moved_by_them(
    demo: Demo, sized: Sized, width: int
) -> None:
    sized(width)
    demo.settle()
    before = grid(demo).bounding_box()
    choose(demo, "Paint")
    after = grid(demo).bounding_box()
    assert before
    assert after
    assert (after["width"], after["x"]) == (before["width"], before["x"])
    buttons = [button.bounding_box() for button in demo.figure.get_by_role("radio").all()]
    buttons.append(demo.figure.get_by_role("button", name="Clear").bounding_box())
    assert all(box and min(box["width"], box["height"]) >= 24 for box in buttons)


def test_finger_scrolls_the_page_over_the_image_as_long_as_it_does_not_paint(
    on_phone: OnPhone,
) -> None:
    demo = on_phone("one-pixel")
    touch = "grid => getComputedStyle(grid).touchAction"
    assert grid(demo).evaluate(touch) == "auto"
    choose(demo, "Paint")
    assert grid(demo).evaluate(touch) == "none"
    assert dict(parse_qsl(demo.query()))["brush"] == "p"
