"""Layers of the drawing: added, removed and sized in it, by pointer and by keys."""

import pytest

from site_demos.demos.network import layers
from tests.browser.conftest import Sized
from tests.browser.demo import Demo
from tests.browser.test_handles import FOCUS, HIT, LEAST, drag, first, middle, values


def hidden(demo: Demo) -> list[int]:
    """Return the sizes of the hidden layers."""
    return [int(values(demo)[f"hidden_{n}"]) for n in range(1, 5)]


@pytest.mark.parametrize("name", ["layers"])
@pytest.mark.parametrize("by", ["pointer", pytest.param("Enter", marks=pytest.mark.long), "Space"])
def test_layer_is_added_and_removed_in_the_drawing(demo: Demo, by: str) -> None:
    def press(label: str) -> None:
        button = demo.figure.get_by_role("button", name=label)
        wanted = button.get_attribute("data-set") or ""
        if by == "pointer":
            button.click()
        else:
            button.press(by)
        demo.reach(wanted).settle()

    drag(demo, first(demo), 20, 0)
    size = hidden(demo)[0]
    press("Add a layer after the pixels")
    assert hidden(demo) == [16, size, 16, 0]
    press("Remove hidden layer 1")
    assert layers.layer_sizes(layers.Parameters(*hidden(demo))) == [784, size, 16, 10]
    press("Add a layer after hidden layer 2")
    press("Add a layer after hidden layer 1")
    assert hidden(demo) == [size, 16, 16, 16]
    assert demo.figure.get_by_role("button", name="Add").count() == 0, "there may be four"
    for _ in range(4):
        press("Remove hidden layer 1")
    assert hidden(demo) == [0, 0, 0, 0]
    press("Add a layer after the pixels")
    assert hidden(demo) == [16, 0, 0, 0]


@pytest.mark.parametrize("name", ["layers"])
def test_key_that_adds_layers_keeps_the_focus(demo: Demo) -> None:
    demo.figure.get_by_role("button", name="Add a layer after hidden layer 1").focus()
    for added in ([16, 16, 16, 0], [16, 16, 16, 16]):
        assert demo.page.evaluate(FOCUS) == "Add a layer after hidden layer 1"
        demo.page.keyboard.press("Enter")
        demo.reach(f"hidden_3=16&hidden_4={added[3]}").settle()
        assert hidden(demo) == added
    assert demo.page.evaluate(FOCUS) == "Hidden layer 1", "there is nothing to add any more"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["layers"])
def test_button_in_a_drawing_can_be_hit_where_the_figure_is_small(
    demo: Demo, sized: Sized, width: int
) -> None:
    sized(width)
    for count in (3, 4):
        assert sum(map(bool, hidden(demo))) == count - 1
        demo.figure.get_by_role("button", name="Add").first.click()
        demo.check()
        for button in demo.figure.get_by_role("button").all():
            place = [*middle(button), LEAST / 2]
            assert demo.page.evaluate(HIT.replace(".nn-handle", "[data-set]"), place)
