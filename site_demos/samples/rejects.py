"""What is set aside and what errs, by the limit below which the network rather says nothing."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from nn_core import Matrix, argmax
from site_demos.samples.artefact import DATA, Sets, present, write_json

COUNTS = DATA / "rejects.json"
LIMITS = 100
"""Limits from 0, in hundredths of an output."""


@cache
def counts() -> list[tuple[int, int]]:
    """Return, for each limit, how many test images are set aside, and how many others are wrong."""
    found = json.loads(present(COUNTS).read_text(encoding="utf-8"))
    return [(aside, wrong) for aside, wrong in found]


def make(sets: Sets) -> list[Path]:
    """Count."""
    return write_json(COUNTS, count(sets.outputs(), sets.test().labels))


def count(outputs: Matrix, labels: Sequence[int]) -> list[tuple[int, int]]:
    """Return the counts of many images, from the outputs and the label of each.

    >>> count([[0.2, 0.9], [0.6, 0.5]], [1, 1])[::70]
    [(0, 1), (1, 0)]
    """
    answers = [
        (max(found), argmax(found) != label) for found, label in zip(outputs, labels, strict=True)
    ]
    return [
        (
            sum(largest < limit / LIMITS for largest, _ in answers),
            sum(is_wrong for largest, is_wrong in answers if largest >= limit / LIMITS),
        )
        for limit in range(LIMITS)
    ]
