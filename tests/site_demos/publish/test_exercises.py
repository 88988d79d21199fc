"""Exercises: solutions are taken; starts and three plausible mistakes are refused, in words."""

import re
from collections import Counter
from itertools import chain, pairwise
from pathlib import Path

import pytest

from site_demos.publish import solving
from site_demos.publish.exercises import Exercise, Prediction, Slip, exercise, exercises, find
from site_demos.publish.solving import exercise_html, tried
from site_demos.runtime.checks import Given
from tests.docs.test_pages import CHAPTERS

CODED = {name: each for name, each in exercises().items() if isinstance(each, Exercise)}
PREDICTED = {name: each for name, each in exercises().items() if isinstance(each, Prediction)}
FENCE = re.compile(r'^```exercise name="(\w+)"$', re.MULTILINE)


def said(name: str, code: str) -> str:
    """Return what is told of an answer that is not taken."""
    told = tried(CODED[name], code)
    assert "right" not in told, f"taken, but wrong:\n{code}"
    return str(told.get("wrong") or told["error"])


@pytest.mark.parametrize("name", CODED)
def test_solution_is_taken_and_start_and_slips_are_refused_in_words(name: str) -> None:
    each = CODED[name]
    assert "right" in tried(each, each.solution)
    assert said(name, each.start)
    assert len(each.slips) >= 3
    for slip in each.slips:
        assert slip.told in said(name, each.slipped(slip))
    assert 1 <= len(each.hints) <= 3


@pytest.mark.parametrize("name", PREDICTED)
def test_slips_of_a_number_are_other_numbers_and_told_apart(name: str) -> None:
    each = PREDICTED[name]
    numbers = sorted([each.answer, *each.slips])
    assert len(each.slips) >= 3
    assert all(b - a > 2 * each.within for a, b in pairwise(numbers))
    assert all(text.endswith(".") for text in each.slips.values())


def test_every_chapter_has_two_exercises_and_every_exercise_one_chapter() -> None:
    asked = {path: FENCE.findall(Path(path).read_text(encoding="utf-8")) for path in CHAPTERS}
    assert {path for path, names in asked.items() if len(names) < 2} == set()
    assert Counter(chain.from_iterable(asked.values())) == Counter(list(exercises()))


@exercise(
    start="twice = ...",
    solution="twice = 2 * 21",
    hints=["*Twice* is two times."],
    slips=[("2 * ", "", "twice is 21; 42 is expected")],
)
def doubled(given: Given) -> None:
    """Try one number."""
    given.holds("twice", expected=42)


def test_mistake_must_be_one_of_the_solution() -> None:
    assert doubled.slipped(doubled.slips[0]) == "twice = 21"
    with pytest.raises(ValueError, match="the solution must hold “3 \\*”, but is\ntwice = 2"):
        doubled.slipped(Slip("3 *", "", ""))


def test_exercise_stands_there_whole_without_scripts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "find", {"doubled": doubled}.__getitem__)
    html = exercise_html("Double *it*.", number=3, prose=str.upper, name="doubled")
    for part in ("DOUBLE *IT*.", "twice = ", "<summary>Hint 1</summary>*TWICE*", "A solution<span"):
        assert part in html
    assert (
        'id="exercise-doubled" number="3" role="group" aria-label="Exercise 3" state="static"'
        in html
    )
    assert "Given" in html.partition("data-check=")[2]


def test_exercise_whose_check_refuses_its_solution_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused = Exercise("x = 1", "x = 2", (), "def check(given): given.holds('x', 3)", ())
    monkeypatch.setattr(solving, "find", {"refused": refused}.__getitem__)
    said = "“refused” refuses its own solution; fix one of them: x is 2; 3 is expected."
    with pytest.raises(ValueError, match=said):
        exercise_html("Do it.", number=1, prose=str, name="refused")


def test_unknown_exercise_is_named_with_the_place_where_they_are() -> None:
    said = "there is no exercise “sum”: a module of site_demos.publish.exercises must define it"
    with pytest.raises(LookupError, match=said):
        find("sum")
