"""What `make test` leaves out: a check on every page and demo is made on one of each kind there.

`make test EVERY=1`, as the workflows have it, leaves out nothing; nor does plain pytest.
"""

import pytest

PAGES = {
    "",
    "learn/playground/",
    "learn/weights/",
    "no-such-page/",
    "notation/",
    "notebooks/from_scratch/",
}
"""A page of each kind, and those that hold the most."""
DEMOS = {
    "draw-a-digit",
    "one-neuron",
    "playground",
    "train-it-here",
}
"""A demo with numbers, a drawing, points, and a run; tests on each kind of control add theirs."""
SAMPLED = ("tests/browser/", "publish/test_changes.py", "publish/test_listing.py")
"""Where a test on each demo takes long; the figures themselves are all drawn, in all states."""
MANY = 8
"""A test on more demos than these is one on each demo of some sort."""
LONG = "long"
"""The mark of tests that take long for what they find, such as a training of minutes."""


def is_left_out(item: pytest.Item) -> bool:
    """Say whether a test is none of the sample."""
    if item.get_closest_marker(LONG):
        return True
    call = getattr(item, "callspec", None)
    if call is None or not any(place in item.nodeid for place in SAMPLED):
        return False
    chosen = [mark.args for mark in item.iter_markers("parametrize") if "name" in mark.args[0]]
    is_each_demo = all(names == "name" and len(values) > MANY for names, values, *_ in chosen)
    return call.params.get("path", "") not in PAGES or (
        is_each_demo and call.params.get("name", "draw-a-digit") not in DEMOS
    )
