"""The test images that cost the site's network most."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from nn_core import Images, read_images, read_labels, write_images, write_labels
from nn_core.mnist.ink import SIDE
from site_demos.samples.artefact import DATA, Sets, present, write_json

IMAGES = DATA / "worst-idx3-ubyte"
LABELS = DATA / "worst-labels-idx1-ubyte"
NUMBERS = DATA / "worst.json"
SHOWN = 16


@cache
def images() -> Images:
    """Return the images, the one with the largest cost first."""
    return read_images(present(IMAGES))


@cache
def labels() -> bytes:
    """Return the digit that each image shows, by its writer's word."""
    return read_labels(present(LABELS))


@cache
def numbers() -> tuple[int, ...]:
    """Return each image's place among the 10,000 test images, counted from 0."""
    return tuple(json.loads(present(NUMBERS).read_text(encoding="utf-8")))


def make(sets: Sets) -> list[Path]:
    """Write the images that cost most."""
    numbers, test = ranking(sets.entropies())[:SHOWN], sets.test()
    DATA.mkdir(exist_ok=True)
    write_images(IMAGES, Images(SIDE, SIDE, b"".join(test.images.raw(n) for n in numbers)))
    write_labels(LABELS, bytes(test.labels[n] for n in numbers))
    return [IMAGES, LABELS, *write_json(NUMBERS, numbers)]


def ranking(entropies: Sequence[float]) -> list[int]:
    """Return the number of each image, the one with the largest cost first.

    >>> ranking([0.5, 2.0, 1.0])
    [1, 2, 0]
    """
    return sorted(range(len(entropies)), key=lambda number: -entropies[number])
