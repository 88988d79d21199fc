"""Two networks that train side by side, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.visit import Visit

NAME = "sigmoid-or-relu"
SHARE = re.compile(r"^\d+\.\d%$")


@pytest.mark.long
def test_both_learn_while_it_plays_and_a_blow_up_is_told(visit: Visit, shown_on: ShownOn) -> None:
    # in a visit of its own: a run that is thrown away is kept, and offered on its page
    demo = Demo(visit.open(shown_on(NAME)), NAME).wake()
    demo.field("depth").select_option("2")
    demo.settle()
    run = demo.root.locator("nn-run")
    run.get_by_role("button", name="Play", exact=True).click()
    for result in ("solid", "dashed"):
        expect(demo.root.locator(f"[data-result={result}]")).to_have_text(SHARE, timeout=60_000)
    run.get_by_role("button", name="Pause", exact=True).click()
    demo.settle()
    demo.field("other_gain").fill("4")
    demo.field("depth").select_option("8")
    demo.field("other_rate").fill("0.1")
    demo.settle()
    run.get_by_role("button", name="Play", exact=True).click()
    expect(demo.alert).to_contain_text("grew beyond all bounds in step", timeout=60_000)
    expect(run.get_by_role("button", name="Play", exact=True)).to_be_visible()
    assert "<svg" in demo.shown()
