"""The pixels that are black in every training image."""

import json
from functools import cache
from pathlib import Path

from nn_core import Images
from site_demos.samples.artefact import DATA, Sets, present, write_json

PLACES = DATA / "never.json"


@cache
def never_lit() -> tuple[int, ...]:
    """Return their places, row by row from the top."""
    return tuple(json.loads(present(PLACES).read_text(encoding="utf-8")))


def make(sets: Sets) -> list[Path]:
    """Find them."""
    return write_json(PLACES, black_in_all(sets.train().images))


def black_in_all(images: Images) -> list[int]:
    """Return the places of the pixels that are 0 in every image.

    >>> black_in_all(Images(1, 3, bytes([0, 7, 0, 0, 0, 1])))
    [0]
    """
    return [place for place in range(images.size) if not any(images.data[place :: images.size])]
