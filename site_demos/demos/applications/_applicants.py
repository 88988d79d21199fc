"""Applicants for a loan, a simulation: what they write, and whether they would pay it back.

Serves loan-answer and two-groups.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from random import Random

from nn_core import Network
from site_demos import weights
from site_demos.demos.applications import _kept
from site_demos.samples.artefact import Sets

KEPT = weights.APPLICANTS
MADE = _kept.made(KEPT)
GROUPS = ("circles", "squares")
LEARN, JUDGE = 1, 2  # seeds
COUNT = 800  # who judge, half of each group
SCALES: Mapping[str, tuple[float, float]] = {
    "income": (3.0, 1.0),
    "asked": (8.0, 4.0),
    "years": (6.0, 4.0),
    "missed": (1.0, 1.0),
}
"""About the mean of each number and its spread, in which a network is given it."""
POORER = 1.2  # thousand a month, how much less squares earn, on average


@dataclass(frozen=True)
class Applicant:
    """What somebody writes, to which group they belong, and whether they would pay back."""

    group: str
    written: tuple[float, ...]
    repays: bool


def make(_: Sets) -> list[Path]:
    """Lay the file where the page fetches it."""
    return _kept.lay(KEPT)


def applicants(seed: int, count: int, poorer: float = POORER) -> list[Applicant]:
    """Return so many applicants, circles and squares by turns."""
    random = Random(seed)
    return [_applicant(GROUPS[k % 2], random, poorer * (k % 2)) for k in range(count)]


def _applicant(group: str, random: Random, poorer: float) -> Applicant:
    income = max(0.5, random.gauss(3.4 - poorer, 1.0))
    asked = max(1.0, random.gauss(8, 4))
    years = min(30.0, random.expovariate(1 / 6))
    missed = min(6, int(random.expovariate(1.0)))
    written = round(income, 1), round(asked, 1), round(years), missed
    return Applicant(group, written, random.random() > chance_of_default(*written))


def chance_of_default(income: float, asked: float, years: float, missed: float) -> float:
    """Return the true chance; the group is not in it, and a long time in a job soon counts no more.

    >>> round(chance_of_default(3.0, 8.0, 6.0, 1.0), 2)
    0.24
    """
    burden = asked / (4 * income)
    z = -2.9 + 1.4 * burden + 0.8 * missed + (1.0 if years < 2 else 0.0) - 0.25 * (income - 3)
    return 1 / (1 + exp(-z))


def inputs(written: tuple[float, ...]) -> list[float]:
    """Return numbers as a network is given them, (x - mean) / spread."""
    each = zip(written, SCALES.values(), strict=True)
    return [(x - middle) / spread for x, (middle, spread) in each]


def formula(name: str) -> Network:
    """Return the network, or the neuron that is its rival."""
    return _kept.network(KEPT, name)


@cache
def judged(name: str, poorer: float) -> dict[str, list[tuple[float, bool]]]:
    """Return what a formula says of each applicant, and whether they would pay back, by group."""
    found: dict[str, list[tuple[float, bool]]] = {group: [] for group in GROUPS}
    people = applicants(JUDGE, COUNT, poorer)
    outputs = _kept.outputs(formula(name), [inputs(each.written) for each in people])
    for each, [risk] in zip(people, outputs, strict=True):
        found[each.group].append((risk, each.repays))
    return found
