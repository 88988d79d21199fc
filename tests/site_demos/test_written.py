"""What the page writes into a field, Python reads to the same values, and the reverse.

Each format is written twice, in `site_demos/runtime/written.mjs` and in the kit; here both meet, on
many values at once.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import pytest

from site_demos.kit.drawing import Drawing, Stroke, strokes
from site_demos.kit.painting import SIGNS, painted, runs
from site_demos.kit.points import Points, points, written_points

CALL = Path(__file__).with_name("call.mjs")
WRITTEN = Path(__file__).parents[2] / "site_demos" / "runtime" / "written.mjs"
NODE = Path(sys.executable).with_name("node")
CASES = 300
REACH = 6.0

type Faults = Callable[[Path], list[str]]


def called(module: Path, calls: list[list[Any]]) -> list[Any]:
    """Return what functions of a JavaScript module return, `[name, *arguments]` for each."""
    done = subprocess.run(
        [NODE, CALL, module], input=json.dumps(calls), capture_output=True, text=True, check=True
    )
    results: list[Any] = json.loads(done.stdout)
    assert len(results) == len(calls)
    return results


def some_strokes(random: Random) -> list[list[list[int]]]:
    """Return strokes as the pad keeps them: whole thousandths, its edges among them."""

    def place() -> list[int]:
        return [random.choice((0, 1000, random.randint(0, 1000))) for _ in "xy"]

    return [[place() for _ in range(random.randint(1, 5))] for _ in range(random.randint(0, 4))]


def as_python_reads(drawn: list[list[list[int]]]) -> list[Stroke]:
    return [[(x / 1000, y / 1000) for x, y in stroke] for stroke in drawn]


def some_cells(random: Random) -> list[int]:
    """Return cells in runs of every length from 1 on, and of more than one digit."""
    found: list[int] = []
    for _ in range(random.randint(1, 6)):
        found += [random.choice((-1, 0, 1))] * random.choice((1, 2, 9, 10, random.randint(1, 300)))
    return found


def faults_in_strokes(module: Path) -> list[str]:
    """Return the strokes that the two languages do not write and read alike."""
    cases = [some_strokes(Random(seed)) for seed in range(CASES)]
    texts = called(module, [["writeStrokes", case] for case in cases])
    again = called(module, [["readStrokes", text] for text in texts])
    control = Drawing("", "Digit", pen=0.08)
    return [
        text
        for case, text, read in zip(cases, texts, again, strict=True)
        if not accepts(control, text) or strokes(text) != as_python_reads(case) or read != case
    ]


def faults_in_cells(module: Path) -> list[str]:
    """Return the grids that the two languages do not write and read alike."""
    cases = [some_cells(Random(seed)) for seed in range(CASES)]
    letters = {sign: letter for letter, sign in SIGNS.items()}
    kept = [[letters[cell] for cell in case] for case in cases]
    texts = called(module, [["writeCells", cells] for cells in kept])
    read = called(module, [["readCells", runs(case)] for case in cases])
    return [
        text
        for case, cells, text, back in zip(cases, kept, texts, read, strict=True)
        if text != runs(case) or painted(text) != case or back != cells
    ]


def faults_in_points(module: Path) -> list[str]:
    """Return the points of clicks that Python does not read where the click was.

    A point stands in the middle of its cell, to four decimals, and Python would write it the same.
    """
    random = Random(0)
    sides = [random.randint(1, 60) for _ in range(CASES)]
    clicks = [(random.randrange(side**2), side, random.uniform(0.5, REACH)) for side in sides]
    middles = called(module, [["writeMiddle", *click] for click in clicks])
    control = Points("", "Points", REACH, most=1)
    found = []
    for (cell, side, reach), middle in zip(clicks, middles, strict=True):
        text = f"{middle['x']}_{middle['y']}_1"
        row, column = divmod(cell, side)
        across, up = ((2 * place + 1) / side - 1 for place in (column, side - 1 - row))
        at: Any = (
            pytest.approx(reach * across, abs=5.1e-5),
            pytest.approx(reach * up, abs=5.1e-5),
            1,
        )
        if (
            not accepts(control, text)
            or points(text) != [at]
            or written_points([*points(text)]) != text
        ):
            found.append(text)
    return found


def test_what_is_typed_has_a_part_of_a_point_until_python_reads_it() -> None:
    typed = "1.5_-2_0 -3_0.25_1"
    begun = [typed[:end] for end in range(len(typed) + 1)]
    control = Points("", "Points", REACH, most=2)
    parts = called(WRITTEN, [["hasPartOfAPoint", text] for text in begun])
    assert parts == [not accepts(control, text) for text in begun]


def accepts(control: Drawing | Points, text: str) -> bool:
    """Say whether a control lets a text be its value."""
    try:
        control.check("name", text)
    except ValueError:
        return False
    return True


EACH = [faults_in_strokes, faults_in_cells, faults_in_points]


@pytest.mark.parametrize("faults", EACH)
def test_both_languages_write_and_read_the_same(faults: Faults) -> None:
    assert faults(WRITTEN) == []


@pytest.mark.parametrize(
    ("faults", "right", "wrong"),
    [
        (faults_in_strokes, 'place.join("-")', 'place.join(":")'),
        (faults_in_strokes, "[Number(x), Number(y)]", "[Number(y), Number(x)]"),
        (faults_in_strokes, 'split("_")', 'split(".")'),
        (faults_in_cells, r"(\d+)([zpn])", r"(\d)([zpn])"),
        (faults_in_cells, "z+|p+|n+", "z+|p+|n"),
        (faults_in_points, "toFixed(4)", "toFixed(5)"),
        (faults_in_points, "String(Number(", "String(("),
        (faults_in_points, "side - 1 - Math", "Math"),
        (faults_in_points, "2 * place + 1", "2 * place"),
    ],
)
def test_format_that_one_language_changes_is_found(
    tmp_path: Path, faults: Faults, right: str, wrong: str
) -> None:
    source = WRITTEN.read_text(encoding="utf-8")
    assert source.count(right) == 1
    spoilt = tmp_path / "written.mjs"
    spoilt.write_text(source.replace(right, wrong), encoding="utf-8")
    assert faults(spoilt)


def test_grids_have_runs_longer_than_nine_and_strokes_reach_the_edges() -> None:
    longest = max(
        len(list(same)) for seed in range(9) for _, same in groupby(some_cells(Random(seed)))
    )
    assert longest > 9
    assert any(1000 in place for stroke in some_strokes(Random(0)) for place in stroke)
