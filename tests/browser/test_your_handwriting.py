"""A digit that is drawn joins the reader's own, by mouse and by key, is kept, and can be erased."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo import Demo

DRAWING = "500-500.500-600"


@pytest.mark.parametrize("name", ["your-handwriting"])
def test_drawn_digit_joins_the_others_and_is_brought_back_once_erased(demo: Demo) -> None:
    tiles = demo.figure.locator(".nn-hand button")
    expect(demo.figure.get_by_role("button", name="It is a 1")).to_be_disabled()
    pad = demo.root.get_by_role("application")
    for text in ("1", "7"):
        for key in ("Space", "Shift+ArrowDown", "Space"):
            pad.press(key)
        demo.reach(f"drawing={DRAWING}").check()
        button = demo.figure.get_by_role("button", name=f"It is a {text}")
        button.click() if text == "1" else button.press("Enter")
        demo.reach("drawing=").check()
        pad.press("Shift+ArrowUp")
    demo.reach(f"digits=1*{DRAWING} 7*{DRAWING}")
    expect(tiles).to_have_count(2)
    tiles.first.press("Space")
    demo.reach("held=0").check()
    demo.figure.get_by_role("button", name="Erase all").click()
    demo.reach("digits=&held=").check()
    demo.figure.get_by_role("button", name="Bring back").click()
    demo.reach(f"digits=1*{DRAWING} 7*{DRAWING}&erased=").check()
