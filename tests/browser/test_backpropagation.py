"""The network of five neurons, taught by key in a real browser."""

from playwright.sync_api import expect

from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.visit import Begin


def test_network_is_taught_by_key_and_focus_stays_on_the_button(
    visiting: Begin, site: Site
) -> None:
    page = visiting(site).open("learn/backpropagation/")
    demo = Demo(page, "backpropagation").wake()
    button = demo.figure.get_by_role("button", name="Take one step downhill")
    costs = []
    button.focus()
    for _ in range(4):
        costs.append(float(demo.figure.locator('[data-result="cost"]').inner_text()))
        before = demo.field("w31").input_value()
        page.keyboard.press("Enter")
        expect(demo.field("w31")).not_to_have_value(before)
        demo.check()
        expect(button).to_be_focused()
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0] / 2


def test_typed_weight_is_kept_exactly(visiting: Begin, site: Site) -> None:
    page = visiting(site).open("learn/backpropagation/")
    demo = Demo(page, "backpropagation").wake()
    demo.field("w53").fill("1.234")
    expect(demo.figure).to_contain_text("1.234")
    demo.check()
