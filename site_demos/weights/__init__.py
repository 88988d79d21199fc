"""The weights that the site trained, and what other trainings measured; see the Makefile."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from nn_core import Matrix

DIGITS = Path(__file__).parent / "digits.json"
NO_HIDDEN_LAYER = Path(__file__).parent / "no_hidden_layer.json"
"""784 pixels straight to ten outputs, for comparison; no figure draws it."""
DEPTH = Path(__file__).parent / "depth.json"
LETTERS = Path(__file__).parent / "letters.json"
"""Networks that write, and how they did; the page fetches its part of it apart from all else."""
MOMENTS = Path(__file__).parent / "moments.json"
"""A network at moments of its training; the page fetches it apart from all else, too."""
OPTIMISERS = Path(__file__).parent / "optimisers.json"
LONG_RUNS = Path(__file__).parent / "long_runs.json"
CONVOLUTION = Path(__file__).parent / "convolution.json"
MOVED = Path(__file__).parent / "moved.json"
HANDS = Path(__file__).parent / "hands.json"
USES = Path(__file__).parent / "uses"
"""Networks of the pages on uses, each with what its figure draws; a page fetches its own alone."""
APPLICANTS = USES / "applicants.json"
COPIES = USES / "copies.json"
PATIENTS = USES / "patients.json"
WINES = USES / "wines.json"


def full_strength(rows: Matrix) -> float:
    """Return the scale for pictures of a layer's weights: 99 in 100 of them are smaller.

    >>> full_strength([[0.5, -0.25], [1.0, -2.0]])
    2.0
    """
    sizes = sorted(abs(weight) for row in rows for weight in row)
    return sizes[len(sizes) * 99 // 100]


@cache
def full_runs() -> list[dict[str, Any]]:
    """Return the full runs of sigmoids and ReLUs, shallow and deep; see publish/depth."""
    return _depth("runs")


@cache
def wide_runs() -> list[dict[str, Any]]:
    """Return what the deepest of them read right where their layers are wide."""
    return _depth("wide")


def _depth(name: str) -> list[dict[str, Any]]:
    runs: list[dict[str, Any]] = json.loads(DEPTH.read_text(encoding="utf-8"))[name]
    return runs


@cache
def ways_to_step() -> list[dict[str, Any]]:
    """Return what optimisers and schedules read right; see publish/optimisers."""
    runs: list[dict[str, Any]] = json.loads(OPTIMISERS.read_text(encoding="utf-8"))["runs"]
    return runs


@cache
def moved() -> dict[str, Any]:
    """Return what networks make of moved digits; see publish/moved."""
    found: dict[str, Any] = json.loads(MOVED.read_text(encoding="utf-8"))
    return found


@cache
def hands() -> list[dict[str, Any]]:
    """Return what training on made-up hands brought, and cost others; see publish/hands."""
    runs: list[dict[str, Any]] = json.loads(HANDS.read_text(encoding="utf-8"))["runs"]
    return runs


@cache
def long_runs() -> dict[str, Any]:
    """Return where runs of demos end that take long; see publish/long_runs."""
    found: dict[str, Any] = json.loads(LONG_RUNS.read_text(encoding="utf-8"))
    return found
