"""Changes that pages suggest: each is of lines that the page shows, and is seen in the figure."""

import json
import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

import pytest

from site_demos.kit.figure import demos
from site_demos.publish import changes
from site_demos.publish.changes import Change, ChangeError, changes_html, suggested
from site_demos.publish.changes import neurons as part
from site_demos.publish.listing import source_html
from site_demos.runtime import changed, live
from tests.figures import captured, numbers
from tests.site_demos.test_demos import is_sound

FENCE = re.compile(r'^```demo name="([^"]+)"(.*)$', re.MULTILINE)
LISTING = re.compile(r'<nn-listing module="([^"]+)"( part)?>(.*?)</nn-listing>', re.DOTALL)
TAG = re.compile("<[^>]*>")


def states() -> dict[str, str]:
    """Return a state in which a page shows each demo."""
    found = {}
    for page in Path("docs").rglob("*.md"):
        for name, options in FENCE.findall(page.read_text(encoding="utf-8")):
            set_ = dict(re.findall(r'(\w+)="([^"]*)"', options))
            found[name] = urlencode({k: v for k, v in set_.items() if k not in {"id", "follows"}})
    return found


STATES = states()


@pytest.mark.parametrize("name", demos())
def test_each_suggestion_for_a_figure_is_of_lines_on_the_page_and_is_seen(name: str) -> None:
    listings = LISTING.findall(source_html(name, STATES[name]))
    code = {module: unescape(TAG.sub("", html)).strip("\n") for module, _, html in listings}
    parts = {module for module, is_part, _ in listings if is_part}
    before = json.loads(live.answer(name, STATES[name], "suggested", "open"))["figure"]
    assert len(suggested(name)) >= 2
    for change in suggested(name):
        module = change.module or demos()[name]
        assert code[module].count(change.old) == 1
        of_module = {"text": code[module].replace(change.old, change.new)}
        of_module |= {"part": ""} if module in parts else {}
        figure = changed.answer(json.dumps({module: of_module}), name, STATES[name], "s", "open")
        after = json.loads(figure)["figure"]
        is_sound(after)
        assert after != before


@pytest.mark.parametrize("change", suggested("one-knob"), ids=lambda change: change.says)
def test_sentence_of_one_knob_goes_by_the_change(change: Change) -> None:
    entry = demos()["one-knob"]
    whole = Path(f"{entry.replace('.', '/')}.py").read_text(encoding="utf-8")
    code = json.dumps({entry: {"text": whole.replace(change.old, change.new)}})
    shown = [
        json.loads(changed.answer(code, "one-knob", f"start=1&rate=0.1&steps={steps}", "s"))
        for steps in range(6)
    ]
    said = [[numbers(said_of(each["figure"], name))[0] for name in ("w", "move")] for each in shown]
    for (w, move), (then, _) in pairwise(said):
        assert w + move == pytest.approx(then, abs=0.011)  # of rounded numbers


def said_of(figure: str, name: str) -> str:
    return captured(rf'data-result="{name}">([^<]*)<', figure)


def test_all_that_is_suggested_is_for_a_demo_of_its_part() -> None:
    for name in {each.split(".")[-2]: name for name, each in demos().items()}.values():
        of_part = changes.home(name).CHANGES
        assert {changes.home(each) for each in of_part} == {changes.home(name)}


WRONG = {
    "must show “a line that was” once under this figure; write its lines again": (
        "a line that was",
        "",
    ),
    "must show “SIGMOID” once": ("SIGMOID", ""),
    "must not hold “REACH = 10” already": ("REACH = 10", "REACH = 10"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_suggestion_that_does_not_fit_stops_the_build_with_its_place(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = Change("Make the curve tanh", "", *WRONG[rule])
    monkeypatch.setitem(part.CHANGES, "sigmoid", (wrong,))
    with pytest.raises(ChangeError, match=rf"neurons\.py:\d\d: “Make the curve tanh”: .*{rule}"):
        changes_html("sigmoid", {demos()["sigmoid"]: "SIGMOID\nREACH = 10\nSIGMOID"})
