"""Real MNIST test images that figures show: some of each digit, and some that are mistaken."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from nn_core import Images, read_images, read_labels, write_images, write_labels
from nn_core.mnist.ink import SIDE
from site_demos.samples.artefact import DATA, Sets, present, write_json

IMAGES = DATA / "images-idx3-ubyte"
LABELS = DATA / "labels-idx1-ubyte"
NUMBERS = DATA / "numbers.json"
FIRST_OF_EACH = 3
THREES = 12


@cache
def images() -> Images:
    """Return the images, in the order of `numbers`."""
    return read_images(present(IMAGES))


@cache
def labels() -> bytes:
    """Return the digit that each image shows, by its writer's word."""
    return read_labels(present(LABELS))


@cache
def numbers() -> tuple[int, ...]:
    """Return each image's place among the 10,000 test images, counted from 0."""
    return tuple(_index()["numbers"])


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


def make(sets: Sets) -> list[Path]:
    """Write the images that `choose` picks, their labels and numbers, and which are mistaken."""
    test, choices = sets.test(), sets.choices()
    chosen = choose(test.labels, choices)
    DATA.mkdir(exist_ok=True)
    write_images(IMAGES, Images(SIDE, SIDE, b"".join(test.images.raw(n) for n in chosen)))
    write_labels(LABELS, bytes(test.labels[n] for n in chosen))
    wrong = [n for n in chosen if choices[n] != test.labels[n]]
    return [IMAGES, LABELS, *write_json(NUMBERS, {"numbers": chosen, "mistaken": wrong})]


def choose(labels: bytes, choices: Sequence[int]) -> list[int]:
    """Return which images to show: the first of each digit, and the first of each that is mistaken.

    Of the threes there are more, for the chapter about them.

    >>> choose(bytes([7, 2, 7]), [7, 1, 1])
    [0, 1, 2]
    """
    chosen = set()
    for digit in range(10):
        of_digit = [n for n, label in enumerate(labels) if label == digit]
        chosen |= set(of_digit[: THREES if digit == 3 else FIRST_OF_EACH])
        chosen |= set([n for n in of_digit if choices[n] != digit][:1])
    return sorted(chosen)


def _index() -> dict[str, list[int]]:
    index: dict[str, list[int]] = json.loads(present(NUMBERS).read_text(encoding="utf-8"))
    return index
