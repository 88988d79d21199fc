"""Real MNIST test images as nine numbers each, and knobs for them that were not set by hand.

publish/regions.py makes the files. An image's number for a region is the mean of its 8 × 8 pixels;
the nine regions tile the middle 24 × 24 pixels, row by row.
"""

import json
from functools import cache

from nn_core import Images, read_images, read_labels
from site_demos.samples import DATA

IMAGES = DATA / "regions-idx3-ubyte"
THUMBNAILS = DATA / "thumbnails-idx3-ubyte"
LABELS = DATA / "regions-labels-idx1-ubyte"
RIVALS = DATA / "rivals.json"
PAIRS = ((0, 1), (1, 7), (4, 9), (3, 8))


@cache
def regions() -> Images:
    """Return the nine numbers of each image, as an image of 3 × 3 pixels."""
    return read_images(IMAGES)


@cache
def thumbnails() -> Images:
    """Return the middle of each image in 12 × 12 pixels of four shades."""
    return read_images(THUMBNAILS)


@cache
def places(digit: int, *, fresh: bool) -> tuple[int, ...]:
    """Return where images of a digit are: those to practise on, or the same number of others."""
    of_digit = [place for place, label in enumerate(read_labels(LABELS)) if label == digit]
    half = len(of_digit) // 2
    return tuple(of_digit[half:] if fresh else of_digit[:half])


@cache
def rivals(pair: tuple[int, int]) -> dict[str, list[float]]:
    """Return what was found from training images, and how large networks score on a pair.

    `trained` are nine weights and a bias found by learning. `first` and `second` are the mean
    regions of both digits. `pixels` and `network` count the images that the nearest mean image, and
    the site's whole network, get right: of those to practise on, and of the fresh ones.
    """
    found: dict[str, dict[str, list[float]]] = json.loads(RIVALS.read_text(encoding="utf-8"))
    return found[f"{pair[0]}-{pair[1]}"]
