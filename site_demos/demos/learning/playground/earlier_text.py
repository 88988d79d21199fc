"""What came of earlier runs as a text, which the page keeps for the visit, and back again."""

import json
from functools import lru_cache
from math import isfinite

from site_demos.demos.learning.playground.earlier import MOST, Run, Score
from site_demos.demos.learning.playground.settings import Parameters

PARTS = ("query", "epochs", "learned", "test")
SCORE = ("loss", "right", "off", "count")


@lru_cache(maxsize=4)
def as_text(runs: tuple[Run, ...]) -> str:
    """Return runs as a JSON list, the newest first; no runs are an empty text."""
    entries = [
        {
            "query": run.parameters.query(whole=True),
            "epochs": run.epochs,
            "learned": _numbers(run.learned),
            "test": _numbers(run.test),
        }
        for run in runs
    ]
    return json.dumps(entries) if entries else ""


def from_text(text: str) -> tuple[Run, ...]:
    """Return the runs of such a text.

    Raises
    ------
    ValueError
        If it is not one: another edition of the page may have written it.
    """
    try:
        entries = json.loads(text)
    except RecursionError:
        entries = None
    if not isinstance(entries, list) or len(entries) > MOST:
        raise ValueError(f"earlier runs must be a list of at most {MOST}")
    return tuple(map(_run, entries))


def _run(entry: object) -> Run:
    if not isinstance(entry, dict) or entry.keys() != set(PARTS):
        raise ValueError(f"an earlier run must have {', '.join(PARTS)}")
    query, epochs, learned, test = (entry[name] for name in PARTS)
    if not isinstance(query, str) or not _is_count(epochs):
        raise ValueError("an earlier run must have settings and a count of epochs")
    return Run(Parameters.parse(query), epochs, _score(learned), _score(test))


def _numbers(score: Score) -> list[float]:
    return [float(score.loss), score.right, float(score.off), score.count]


def _score(numbers: object) -> Score:
    if not isinstance(numbers, list) or len(numbers) != len(SCORE):
        raise ValueError(f"a score must have {', '.join(SCORE)}")
    loss, right, off, count = numbers
    if not (_is_size(loss) and _is_size(off) and _is_count(right) and _is_count(count)):
        raise ValueError("a score must have a loss and a distance from 0 up, and counts")
    return Score(loss, right, off, count)


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_size(value: object) -> bool:
    return isinstance(value, float) and isfinite(value) and value >= 0
