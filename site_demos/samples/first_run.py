"""How the first setting of train-it-here goes; publish/facts_training.py finds it out."""

import json
from functools import cache

from site_demos.samples import DATA

TRIALS = DATA / "first_run.json"


@cache
def trials() -> list[list[float]]:
    """Return, for each trial: images seen, loss, shares read right of learnt, of unseen ones."""
    found: list[list[float]] = json.loads(TRIALS.read_text(encoding="utf-8"))
    return found
