"""The pixels that are black in every training image; publish/never.py makes the file."""

import json
from functools import cache

from site_demos.samples import DATA

PLACES = DATA / "never.json"


@cache
def never_lit() -> tuple[int, ...]:
    """Return their places, row by row from the top."""
    return tuple(json.loads(PLACES.read_text(encoding="utf-8")))
