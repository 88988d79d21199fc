"""What the site's network takes the test images for."""

import json
from collections import Counter
from functools import cache
from pathlib import Path

from site_demos.samples.artefact import DATA, Sets, present, write_json

COUNTS = DATA / "confusion.json"
DIGITS = range(10)


@cache
def counts() -> tuple[tuple[int, ...], ...]:
    """Return counts[meant][taken]: so many images of the digit `meant` are taken for `taken`."""
    return tuple(tuple(row) for row in json.loads(present(COUNTS).read_text(encoding="utf-8")))


def make(sets: Sets) -> list[Path]:
    """Count."""
    found = Counter(zip(sets.test().labels, sets.choices(), strict=True))
    return write_json(COUNTS, [[found[meant, taken] for taken in DIGITS] for meant in DIGITS])
