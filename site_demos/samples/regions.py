"""Real MNIST test images as nine numbers each, and knobs for them that were not set by hand.

An image's number for a region is the mean of its 8 × 8 pixels;
the nine regions tile the middle 24 × 24 pixels, row by row.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from math import dist
from pathlib import Path
from statistics import fmean
from typing import TypedDict

from nn_core import (
    Dataset,
    Images,
    Matrix,
    Network,
    Recipe,
    begin_training,
    read_images,
    read_labels,
    train,
    write_images,
    write_labels,
)
from nn_core.mnist.ink import SIDE
from site_demos.samples.artefact import DATA, Sets, present, write_json

IMAGES = DATA / "regions-idx3-ubyte"
THUMBNAILS = DATA / "thumbnails-idx3-ubyte"
LABELS = DATA / "regions-labels-idx1-ubyte"
RIVALS = DATA / "rivals.json"
PAIRS = ((0, 1), (1, 7), (4, 9), (3, 8))
EDGE, BLOCK = 2, 8  # nine blocks of 8 × 8 pixels tile what is left inside an edge of 2
SHADES = 85  # of a thumbnail: 0, 85, 170, 255
EACH = 200  # images kept of a digit: half to practise on, half fresh
LEARNT = 2000  # training images of each digit that the trained knobs come from
RECIPE = Recipe(sizes=(9, 1), learning_rate=3.0, l2=0.0, batch_size=50, epochs=5, copies=0)


@cache
def regions() -> Images:
    """Return the nine numbers of each image, as an image of 3 × 3 pixels."""
    return read_images(present(IMAGES))


@cache
def thumbnails() -> Images:
    """Return the middle of each image in 12 × 12 pixels of four shades."""
    return read_images(present(THUMBNAILS))


@cache
def places(digit: int, *, fresh: bool) -> tuple[int, ...]:
    """Return where images of a digit are: those to practise on, or the same number of others."""
    of_digit = [place for place, label in enumerate(read_labels(present(LABELS))) if label == digit]
    half = len(of_digit) // 2
    return tuple(of_digit[half:] if fresh else of_digit[:half])


@cache
def rivals(pair: tuple[int, int]) -> dict[str, list[float]]:
    """Return what was found from training images, and how large networks score on a pair.

    `trained` are nine weights and a bias found by learning. `first` and `second` are the mean
    regions of both digits. `pixels` and `network` count the images that the nearest mean image, and
    the site's whole network, get right: of those to practise on, and of the fresh ones.
    """
    found: dict[str, dict[str, list[float]]] = json.loads(
        present(RIVALS).read_text(encoding="utf-8")
    )
    return found[f"{pair[0]}-{pair[1]}"]


class Collection(TypedDict):
    """All that is kept, as JSON can hold it."""

    regions: list[list[int]]
    thumbnails: list[list[int]]
    labels: list[int]
    rivals: dict[str, dict[str, list[float]]]


def make(sets: Sets) -> list[Path]:
    """Write the images that ten knobs are scored on, and the knobs to beat."""
    made = collect(sets.train(), sets.test(), sets.means(), sets.network())
    DATA.mkdir(exist_ok=True)
    write_images(IMAGES, Images(3, 3, b"".join(map(bytes, made["regions"]))))
    write_images(THUMBNAILS, Images(12, 12, b"".join(map(bytes, made["thumbnails"]))))
    write_labels(LABELS, bytes(made["labels"]))
    return [IMAGES, THUMBNAILS, LABELS, *write_json(RIVALS, made["rivals"])]


def collect(train_set: Dataset, test: Dataset, means: Matrix, network: Network) -> Collection:
    """Return the first test images of each digit that the pairs need, and the rivals.

    Parameters
    ----------
    train_set, test : Dataset
    means : Matrix of shape (10, 784)
        The mean image of each digit.
    network : Network
        The site's own.
    """
    digits = sorted({digit for pair in PAIRS for digit in pair})
    kept = [n for digit in digits for n in _of_digit(test, digit)[:EACH]]
    images = [test.images.raw(n) for n in kept]
    learnt = {
        digit: [nine(train_set.images.raw(n)) for n in _of_digit(train_set, digit)[:LEARNT]]
        for digit in digits
    }
    rivals = {}
    for pair in PAIRS:
        first, second = (learnt[digit] for digit in pair)
        rivals[f"{pair[0]}-{pair[1]}"] = {
            "trained": learn(first, second),
            "first": _mean(first),
            "second": _mean(second),
            "pixels": _right_by_mean(test, means, pair),
            "network": _right_by_network(test, network, pair),
        }
    return {
        "regions": [[round(255 * value) for value in nine(image)] for image in images],
        "thumbnails": [thumbnail(image) for image in images],
        "labels": [test.labels[n] for n in kept],
        "rivals": rivals,
    }


def nine(image: bytes) -> list[float]:
    """Return the mean of each of the nine regions of an image, in 0…1."""
    return _blocks(image, BLOCK)


def thumbnail(image: bytes) -> list[int]:
    """Return the middle of an image as 12 × 12 pixels, in four shades."""
    return [SHADES * round(255 * value / SHADES) for value in _blocks(image, 2)]


def learn(first: Matrix, second: Matrix) -> list[float]:
    """Return nine weights and a bias that tell second from first, rounded as the sliders are."""
    targets = [[0.0]] * len(first) + [[1.0]] * len(second)
    *_, last = train(begin_training(RECIPE), [*first, *second], targets, RECIPE)
    (layer,) = last.state.network.layers
    return [*(round(weight) for weight in layer.weights[0]), round(2 * layer.biases[0]) / 2]


def _blocks(image: bytes, block: int) -> list[float]:
    inside = range(EDGE, SIDE - EDGE, block)
    return [
        sum(
            sum(image[row * SIDE + left : row * SIDE + left + block])
            for row in range(top, top + block)
        )
        / (255 * block * block)
        for top in inside
        for left in inside
    ]


def _halves(test: Dataset, pair: tuple[int, int]) -> Iterable[list[tuple[int, int]]]:
    """Yield the images of a pair to practise on, then the fresh ones, each with its label."""
    for start in (0, EACH // 2):
        stop = start + EACH // 2
        yield [(n, digit) for digit in pair for n in _of_digit(test, digit)[start:stop]]


def _right_by_mean(test: Dataset, means: Matrix, pair: tuple[int, int]) -> list[float]:
    def nearest(pixels: Sequence[float]) -> int:
        return min(pair, key=lambda digit: dist(pixels, means[digit]))

    return [
        float(sum(nearest(test.images[n]) == digit for n, digit in half))
        for half in _halves(test, pair)
    ]


def _right_by_network(test: Dataset, network: Network, pair: tuple[int, int]) -> list[float]:
    def brighter(pixels: Sequence[float]) -> int:
        return max(pair, key=network.forward(pixels).__getitem__)

    return [
        float(sum(brighter(test.images[n]) == digit for n, digit in half))
        for half in _halves(test, pair)
    ]


def _mean(vectors: Matrix) -> list[float]:
    return [round(fmean(column), 4) for column in zip(*vectors, strict=True)]


def _of_digit(data: Dataset, digit: int) -> list[int]:
    return [number for number, label in enumerate(data.labels) if label == digit]
