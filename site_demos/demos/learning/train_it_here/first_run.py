"""How the first setting of the demo goes: drawn beneath the reader's own run, to compare."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from site_demos.samples.artefact import DATA, Sets, present, write_json

TRIALS = DATA / "first_run.json"
IMAGES = 6000  # of training, until the run ends


@cache
def trials() -> list[list[float]]:
    """Return, for each trial: images seen, loss, shares read right of learnt, of unseen ones."""
    found: list[list[float]] = json.loads(present(TRIALS).read_text(encoding="utf-8"))
    return found


def make(_: Sets) -> list[Path]:
    """Run it."""
    return write_json(TRIALS, run(IMAGES))


def run(until: int, **changed: str) -> list[list[float]]:
    """Return the trials of a run until so many images were seen, with some parameters changed."""
    from site_demos.demos.learning import train_it_here  # noqa: PLC0415 - which draws what is read

    parameters = train_it_here.Parameters.parse(urlencode(changed))
    state = train_it_here.begin(parameters)
    while state.seen < until:
        state = train_it_here.advance(parameters, state)
    return [[each.seen, each.loss, each.trained, each.unseen] for each in state.trials]
