"""What the site's network takes the test images for; publish/facts_learned.py counts it."""

import json
from functools import cache

from site_demos.samples import DATA

COUNTS = DATA / "confusion.json"


@cache
def counts() -> tuple[tuple[int, ...], ...]:
    """Return counts[meant][taken]: so many images of the digit `meant` are taken for `taken`."""
    return tuple(tuple(row) for row in json.loads(COUNTS.read_text(encoding="utf-8")))
