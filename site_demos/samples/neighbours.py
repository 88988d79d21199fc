"""The training images that are nearest to test images, and how well the nearest ones read.

`make neighbours` has found them, by site_demos/publish/neighbours.py.
"""

import json
from functools import cache
from pathlib import Path
from typing import TypedDict

from nn_core import Images, read_images, read_labels, write_images, write_labels
from nn_core.mnist.ink import SIDE
from site_demos.samples.artefact import EXTRA, Sets, present

FOUND = Path(__file__).parent / "neighbours.json"
IMAGES = EXTRA / "neighbours-idx3-ubyte"
LABELS = EXTRA / "neighbours-labels-idx1-ubyte"
KEPT = (16, 100, 1_000, 10_000, 30_000, 60_000)
"""How many of the training images are kept; the last is all of them."""
NEAREST = 3
"""How many of the nearest are shown."""


class Counted(TypedDict):
    """How many of some test images are read right.

    `drawn` is by the nearest of so many training images, drawn at random several times, and `votes`
    by so many nearest of all.
    """

    drawn: dict[str, list[int]]
    votes: dict[str, int]


class Found(Counted):
    """What was measured on all 10,000 test images.

    `first` is the same of the first few alone. `nearest` are the nearest to test images that
    figures show, for each of `KEPT` in the first draw. `shifted` is where the test images are moved
    to the right, by each way to read them. `data` are the hashes of both sets.
    """

    data: list[str]
    first: Counted
    nearest: dict[str, list[list[int]]]
    shifted: list[dict[str, int]]


@cache
def found() -> Found:
    """Return what was measured."""
    measured: Found = json.loads(FOUND.read_text(encoding="utf-8"))
    return measured


@cache
def right() -> dict[str, int]:
    """Return how many test images are read right by the nearest, for each of `KEPT`."""
    first_draw = {kept: counts[0] for kept, counts in found()["drawn"].items()}
    return {**first_draw, str(KEPT[-1]): found()["votes"]["1"]}


@cache
def numbers() -> tuple[int, ...]:
    """Return the number among the training images of each image that is kept here, in order."""
    nearest = found()["nearest"].values()
    return tuple(sorted({number for rows in nearest for row in rows for number in row}))


@cache
def images() -> Images:
    """Return the images, in the order of `numbers`."""
    return read_images(present(IMAGES))


@cache
def labels() -> bytes:
    """Return the digit that each of them shows, by its writer's word."""
    return read_labels(present(LABELS))


def make(sets: Sets) -> list[Path]:
    """Write the images that are nearest, and their labels."""
    train = sets.train()
    EXTRA.mkdir(exist_ok=True)
    write_images(IMAGES, Images(SIDE, SIDE, b"".join(train.images.raw(n) for n in numbers())))
    write_labels(LABELS, bytes(train.labels[n] for n in numbers()))
    return [IMAGES, LABELS]
