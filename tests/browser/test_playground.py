"""The playground in a real browser: play, type a weight, own points by click and by file, link."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from tests.browser.conftest import OnPhone, ShownOn, fresh
from tests.browser.demo import Demo
from tests.browser.test_hand import AT_REST, Fingers
from tests.browser.test_handles import middle
from tests.browser.test_kept import FILE_IS_KEPT
from tests.browser.visit import DESK, SIZE, Visit

NAME = "playground"
UPPER_LEFT = r"-\d(\.\d)?_\d(\.\d)?"
"""A point there, without its class: x₁ is negative and x₂ positive."""
HALFWAY = """path => {
  path.scrollIntoView({ block: "center" });
  const half = path.getPointAtLength(path.getTotalLength() / 2);
  const { x, y } = half.matrixTransform(path.getScreenCTM());
  return [x, y];
}"""
MEMORY_IS_KEPT = (
    "Object.values(sessionStorage).some(kept => kept.startsWith('{') && JSON.parse(kept).memory)"
)
LOSS = re.compile(r"loss (\d\.\d+)")


@pytest.fixture
def demo(tour: Visit, shown_on: ShownOn) -> Demo:
    """The demo before its first step."""
    demo = fresh(tour, shown_on, NAME)
    expect(demo.root.locator(".nn-pace")).to_have_text("0 steps")
    return demo.settle()


def button(demo: Demo, label: str) -> Locator:
    return demo.root.get_by_role("button", name=label, exact=True)


def files(demo: Demo) -> Locator:
    """Unfold what keeps and reads files."""
    folded = demo.root.locator("nn-run details")
    if folded.get_attribute("open") is None:
        folded.locator("summary").click()
    return folded


def take_own(demo: Demo) -> None:
    demo.root.locator("label:has([name=data][value=own])").click()
    demo.settle()


def loss(demo: Demo) -> float:
    found = LOSS.search(demo.root.locator(".nn-result").inner_text())
    assert found
    return float(found[1])


def load(demo: Demo, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    demo.root.get_by_label("File to load").set_input_files(path)


PARTS = {
    "play": "[data-run=play]",
    "data": ".nn-pictures",
    "inputs": ".nn-input >> nth=-1",
    "network": ".nn-playground > :first-child svg",
    "plane": ".nn-playground > :nth-child(2) svg",
    "loss": ".nn-playground > :nth-child(3)",
    "result": ".nn-result",
}
WIDTHS = [({"width": 820, "height": 1180}, "network"), ({"width": 390, "height": 844}, "plane")]
"""Narrow windows, and the part that is the last to be seen whole in the first of them."""


def ends(demo: Demo) -> dict[str, float]:
    """Return how far down each part ends while the page stands at its top."""
    demo.page.evaluate("scrollTo(0, 0)")
    boxes = {name: demo.root.locator(where).bounding_box() for name, where in PARTS.items()}
    return {name: box["y"] + box["height"] for name, box in boxes.items() if box}


@pytest.mark.parametrize("shape", ["", "layer_1=8&layer_2=8&layer_3=8&layer_4=8&neuron=0.0"])
def test_all_of_it_is_on_the_first_screen_of_a_desk(demo: Demo, shape: str) -> None:
    demo.follow(shape)
    demo.reach(shape).settle()
    demo.page.set_viewport_size({"width": 1280, "height": 720})
    found = ends(demo)
    demo.page.set_viewport_size(SIZE)
    assert found.keys() == PARTS.keys()
    assert max(found.values()) <= 720, found


def test_what_is_set_is_on_the_first_screen_of_a_larger_desk(demo: Demo) -> None:
    demo.page.set_viewport_size(DESK)
    demo.page.evaluate("scrollTo(0, 0)")
    folded = demo.root.locator("summary", has_text="More settings").bounding_box()
    optimiser = demo.field("optimiser").bounding_box()
    demo.page.set_viewport_size(SIZE)
    assert folded
    assert optimiser
    assert optimiser["y"] < folded["y"]
    assert folded["y"] + folded["height"] <= DESK["height"]


@pytest.mark.parametrize(("size", "last"), WIDTHS)
def test_play_plane_and_network_come_first_where_there_is_little_room(
    demo: Demo, size: ViewportSize, last: str
) -> None:
    demo.page.set_viewport_size(size)
    found = ends(demo)
    demo.page.set_viewport_size(SIZE)
    assert found["play"] < found["plane"] < found["network"] < found["loss"]
    assert found[last] <= size["height"], found


def test_neuron_that_is_pointed_at_fills_the_plane_until_one_points_elsewhere(demo: Demo) -> None:
    title = demo.figure.locator(".nn-playground > :nth-child(2) span")
    expect(title).to_have_text("The output, and where it is ½")
    demo.figure.get_by_role("radio", name="neuron 2 of layer 1").hover()
    expect(title).to_have_text("Neuron 2 of layer 1, and where it is 0")
    demo.figure.get_by_role("checkbox", name="Input x₁x₂").hover()
    expect(title).to_have_text("Input x₁x₂, and where it is 0")
    demo.page.mouse.move(1, 1)
    expect(title).to_have_text("The output, and where it is ½")
    demo.figure.get_by_role("radio", name="neuron 2 of layer 1").click()
    demo.page.mouse.move(1, 1)
    demo.settle()
    expect(title).to_have_text("Neuron 2 of layer 1, and where it is 0")
    button(demo, "Back to the output").click()
    expect(title).to_have_text("The output, and where it is ½")


def test_line_of_a_weight_is_dragged_and_chooses_its_neuron(demo: Demo) -> None:
    line = demo.figure.locator("[data-number='0.3.0']:not(.nn-handle)")
    begun = float(line.get_attribute("data-begins") or "")
    x, y = line.locator("path").evaluate(HALFWAY)
    mouse = demo.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y - 30)
    mouse.move(x, y - 60)
    field = demo.figure.locator("[data-edit='0.3.0']")
    expect(field).to_have_value(f"{begun + 1.5:.2f}".rstrip("0"))
    mouse.up()
    demo.settle()
    assert "neuron=0.3" in demo.query()


def test_dot_of_a_weight_is_dragged_by_a_finger_and_the_page_stays(
    on_phone: OnPhone, phone: Visit
) -> None:
    demo = on_phone(NAME)
    dot = demo.figure.locator(".nn-handle[data-number]").last
    begun, (x, y) = float(dot.get_attribute("data-begins") or ""), middle(dot)
    demo.page.evaluate(AT_REST)
    place = demo.page.evaluate("scrollY")
    fingers = Fingers(phone.page)
    fingers.touch("touchStart", [(0, x, y)])
    fingers.touch("touchMove", [(0, x, y + 40)])
    fingers.touch("touchMove", [(0, x, y + 80)])
    fingers.touch("touchEnd", [])
    expect(dot).to_have_attribute("data-begins", re.compile(f"^{begun - 2:.2f}".rstrip("0")))
    demo.settle()
    assert demo.page.evaluate("scrollY") == place


def test_all_goes_by_keyboard_alone(demo: Demo) -> None:
    keyboard, figure = demo.page.keyboard, demo.figure
    figure.get_by_role("button", name="One neuron more in layer 2").press("Enter")
    expect(figure.get_by_role("radio", name="neuron 3 of layer 2")).to_have_count(1)
    demo.settle()
    figure.get_by_role("button", name="One layer more").press("Enter")
    expect(figure.get_by_role("radio", name="neuron 2 of layer 3")).to_have_count(1)
    demo.settle()
    figure.get_by_role("checkbox", name="Input x₁²").press(" ")
    expect(figure.get_by_role("checkbox", name="Input x₁²")).to_be_checked()
    demo.settle()
    expect(figure).to_contain_text("Input x₁², and where it is 0")  # the keys have led there
    keyboard.press("Tab")
    expect(figure).to_contain_text("Input x₂², and where it is 0")
    figure.get_by_role("radio", name="the output").press("ArrowUp")
    expect(figure.get_by_role("radio", name="neuron 2 of layer 3")).to_be_checked()
    demo.settle()
    button(demo, "Back to the output").press("Enter")
    expect(figure.get_by_role("radio", name="the output")).to_be_checked()
    button(demo, "One step").press("Enter")
    expect(demo.root.locator(".nn-pace")).to_contain_text("1 steps")
    demo.root.locator("[name=data]:checked").press("ArrowRight")
    expect(demo.root.locator("[name=data]:checked")).to_have_value("exclusive-or")
    expect(demo.root.locator(".nn-pace")).to_have_text("0 steps")


@pytest.mark.long
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
    expect(demo.alert).to_have_text("A weight or bias must be a number, but got “”.")


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
    take_own(demo)
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
    take_own(demo)
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
    mouse.move(x, max(1, y - 400), steps=3)
    mouse.up()
    expect(demo.field("points")).to_have_value("-2_2_0")
    demo.settle()
    demo.root.locator(".nn-pad").click(position={"x": 10, "y": 10})
    expect(demo.field("points")).to_have_value(re.compile(rf"^{UPPER_LEFT}_1 -2_2_0$"))


def test_own_point_is_moved_and_removed_by_key(demo: Demo) -> None:
    take_own(demo)
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
    take_own(demo)
    full = " ".join(["2_2_1 -2_-2_0"] * 250)
    demo.field("points").fill(full)
    demo.settle()
    demo.root.locator(".nn-pad").click(position={"x": 10, "y": 10})
    expect(demo.alert).to_contain_text("may be at most 500 points, but got 501.")
    expect(demo.field("points")).to_have_value(full)


def test_point_is_judged_when_it_is_whole_or_left(demo: Demo) -> None:
    field, keyboard = demo.field("points"), demo.page.keyboard
    take_own(demo)
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
    expect(demo.alert).to_contain_text("must lie between -6 and 6, but got “9_2_0”.")


def test_keyboard_stays_in_the_demo_when_the_button_that_it_pressed_goes(demo: Demo) -> None:
    take_own(demo)
    button(demo, "Remove all").press("Enter")
    expect(demo.field("points")).to_have_value("")
    demo.settle()
    assert demo.root.evaluate("demo => demo.contains(document.activeElement)")


@pytest.mark.long
def test_it_pauses_after_the_chosen_epoch(demo: Demo) -> None:
    demo.follow("pause=12")
    demo.reach("pause=12").settle()
    button(demo, "Play").click()
    expect(demo.root.locator(".nn-pace")).to_contain_text("12 steps")
    demo.settle()
    button(demo, "Play").click()
    expect(demo.root.locator(".nn-pace")).to_contain_text(re.compile(r"^(1[3-9]|[2-9]\d) steps"))
    button(demo, "Pause").click()


def test_settings_of_an_earlier_run_are_set_again_from_the_table(demo: Demo) -> None:
    button(demo, "One step").click()
    demo.settle()
    demo.follow("optimiser=adam&layer_1=6")
    demo.reach("layer_1=6").settle()
    button(demo, "One step").click()
    demo.settle()
    demo.figure.get_by_role("button", name=re.compile("^Set again: .*4 tanh")).click()
    demo.reach("optimiser=descent&layer_1=4").settle()
    expect(demo.root.locator(".nn-pace")).to_have_text("0 steps")
    rows = demo.figure.locator(".nn-table tr")
    expect(rows).to_have_count(4)  # the head, this run, two before it
    demo.reset()
    expect(rows).to_have_count(0)


def test_table_of_runs_is_there_after_a_reload_until_reset(visit: Visit, shown_on: ShownOn) -> None:
    demo = Demo(visit.open(shown_on(NAME)), NAME).wake()
    button(demo, "One step").click()
    demo.settle()
    demo.field("optimiser").select_option("adam")
    demo.reach("optimiser=adam").settle()
    for steps in ("0", "1"):  # untouched, and with a network of its own to keep
        table = demo.figure.locator(".nn-table").inner_html()
        demo.page.wait_for_function(f"() => {MEMORY_IS_KEPT}")
        demo.page.reload()
        row = demo.figure.locator(".nn-table tr:last-child")
        expect(row).to_contain_text("descent, η 0.1")
        demo.settle()
        expect(demo.root.locator(".nn-pace")).to_have_text("0 steps")
        if steps == "0":
            assert demo.figure.locator(".nn-table").inner_html() == table
            button(demo, "One step").click()
            expect(demo.root.locator(".nn-pace")).to_contain_text("1 steps")
            demo.settle()
            demo.page.wait_for_function(f"() => {FILE_IS_KEPT}")
    demo.reset()
    demo.page.reload()
    demo.wake()
    expect(demo.figure.locator(".nn-table")).to_have_count(0)


def test_own_table_is_learned_from_and_a_bad_one_changes_nothing(
    demo: Demo, tmp_path: Path
) -> None:
    load(demo, tmp_path / "own.csv", "x1,x2,label\n1,2,0\n-1,-2,1\n")
    expect(demo.field("points")).to_have_value("-1_-2_1 1_2_0")
    expect(demo.root.locator("[name=data]:checked")).to_have_value("own")
    demo.settle()
    shown = demo.shown()
    load(demo, tmp_path / "bad.csv", "x1,x2,label\n1,2,0\n-1,nan,1\n")
    expect(demo.alert).to_contain_text("X2 in line 3 must lie between")
    assert demo.shown() == shown


def test_table_that_is_put_into_the_box_is_read_and_shown_as_the_box_has_points(demo: Demo) -> None:
    take_own(demo)
    box = demo.field("points")
    box.fill("Höhe;Breite;Art\n100,5;1;-1\n200,5;3;1")
    box.press("Tab")
    expect(box).to_have_value("5_5_1 -5_-5_0")
    expect(demo.figure).to_contain_text("drawn from −5 to 5")
    demo.settle()
    box.fill("1;2;3;4")
    box.press("Tab")
    expect(demo.alert).to_contain_text("Line 1 must have 3 entries")
    expect(box).to_have_value("1;2;3;4")
    box.fill("1_2_0")
    expect(demo.alert).to_be_empty()


@pytest.mark.long
def test_link_with_the_numbers_restores_the_trained_network(
    demo: Demo, visit: Visit, shown_on: ShownOn
) -> None:
    button(demo, "Play").click()
    expect(demo.root.locator(".nn-pace")).to_contain_text(re.compile(r"^\d\d steps"))
    button(demo, "Pause").click()
    demo.settle()
    ended = loss(demo)
    files(demo).get_by_role("button", name="Copy link with these numbers").click()
    expect(demo.page).to_have_url(re.compile("weights="))
    link = demo.page.url.split("#", 1)[1]
    other = Demo(visit.open(f"{shown_on(NAME)}#{link}"), NAME).wake()
    expect(other.root.locator(".nn-result")).to_contain_text(f"loss {ended:.3f}")
    expect(other.root.locator(".nn-pace")).to_have_text("0 steps")
