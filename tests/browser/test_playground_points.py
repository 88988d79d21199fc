"""The playground's points, a reader's own: clicked, dragged, typed, and read from a table."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.demo import Demo
from tests.browser.playground import button
from tests.browser.test_handles import middle

UPPER_LEFT = r"-\d(\.\d)?_\d(\.\d)?"
"""A point there, without its class: x₁ is negative and x₂ positive."""


def take_own(demo: Demo) -> None:
    demo.root.locator("label:has([name=data][value=own])").click()
    demo.settle()


def load(demo: Demo, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    demo.root.get_by_label("File to load").set_input_files(path)


def test_clicks_add_points_of_the_chosen_class_while_it_runs(playground: Demo) -> None:
    take_own(playground)
    pad = playground.root.locator(".nn-pad")
    button(playground, "Play").click()
    pad.click(position={"x": 10, "y": 10})
    expect(playground.field("points")).to_have_value(re.compile(rf"^{UPPER_LEFT}_1 2_2_1 "))
    playground.root.get_by_role("radio", name="class 0").click()
    expect(playground.root.get_by_role("radio", name="class 0")).to_have_attribute(
        "aria-checked", "true"
    )
    pad.click(position={"x": 40, "y": 60})
    expect(playground.field("points")).to_have_value(
        re.compile(rf"^{UPPER_LEFT}_0 {UPPER_LEFT}_1 2_2_1 ")
    )
    button(playground, "Pause").click()
    playground.settle()
    expect(playground.alert).to_be_empty()


def test_own_point_is_dragged_and_flicked_out_and_a_click_beside_it_adds(playground: Demo) -> None:
    take_own(playground)
    playground.field("points").fill("2_2_1 -2_2_0")
    playground.settle()
    points, mouse = playground.figure.locator(".nn-held-point"), playground.page.mouse
    expect(points).to_have_count(2)
    x, y = middle(points.first)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 20, y + 30, steps=3)
    mouse.up()
    expect(playground.field("points")).to_have_value(
        re.compile(r"^[01](\.\d+)?_[01](\.\d+)?_1 -2_2_0$")
    )
    playground.settle()
    x, y = middle(points.first)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, max(1, y - 400), steps=3)
    mouse.up()
    expect(playground.field("points")).to_have_value("-2_2_0")
    playground.settle()
    playground.root.locator(".nn-pad").click(position={"x": 10, "y": 10})
    expect(playground.field("points")).to_have_value(re.compile(rf"^{UPPER_LEFT}_1 -2_2_0$"))


def test_own_point_is_moved_and_removed_by_key(playground: Demo) -> None:
    take_own(playground)
    playground.field("points").fill("2_2_1 -2_2_0")
    playground.settle()
    point = playground.figure.locator(".nn-held-point").first
    point.press("ArrowRight")
    expect(playground.field("points")).to_have_value("2.1_2_1 -2_2_0")
    playground.settle()
    point.press("Shift+ArrowDown")
    expect(playground.field("points")).to_have_value("2.1_1_1 -2_2_0")
    playground.settle()
    point.press("End")
    expect(playground.field("points")).to_have_value("6_1_1 -2_2_0")
    playground.settle()
    point.press("Delete")
    expect(playground.field("points")).to_have_value("-2_2_0")


def test_point_that_is_one_too_many_is_told_and_not_taken(playground: Demo) -> None:
    take_own(playground)
    full = " ".join(["2_2_1 -2_-2_0"] * 250)
    playground.field("points").fill(full)
    playground.settle()
    playground.root.locator(".nn-pad").click(position={"x": 10, "y": 10})
    expect(playground.alert).to_contain_text("may be at most 500 points, but got 501.")
    expect(playground.field("points")).to_have_value(full)


def test_point_is_judged_when_it_is_whole_or_left(playground: Demo) -> None:
    field, keyboard = playground.field("points"), playground.page.keyboard
    take_own(playground)
    field.press("Control+End")
    for key in " 1.5_-2_0":
        keyboard.press(key)
        playground.settle()
        expect(playground.alert).to_be_empty()
    keyboard.type(" 9_")
    playground.settle()
    expect(playground.alert).to_be_empty()
    keyboard.press("Tab")
    expect(playground.alert).to_contain_text("must be points x₁_x₂_class")
    field.fill("9_2_0")
    expect(playground.alert).to_contain_text("must lie between -6 and 6, but got “9_2_0”.")


def test_keyboard_stays_in_the_demo_when_the_button_that_it_pressed_goes(playground: Demo) -> None:
    take_own(playground)
    button(playground, "Remove all").press("Enter")
    expect(playground.field("points")).to_have_value("")
    playground.settle()
    assert playground.root.evaluate("demo => demo.contains(document.activeElement)")


def test_own_table_is_learned_from_and_a_bad_one_changes_nothing(
    playground: Demo, tmp_path: Path
) -> None:
    load(playground, tmp_path / "own.csv", "x1,x2,label\n1,2,0\n-1,-2,1\n")
    expect(playground.field("points")).to_have_value("-1_-2_1 1_2_0")
    expect(playground.root.locator("[name=data]:checked")).to_have_value("own")
    playground.settle()
    shown = playground.shown()
    load(playground, tmp_path / "bad.csv", "x1,x2,label\n1,2,0\n-1,nan,1\n")
    expect(playground.alert).to_contain_text("X2 in line 3 must lie between")
    assert playground.shown() == shown


def test_table_that_is_put_into_the_box_is_read_and_shown_as_the_box_has_points(
    playground: Demo,
) -> None:
    take_own(playground)
    box = playground.field("points")
    box.fill("Höhe;Breite;Art\n100,5;1;-1\n200,5;3;1")
    box.press("Tab")
    expect(box).to_have_value("5_5_1 -5_-5_0")
    expect(playground.figure).to_contain_text("drawn from −5 to 5")
    playground.settle()
    box.fill("1;2;3;4")
    box.press("Tab")
    expect(playground.alert).to_contain_text("Line 1 must have 3 entries")
    expect(box).to_have_value("1;2;3;4")
    box.fill("1_2_0")
    expect(playground.alert).to_be_empty()
