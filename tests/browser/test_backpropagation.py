"""The network of five neurons, taught by key in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo import Demo

NAME = "backpropagation"


@pytest.mark.parametrize("name", [NAME])
def test_network_is_taught_by_key_and_focus_stays_on_the_button(demo: Demo) -> None:
    button = demo.figure.get_by_role("button", name="Take one step downhill")
    costs = []
    button.focus()
    for _ in range(4):
        costs.append(float(demo.figure.locator('[data-result="cost"]').inner_text()))
        before = demo.field("w31").input_value()
        demo.page.keyboard.press("Enter")
        expect(demo.field("w31")).not_to_have_value(before)
        demo.check()
        expect(button).to_be_focused()
    assert costs == sorted(costs, reverse=True)
    assert costs[-1] < costs[0] / 2


@pytest.mark.parametrize("name", [NAME])
def test_typed_weight_is_kept_exactly(demo: Demo) -> None:
    demo.field("w53").fill("1.234")
    expect(demo.figure).to_contain_text("1.234")
    demo.check()
