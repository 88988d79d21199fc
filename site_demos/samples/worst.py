"""The test images that cost the site's network most; publish/costs.py makes the files."""

import json
from functools import cache

from nn_core import Images, read_images, read_labels
from site_demos.samples import DATA

IMAGES = DATA / "worst-idx3-ubyte"
LABELS = DATA / "worst-labels-idx1-ubyte"
NUMBERS = DATA / "worst.json"


@cache
def images() -> Images:
    """Return the images, the one with the largest cost first."""
    return read_images(IMAGES)


@cache
def labels() -> bytes:
    """Return the digit that each image shows, by its writer's word."""
    return read_labels(LABELS)


@cache
def numbers() -> tuple[int, ...]:
    """Return each image's place among the 10,000 test images, counted from 0."""
    return tuple(json.loads(NUMBERS.read_text(encoding="utf-8")))
