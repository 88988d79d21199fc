"""Digits by others: how many of them a network reads right, and the site's own before it learns."""

import json
from functools import cache
from pathlib import Path

from nn_core import Network
from site_demos import samples
from site_demos.demos.learning import _training
from site_demos.samples.artefact import DATA, Sets, present, write_json

RIGHT = DATA / "others.json"


@cache
def right() -> int:
    """Return how many the site's own network reads right."""
    found: int = json.loads(present(RIGHT).read_text(encoding="utf-8"))
    return found


def count(network: Network) -> int:
    """Return how many a network reads right, of the test images that the page has."""
    answers = _training.read(network, _training.unseen())
    labels = samples.unseen().labels
    return sum(each.digit == label for each, label in zip(answers, labels, strict=True))


def make(sets: Sets) -> list[Path]:
    """Count, and write it."""
    return write_json(RIGHT, count(sets.network()))
