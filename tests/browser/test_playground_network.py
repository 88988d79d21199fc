"""The playground's network by hand: pointed at, built by key, its weights dragged and typed."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import OnPhone
from tests.browser.demo import Demo
from tests.browser.playground import NAME, button
from tests.browser.test_hand import AT_REST, Fingers
from tests.browser.test_handles import middle
from tests.browser.visit import Visit

HALFWAY = """path => {
  path.scrollIntoView({ block: "center" });
  const half = path.getPointAtLength(path.getTotalLength() / 2);
  const { x, y } = half.matrixTransform(path.getScreenCTM());
  return [x, y];
}"""


def test_neuron_that_is_pointed_at_fills_the_plane_until_one_points_elsewhere(
    playground: Demo,
) -> None:
    title = playground.figure.locator(".nn-playground > :nth-child(2) span")
    expect(title).to_have_text("The output, and where it is ½")
    playground.figure.get_by_role("radio", name="neuron 2 of layer 1").hover()
    expect(title).to_have_text("Neuron 2 of layer 1, and where it is 0")
    playground.figure.get_by_role("checkbox", name="Input x₁x₂").hover()
    expect(title).to_have_text("Input x₁x₂, and where it is 0")
    playground.page.mouse.move(1, 1)
    expect(title).to_have_text("The output, and where it is ½")
    playground.figure.get_by_role("radio", name="neuron 2 of layer 1").click()
    playground.page.mouse.move(1, 1)
    playground.settle()
    expect(title).to_have_text("Neuron 2 of layer 1, and where it is 0")
    button(playground, "Back to the output").click()
    expect(title).to_have_text("The output, and where it is ½")


def test_line_of_a_weight_is_dragged_and_chooses_its_neuron(playground: Demo) -> None:
    line = playground.figure.locator("[data-number='0.3.0']:not(.nn-handle)")
    begun = float(line.get_attribute("data-begins") or "")
    x, y = line.evaluate(HALFWAY)
    mouse = playground.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y - 30)
    mouse.move(x, y - 60)
    field = playground.figure.locator("[data-edit='0.3.0']")
    expect(field).to_have_value(f"{begun + 1.5:.2f}".rstrip("0"))
    mouse.up()
    playground.settle()
    assert "neuron=0.3" in playground.query()


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


def test_all_goes_by_keyboard_alone(playground: Demo) -> None:
    keyboard, figure = playground.page.keyboard, playground.figure
    figure.get_by_role("button", name="One neuron more in layer 2").press("Enter")
    expect(figure.get_by_role("radio", name="neuron 3 of layer 2")).to_have_count(1)
    playground.settle()
    figure.get_by_role("button", name="One layer more").press("Enter")
    expect(figure.get_by_role("radio", name="neuron 2 of layer 3")).to_have_count(1)
    playground.settle()
    figure.get_by_role("checkbox", name="Input x₁²").press(" ")
    expect(figure.get_by_role("checkbox", name="Input x₁²")).to_be_checked()
    playground.settle()
    expect(figure).to_contain_text("Input x₁², and where it is 0")  # the keys have led there
    keyboard.press("Tab")
    expect(figure).to_contain_text("Input x₂², and where it is 0")
    figure.get_by_role("radio", name="the output").press("ArrowUp")
    expect(figure.get_by_role("radio", name="neuron 2 of layer 3")).to_be_checked()
    playground.settle()
    button(playground, "Back to the output").press("Enter")
    expect(figure.get_by_role("radio", name="the output")).to_be_checked()
    button(playground, "One step").press("Enter")
    expect(playground.root.locator(".nn-pace")).to_contain_text("1 steps")
    playground.root.locator("[name=data]:checked").press("ArrowRight")
    expect(playground.root.locator("[name=data]:checked")).to_have_value("exclusive-or")
    expect(playground.root.locator(".nn-pace")).to_have_text("0 steps")


def test_typed_weight_stays_until_it_learns_on(playground: Demo) -> None:
    field = playground.root.locator("[data-edit]").first
    before = playground.root.locator(".nn-result").inner_text()
    field.fill("-3.25")
    field.press("Tab")
    expect(playground.root.locator(".nn-result")).not_to_have_text(before)
    expect(field).to_have_value("-3.25")
    field.fill("")
    field.press("Tab")
    expect(playground.alert).to_have_text("A weight or bias must be a number, but got “”.")


def test_weight_that_has_the_focus_follows_the_run_until_another_is_typed(playground: Demo) -> None:
    field, keyboard = playground.root.locator("[data-edit]").first, playground.page.keyboard
    field.focus()
    begun = field.input_value()
    button(playground, "Play").evaluate("button => button.click()")
    expect(field).not_to_have_value(begun)
    place = playground.page.evaluate("scrollY")
    keyboard.type("-3.2")
    steps = playground.root.locator(".nn-pace").inner_text()
    expect(playground.root.locator(".nn-pace")).not_to_have_text(steps)
    expect(field).to_have_value("-3.2")
    keyboard.type("5")
    keyboard.press("Enter")
    expect(field).not_to_have_value("-3.25")
    expect(field).to_have_value(re.compile(r"^-[23]"))
    expect(field).to_be_focused()
    assert playground.page.evaluate("scrollY") == place
    button(playground, "Pause").click()
