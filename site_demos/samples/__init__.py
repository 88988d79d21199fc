"""Real MNIST images, to show and to train on; publish/samples.py makes the files."""

import json
from functools import cache
from pathlib import Path

from nn_core import Dataset, Images, read_images, read_labels

DATA = Path(__file__).parent / "data"
EXTRA = Path(__file__).parent / "extra"
MEANS = "means-idx3-ubyte"

TRAINING = (EXTRA / "training-images-idx3-ubyte", EXTRA / "training-labels-idx1-ubyte")
"""What `training` reads; a demo that calls it names these files in its `DATA`."""
UNSEEN = (EXTRA / "unseen-images-idx3-ubyte", EXTRA / "unseen-labels-idx1-ubyte")
"""What `unseen` reads."""


@cache
def images() -> Images:
    """Return the images, in the order of `numbers`."""
    return read_images(DATA / "images-idx3-ubyte")


@cache
def labels() -> bytes:
    """Return the digit that each image shows, by its writer's word."""
    return read_labels(DATA / "labels-idx1-ubyte")


@cache
def numbers() -> tuple[int, ...]:
    """Return each image's place among the 10,000 test images, counted from 0."""
    return tuple(_index()["numbers"])


@cache
def training() -> Dataset:
    """Return images to train on, from the 60,000 training images."""
    return Dataset(read_images(TRAINING[0]), read_labels(TRAINING[1]))


@cache
def unseen() -> Dataset:
    """Return images to try a network on that was not trained on them, from the test images."""
    return Dataset(read_images(UNSEEN[0]), read_labels(UNSEEN[1]))


@cache
def means() -> Images:
    """Return the mean image of each digit, over the 60,000 training images, in whole shades."""
    return read_images(DATA / MEANS)


@cache
def mistaken() -> frozenset[int]:
    """Return the places, in this collection, of the images that the site's network gets wrong."""
    return frozenset(numbers().index(number) for number in _index()["mistaken"])


def of_digit(digit: int) -> list[int]:
    """Return the places, in this collection, of the images of one digit."""
    return [place for place, label in enumerate(labels()) if label == digit]


def name(place: int) -> str:
    """Return what a reader calls an image of this collection."""
    return f"test image {numbers()[place]}, {article(labels()[place])}"


def article(digit: int) -> str:
    """Return a digit with its article.

    >>> article(3), article(8)
    ('a 3', 'an 8')
    """
    return f"an {digit}" if digit == 8 else f"a {digit}"


@cache
def gallery() -> tuple[int, ...]:
    """Return the places of two images of each digit: one that is recognised, one that is not."""
    return tuple(
        place
        for digit in range(10)
        for wrong in (False, True)
        for place in [n for n in of_digit(digit) if (n in mistaken()) == wrong][:1]
    )


def _index() -> dict[str, list[int]]:
    index: dict[str, list[int]] = json.loads((DATA / "numbers.json").read_text(encoding="utf-8"))
    return index
