"""How long one layer takes, computed in three ways; publish/timings.py makes the file."""

import json
from functools import cache
from typing import TypedDict

from site_demos.samples import DATA

TIMINGS = DATA / "timings.json"


class Timings(TypedDict):
    """The medians in seconds, by how many images and by which way, and what was measured."""

    seconds: dict[str, dict[str, float]]
    repeats: dict[str, int]
    shape: list[int]
    python: str
    numpy: str


@cache
def timings() -> Timings:
    """Return what was measured when the site was built."""
    found: Timings = json.loads(TIMINGS.read_text(encoding="utf-8"))
    return found
