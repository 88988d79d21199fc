"""A worker that is busy for minutes is waited for; one that is silent for good is told.

The worker here is a double: it says what the test has it say, and notes what it is told.
"""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from site_demos.kit.figure import render
from tests.browser.conftest import ShownOn
from tests.browser.demo import Demo
from tests.browser.server import Site
from tests.browser.visit import Begin

NAME = "sigmoid"
DOUBLE = """
window.heard = [];
window.Worker = class {
  constructor() { window.double = this; }
  postMessage(message) {
    heard.push(message);
    if (message.kind !== "where" || window.waitsFor === undefined) return;
    this.say({ kind: "here", file: waitsFor });
  }
  say(data) { setTimeout(() => this.onmessage({ data }), 0); }
  terminate() { window.ended = true; }
};"""


class Double:
    """A demo whose worker is a double, and whose page's clock is the test's."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.page = demo, demo.page

    def hears(self, kind: str, count: int = 1) -> None:
        """Wait until the worker has been told something so often."""
        self.page.wait_for_function(
            "([kind, count]) => heard.filter(each => each.kind === kind).length >= count",
            arg=[kind, count],
        )

    def says(self, **told: Any) -> None:
        """Have the worker say something."""
        self.page.evaluate("told => double.say(told)", told)

    def waits_for(self, file: str) -> None:
        """Have the worker say at once, when it is asked, which file it waits for, if any."""
        self.page.evaluate("file => { window.waitsFor = file; }", file)

    def after(self, minutes: float) -> None:
        """Let time go by, as it does in a page that nothing happens in."""
        self.page.clock.run_for(round(minutes * 60_000))

    def answers(self) -> None:
        """Have Python start, and answer what is asked."""
        self.says(kind="ready")
        text = json.dumps({"figure": render(NAME, self.demo.query())})
        asked = "name => heard.find(each => each.kind === 'ask' && each.name === name)"
        self.page.wait_for_function(asked, arg=NAME)
        self.says(kind="answer", id=self.page.evaluate(asked, NAME)["id"], text=text)
        self.demo.check()


@pytest.fixture
def double(visiting: Begin, site: Site, shown_on: ShownOn) -> Double:
    """A start of which all bytes have come, and which goes on."""
    visit = visiting(site)
    visit.page.clock.install()
    visit.page.add_init_script(DOUBLE)
    demo = Demo(visit.open(shown_on(NAME)), NAME)
    demo.root.scroll_into_view_if_needed()
    double = Double(demo)
    double.hears("start")
    demo.settle("loading")
    return double


@pytest.mark.long
def test_start_that_compiles_for_minutes_is_waited_for(double: Double) -> None:
    double.waits_for("")
    double.after(minutes=3)
    double.demo.settle("loading")
    double.answers()


def test_start_on_a_machine_so_busy_that_the_worker_does_not_answer_is_waited_for(
    double: Double,
) -> None:
    double.after(minutes=3)
    double.says(kind="here", file="stdlib.zip.zst")  # which lies before its door by now
    double.after(minutes=0.4)
    double.demo.settle("loading")
    double.says(kind="progress", what="Python", loaded=1, total=2)
    double.answers()


@pytest.mark.long
def test_start_that_slept_with_its_tab_is_waited_for(double: Double) -> None:
    double.waits_for("stdlib.zip.zst")
    double.page.clock.fast_forward("01:00:00")
    double.after(minutes=0.1)
    double.demo.settle("loading")
    double.says(kind="progress", what="Python", loaded=1, total=2)
    double.answers()


def test_worker_that_waits_for_a_file_that_does_not_come_is_ended(double: Double) -> None:
    double.waits_for("stdlib.zip.zst")
    double.after(minutes=0.6)
    double.demo.settle("error")
    expect(double.demo.alert).to_contain_text(
        "Nothing of the file stdlib.zip.zst arrived for 30 seconds."
    )
    assert double.page.evaluate("ended")


def test_worker_that_is_dead_is_told_in_the_end(double: Double) -> None:
    double.after(minutes=6)
    double.demo.settle("error")
    expect(double.demo.alert).to_contain_text("It has not answered for several minutes.")
    expect(double.demo.alert.get_by_role("button", name="Try again")).to_be_visible()
