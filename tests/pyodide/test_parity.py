"""What is published is what runs: each figure is the same text in CPython and in Pyodide."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from site_demos.kit.figure import demos, render
from site_demos.kit.parameters import brief
from site_demos.publish.cells import output
from site_demos.publish.exercises import Exercise, exercises
from tests.pyodide.conftest import Pyodide
from tests.sampling import declared, states, wrong

SAMPLES = 12
USUAL = 11
"""So many of them are asked for each time."""


@pytest.mark.parametrize(
    ("name", "query"),
    [
        pytest.param(name, query, marks=() if number < USUAL else pytest.mark.long)
        for name in demos()
        for number, query in enumerate(states(name, SAMPLES))
    ],
)
def test_figure_is_the_same_text_in_cpython_and_in_pyodide(
    pyodide: Pyodide, name: str, query: str
) -> None:
    assert pyodide.answer(name, query) == {"figure": render(name, query)}


@pytest.mark.long
@pytest.mark.parametrize("name", demos())
def test_another_state_is_another_text_so_parity_can_fail(pyodide: Pyodide, name: str) -> None:
    told = [pyodide.answer(name, query)["figure"] for query in states(name, SAMPLES)]
    assert len(set(told)) > 2


@pytest.mark.parametrize(
    ("name", "parameter"), [(name, parameter) for name in demos() for parameter in declared(name)]
)
def test_refused_value_comes_back_with_its_parameter_and_what_came(
    pyodide: Pyodide, name: str, parameter: str
) -> None:
    control = declared(name)[parameter]
    text = wrong(control)
    assert text is not None, f"tests/sampling.py knows no wrong value for {type(control).__name__}"
    answer = pyodide.answer(name, f"{parameter}={text}")
    assert answer["parameter"] == parameter
    assert answer["error"].startswith(f"{control.label} ")
    assert brief(text) in answer["error"]


def test_unknown_parameter_comes_back_named(pyodide: Pyodide) -> None:
    answer = pyodide.answer("sigmoid", "wait=2")
    assert answer == {"error": "There is no parameter “wait” here, only z.", "parameter": "wait"}


def test_unknown_demo_comes_back_with_the_names_of_those_there_are(pyodide: Pyodide) -> None:
    answer = pyodide.answer("no-such-demo", "")
    assert "no-such-demo" in answer["error"]
    assert "one-neuron" in answer["error"]


RUN = """
import json
from site_demos.runtime.cells import fresh, run
names, shown = fresh(), []
for number, code in enumerate(json.loads({codes!r}), start=1):
    printed = []
    told = run(names, f"cell {{number}}", code, printed.append, str)
    shown.append(("".join(printed), told))
json.dumps(shown)
"""
CELL = re.compile(r"<nn-cell.*?<pre[^>]*>(.*?)</pre>.*?<output[^>]*>(.*?)</output>", re.DOTALL)


def test_cells_print_and_show_what_the_build_did(pyodide: Pyodide, built: Path) -> None:
    pages = [found for page in built.rglob("*.html") if (found := CELL.findall(page.read_text()))]
    assert len(pages) > 15
    for cells in pages:
        codes = [plain(code) for code, _ in cells]
        told = json.loads(pyodide.run(RUN.format(codes=json.dumps(codes))))
        assert [output(*each) for each in told] == [shown for _, shown in cells]


CHECKED = """
import json
from site_demos.runtime.cells import fresh, run
ran = [
    run(fresh(), f"exercise {{number}}", code, len, str, check=check)
    for number, (code, check) in enumerate(json.loads({tries!r}))
]
json.dumps([told.get("right", str(told)) for told in ran])
"""


def test_solutions_are_taken_in_pyodide(pyodide: Pyodide) -> None:
    coded = [each for each in exercises().values() if isinstance(each, Exercise)]
    tries = json.dumps([(each.solution, each.check) for each in coded])
    told = json.loads(pyodide.run(CHECKED.format(tries=tries)))
    assert set(told) == {"That is right."}


def plain(html: str) -> str:
    """Return the text of markup."""
    return unescape(re.sub(r"<[^>]*>", "", html))
