"""What each hidden neuron answers to; publish/tuning.py makes the file."""

import json
from functools import cache

from site_demos.samples import DATA

SHARES = DATA / "tuning.json"
LIT = 0.5  # an activation above this counts as an answer


@cache
def shares() -> dict[str, list[float]]:
    """Return, by a hidden neuron's name such as 1.0, how much of each digit lights it.

    It is the share of all test images of that digit whose activation is above `LIT`.
    """
    found: dict[str, list[float]] = json.loads(SHARES.read_text(encoding="utf-8"))
    return found
