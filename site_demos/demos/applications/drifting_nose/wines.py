"""Wines by thirteen analyses, taken as a nose of thirteen sensors whose zeros creep."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from statistics import fmean

from nn_core import argmax
from site_demos import weights
from site_demos.demos.applications import _kept
from site_demos.samples.artefact import Sets

KEPT = weights.WINES
MADE = _kept.made(KEPT)
SENSORS = 13
MONTHS = 24
CREEP = 0.07  # standard deviation of how far a zero goes in a month, in those of the wines
NOISE = 0.2  # that of one measurement


@dataclass(frozen=True)
class Score:
    """Of so many wines: how many are named rightly, how sure the answers are, and the wrong ones.

    `sure` is the mean of the largest output over all wines, `wrong_sure` over those misnamed.
    """

    right: int
    count: int
    sure: float
    wrong_sure: float

    @property
    def share(self) -> float:
        """Return the share that is right."""
        return self.right / self.count


def make(_: Sets) -> list[Path]:
    """Lay the file where the page fetches it."""
    return _kept.lay(KEPT)


@cache
def pace(seed: int) -> tuple[float, ...]:
    """Return how far the zero of each sensor goes in a month."""
    random = Random(seed)
    return tuple(random.gauss(0, CREEP) for _ in range(SENSORS))


def drift(seed: int, month: int) -> list[float]:
    """Return how far each zero has gone."""
    return [each * month for each in pace(seed)]


def found_drift(seed: int, month: int, references: int) -> list[float]:
    """Return what so many wines of known analysis tell of each drift: its mean, but for noise."""
    random = Random(f"{seed} {month} {references}")
    return [
        fmean(each + random.gauss(0, NOISE) for _ in range(references))
        for each in drift(seed, month)
    ]


@cache
def score(seed: int, month: int, references: int = 0) -> Score:
    """Return how the wines are named in a month, after recalibration if there are references."""
    return _score(off(seed, month, references))


def off(seed: int, month: int, references: int) -> list[float]:
    """Return how far each zero is off, after recalibration if there are references."""
    moved = drift(seed, month)
    if not references:
        return moved
    known = found_drift(seed, month, references)
    return [each - correction for each, correction in zip(moved, known, strict=True)]


def named(own: Sequence[float], moved: Sequence[float]) -> tuple[int, float, str]:
    """Return which grower a reader's wine is said to be of, how sure, and what is odd about it."""
    row = _kept.standardised(KEPT, own)
    [outputs] = _kept.outputs(
        _kept.network(KEPT), [[x + gone for x, gone in zip(row, moved, strict=True)]]
    )
    return argmax(outputs) + 1, max(outputs), _kept.strange(row)


def first() -> str:
    """Return the first of the wines as a line of thirteen numbers."""
    return _kept.as_line(KEPT, _kept.read(KEPT)["wines"][0])


def _score(moved: Sequence[float]) -> Score:
    kept, network = _kept.read(KEPT), _kept.network(KEPT)
    rows = [[x + d for x, d in zip(row, moved, strict=True)] for row in kept["wines"]]
    outputs = _kept.outputs(network, rows)
    answers = [(max(a), argmax(a) == kind) for a, kind in zip(outputs, kept["kinds"], strict=True)]
    wrong = [sure for sure, is_right in answers if not is_right]
    return Score(
        sum(is_right for _, is_right in answers),
        len(answers),
        fmean(sure for sure, _ in answers),
        fmean(wrong) if wrong else 0.0,
    )
