"""The playground in a real browser: play, type a weight, own points by click and by file, link."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import ShownOn, fresh
from tests.browser.demo import Demo
from tests.browser.test_handles import middle
from tests.browser.visit import Visit

NAME = "playground"
UPPER_LEFT = r"-\d(\.\d)?_\d(\.\d)?"
"""A point there, without its class: x₁ is negative and x₂ positive."""
LOSS = re.compile(r"loss (\d\.\d+)")


@pytest.fixture
def demo(tour: Visit, shown_on: ShownOn) -> Demo:
    """The demo before its first step."""
    demo = fresh(tour, shown_on, NAME)
    expect(demo.root.locator(".nn-pace")).to_have_text("0 steps")
    return demo.settle()


def button(demo: Demo, label: str) -> Locator:
    return demo.root.get_by_role("button", name=label, exact=True)


def loss(demo: Demo) -> float:
    found = LOSS.search(demo.root.locator(".nn-result").inner_text())
    assert found
    return float(found[1])


def load(demo: Demo, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    demo.root.locator("[type=file]").set_input_files(path)


def test_it_learns_while_it_plays(demo: Demo) -> None:
    before = loss(demo)
    button(demo, "Play").click()
    expect(demo.root.locator(".nn-pace")).to_contain_text(re.compile(r"^[6-9]\d steps"))
    button(demo, "Pause").click()
    demo.settle()
    assert loss(demo) < before / 2


def test_typed_weight_stays_until_it_learns_on(demo: Demo) -> None:
    field = demo.root.locator("[data-edit]").first
    before = demo.root.locator(".nn-result").inner_text()
    field.fill("-3.25")
    field.press("Tab")
    expect(demo.root.locator(".nn-result")).not_to_have_text(before)
    expect(field).to_have_value("-3.25")
    field.fill("")
    field.press("Tab")
    expect(demo.alert).to_have_text("A weight or bias must be a number, but “” came.")


def test_weight_that_has_the_focus_follows_the_run_until_another_is_typed(demo: Demo) -> None:
    field, keyboard = demo.root.locator("[data-edit]").first, demo.page.keyboard
    field.focus()
    begun = field.input_value()
    button(demo, "Play").evaluate("button => button.click()")
    expect(field).not_to_have_value(begun)
    place = demo.page.evaluate("scrollY")
    keyboard.type("-3.2")
    steps = demo.root.locator(".nn-pace").inner_text()
    expect(demo.root.locator(".nn-pace")).not_to_have_text(steps)
    expect(field).to_have_value("-3.2")
    keyboard.type("5")
    keyboard.press("Enter")
    expect(field).not_to_have_value("-3.25")
    expect(field).to_have_value(re.compile(r"^-[23]"))
    expect(field).to_be_focused()
    assert demo.page.evaluate("scrollY") == place
    button(demo, "Pause").click()


def test_clicks_add_points_of_the_chosen_class_while_it_runs(demo: Demo) -> None:
    demo.field("data").select_option("own")
    pad = demo.root.locator(".nn-pad")
    button(demo, "Play").click()
    pad.click(position={"x": 10, "y": 10})
    expect(demo.field("points")).to_have_value(re.compile(rf"^{UPPER_LEFT}_1 2_2_1 "))
    demo.root.get_by_role("radio", name="class 0").click()
    expect(demo.root.get_by_role("radio", name="class 0")).to_have_attribute("aria-checked", "true")
    pad.click(position={"x": 40, "y": 60})
    expect(demo.field("points")).to_have_value(
        re.compile(rf"^{UPPER_LEFT}_0 {UPPER_LEFT}_1 2_2_1 ")
    )
    button(demo, "Pause").click()
    demo.settle()
    expect(demo.alert).to_be_empty()


def test_own_point_is_dragged_and_flicked_out_and_a_click_beside_it_adds(demo: Demo) -> None:
    demo.field("data").select_option("own")
    demo.settle()
    demo.field("points").fill("2_2_1 -2_2_0")
    demo.settle()
    points, mouse = demo.figure.locator(".nn-held-point"), demo.page.mouse
    expect(points).to_have_count(2)
    x, y = middle(points.first)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 20, y + 30, steps=3)
    mouse.up()
    expect(demo.field("points")).to_have_value(re.compile(r"^[01](\.\d+)?_[01](\.\d+)?_1 -2_2_0$"))
    demo.settle()
    x, y = middle(points.first)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y - 400, steps=3)
    mouse.up()
    expect(demo.field("points")).to_have_value("-2_2_0")
    demo.settle()
    demo.root.locator(".nn-pad").click(position={"x": 10, "y": 10})
    expect(demo.field("points")).to_have_value(re.compile(rf"^{UPPER_LEFT}_1 -2_2_0$"))


def test_own_point_is_moved_and_removed_by_key(demo: Demo) -> None:
    demo.field("data").select_option("own")
    demo.settle()
    demo.field("points").fill("2_2_1 -2_2_0")
    demo.settle()
    point = demo.figure.locator(".nn-held-point").first
    point.press("ArrowRight")
    expect(demo.field("points")).to_have_value("2.1_2_1 -2_2_0")
    demo.settle()
    point.press("Shift+ArrowDown")
    expect(demo.field("points")).to_have_value("2.1_1_1 -2_2_0")
    demo.settle()
    point.press("End")
    expect(demo.field("points")).to_have_value("6_1_1 -2_2_0")
    demo.settle()
    point.press("Delete")
    expect(demo.field("points")).to_have_value("-2_2_0")


def test_point_that_is_one_too_many_is_told_and_not_taken(demo: Demo) -> None:
    demo.field("data").select_option("own")
    full = " ".join(["2_2_1 -2_-2_0"] * 250)
    demo.field("points").fill(full)
    demo.settle()
    demo.root.locator(".nn-pad").click(position={"x": 10, "y": 10})
    expect(demo.alert).to_contain_text("may be at most 500 points, but 501 came.")
    expect(demo.field("points")).to_have_value(full)


def test_point_is_judged_when_it_is_whole_or_left(demo: Demo) -> None:
    field, keyboard = demo.field("points"), demo.page.keyboard
    demo.field("data").select_option("own")
    demo.settle()
    field.press("Control+End")
    for key in " 1.5_-2_0":
        keyboard.press(key)
        demo.settle()
        expect(demo.alert).to_be_empty()
    keyboard.type(" 9_")
    demo.settle()
    expect(demo.alert).to_be_empty()
    keyboard.press("Tab")
    expect(demo.alert).to_contain_text("must be points x₁_x₂_class")
    field.fill("9_2_0")
    expect(demo.alert).to_contain_text("must lie between -6 and 6, but “9_2_0” came.")


def test_keyboard_stays_in_the_demo_when_the_button_that_it_pressed_goes(demo: Demo) -> None:
    demo.field("data").select_option("own")
    demo.settle()
    button(demo, "Remove all").press("Enter")
    expect(demo.field("points")).to_have_value("")
    demo.settle()
    assert demo.root.evaluate("demo => demo.contains(document.activeElement)")


def test_it_pauses_after_the_chosen_epoch(demo: Demo) -> None:
    demo.follow("pause=12")
    demo.reach("pause=12").settle()
    button(demo, "Play").click()
    expect(demo.root.locator(".nn-pace")).to_contain_text("12 steps")
    demo.settle()
    button(demo, "Play").click()
    expect(demo.root.locator(".nn-pace")).to_contain_text(re.compile(r"^(1[3-9]|[2-9]\d) steps"))
    button(demo, "Pause").click()


def test_own_table_is_learned_from_and_a_bad_one_changes_nothing(
    demo: Demo, tmp_path: Path
) -> None:
    load(demo, tmp_path / "own.csv", "x1,x2,label\n1,2,0\n-1,-2,1\n")
    expect(demo.field("points")).to_have_value("-1_-2_1 1_2_0")
    expect(demo.field("data")).to_have_value("own")
    demo.settle()
    shown = demo.shown()
    load(demo, tmp_path / "bad.csv", "x1,x2,label\n1,2,0\n-1,nan,1\n")
    expect(demo.alert).to_have_text("X2 in line 3 must lie between -6 and 6, but is nan.")
    assert demo.shown() == shown


def test_link_with_the_numbers_restores_the_trained_network(
    demo: Demo, visit: Visit, shown_on: ShownOn
) -> None:
    button(demo, "Play").click()
    expect(demo.root.locator(".nn-pace")).to_contain_text(re.compile(r"^\d\d steps"))
    button(demo, "Pause").click()
    demo.settle()
    ended = loss(demo)
    button(demo, "Copy link with these numbers").click()
    expect(demo.page).to_have_url(re.compile("weights="))
    link = demo.page.url.split("#", 1)[1]
    other = Demo(visit.open(f"{shown_on(NAME)}#{link}"), NAME).wake()
    expect(other.root.locator(".nn-result")).to_contain_text(f"loss {ended:.3f}")
    expect(other.root.locator(".nn-pace")).to_have_text("0 steps")
