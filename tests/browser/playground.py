"""The playground in a page, as its tests find it."""

from playwright.sync_api import Locator

from tests.browser.demo import Demo

NAME = "playground"


def button(demo: Demo, label: str) -> Locator:
    """Return a button of it, in the figure or of its run."""
    return demo.root.get_by_role("button", name=label, exact=True)
