"""What `make test` leaves out: a check on every page and demo is made on one of each kind there.

`make test EVERY=1`, as the workflows have it, leaves out nothing; nor does plain pytest.
"""

import pytest

from tests.browser.kinds import SHOWN

PAGES = {
    "",
    "applications/credit-checks/",
    "learn/backpropagation/",
    "learn/playground/",
    "learn/training/",
    "learn/weights/",
    "learn/what-it-is/",
    "no-such-page/",
    "notation/",
    "notebooks/from_scratch/",
    "privacy/",
    "reading/books/",
}
"""A page of each kind, and those that hold the most."""
LONG = "long"
"""The mark of tests that take long for what they find, such as a training of minutes."""


def is_left_out(item: pytest.Item) -> bool:
    """Say whether a test is none of the sample."""
    if item.get_closest_marker(LONG):
        return True
    call = getattr(item, "callspec", None)
    if call is None or "tests/browser/" not in item.nodeid:
        return False
    is_chosen = any("name" in mark.args[0] for mark in item.iter_markers("parametrize"))
    is_each_demo = "name" in call.params and not is_chosen
    return call.params.get("path", "") not in PAGES or (
        is_each_demo and call.params["name"] not in SHOWN
    )
