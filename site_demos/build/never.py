"""Find the pixels that are black in every training image."""

import json
from pathlib import Path

from nn_core import Images
from site_demos.samples import DATA, never

FILES = (Path(__file__),)


def never_lit(images: Images) -> list[int]:
    """Return the places of the pixels that are 0 in every image.

    >>> never_lit(Images(1, 3, bytes([0, 7, 0, 0, 0, 1])))
    [0]
    """
    return [place for place in range(images.size) if not any(images.data[place :: images.size])]


def write_never(places: list[int]) -> None:
    """Write the places, unless they are there already."""
    DATA.mkdir(exist_ok=True)
    text = json.dumps(places)
    if not never.PLACES.exists() or never.PLACES.read_text(encoding="utf-8") != text:
        never.PLACES.write_text(text, encoding="utf-8")
