"""The playground on screens of all sizes: what is seen at once, and what comes first."""

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.demo import Demo
from tests.browser.visit import DESK, SIZE

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
def test_all_of_it_is_on_the_first_screen_of_a_desk(playground: Demo, shape: str) -> None:
    playground.follow(shape)
    playground.reach(shape).settle()
    playground.page.set_viewport_size({"width": 1280, "height": 720})
    found = ends(playground)
    playground.page.set_viewport_size(SIZE)
    assert found.keys() == PARTS.keys()
    assert max(found.values()) <= 720, found


def test_what_is_set_is_on_the_first_screen_of_a_larger_desk(playground: Demo) -> None:
    playground.page.set_viewport_size(DESK)
    playground.page.evaluate("scrollTo(0, 0)")
    folded = playground.root.locator("summary", has_text="More settings").bounding_box()
    optimiser = playground.field("optimiser").bounding_box()
    playground.page.set_viewport_size(SIZE)
    assert folded
    assert optimiser
    assert optimiser["y"] < folded["y"]
    assert folded["y"] + folded["height"] <= DESK["height"]


@pytest.mark.parametrize(("size", "last"), WIDTHS)
def test_play_plane_and_network_come_first_where_there_is_little_room(
    playground: Demo, size: ViewportSize, last: str
) -> None:
    playground.page.set_viewport_size(size)
    found = ends(playground)
    playground.page.set_viewport_size(SIZE)
    assert found["play"] < found["plane"] < found["network"] < found["loss"]
    assert found[last] <= size["height"], found
