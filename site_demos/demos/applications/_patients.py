"""Samples of breast tissue: ten measurements of each, and the output of a network for them.

Serves alarm-limit, crowd, kept-promise and one-biopsy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from site_demos import kit, weights
from site_demos.demos.applications import _kept
from site_demos.samples.artefact import Sets

KEPT = weights.PATIENTS
MADE = _kept.made(KEPT)
COUNT = 285
NAMES = (
    "radius",
    "texture",
    "perimeter",
    "area",
    "smoothness",
    "compactness",
    "concavity",
    "concave points",
    "symmetry",
    "fractal dimension",
)


@dataclass(frozen=True)
class Patient:
    """A sample that the network never learned from: what was measured, and what it was."""

    measured: tuple[float, ...]
    output: float
    is_ill: bool


@dataclass(frozen=True)
class Counts:
    """How many ill patients raise an alarm, of how many; and how many healthy ones do."""

    found: int
    ill: int
    alarmed: int
    healthy: int

    @property
    def sensitivity(self) -> float:
        """Return the share of the ill who raise an alarm."""
        return self.found / self.ill

    @property
    def specificity(self) -> float:
        """Return the share of the healthy who raise none."""
        return 1 - self.alarmed / self.healthy


def make(_: Sets) -> list[Path]:
    """Lay the file where the page fetches it."""
    return _kept.lay(KEPT)


@cache
def patients() -> tuple[Patient, ...]:
    """Return all, by their output."""
    kept, network = _kept.read(KEPT), _kept.network(KEPT)
    found = [
        Patient(tuple(row), output, bool(ill))
        for row, [output], ill in zip(
            kept["patients"], _kept.outputs(network, kept["patients"]), kept["ill"], strict=True
        )
    ]
    return tuple(sorted(found, key=lambda each: each.output))


def measured(own: Sequence[float]) -> tuple[list[float], float]:
    """Return measurements of the reader's, standardised, and the output for them."""
    row = _kept.standardised(KEPT, own)
    [[output]] = _kept.outputs(_kept.network(KEPT), [row])
    return row, output


@cache
def counts(limit: float) -> Counts:
    """Return who raises an alarm, if every output above a limit does."""
    ill = [each.output > limit for each in patients() if each.is_ill]
    healthy = [each.output > limit for each in patients() if not each.is_ill]
    return Counts(sum(ill), len(ill), sum(healthy), len(healthy))


def limit_slider() -> float:
    """Declare the limit above which an output is an alarm."""
    return kit.slider(0.5, low=0.01, high=0.99, step=0.01, label="Alarm above")
