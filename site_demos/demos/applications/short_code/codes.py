"""Images as short codes: by a network with a narrow middle, and by the first terms of cosines.

Either code is so many numbers of one byte each, the most telling first: it may be cut anywhere.
"""

from array import array
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import batched
from math import cos, pi, sqrt, sumprod
from pathlib import Path
from typing import Any

from nn_core import Images, Network, Vector, activation, read_images, write_images
from nn_core.fast.sparse import dense_sparse, to_sparse
from nn_core.mnist.ink import SIDE
from site_demos import weights
from site_demos.demos.applications import _kept
from site_demos.samples.artefact import EXTRA, Sets, present

KEPT = weights.COPIES
MADE = _kept.made(KEPT)
IMAGES = EXTRA / "copies-idx3-ubyte"
LONGEST = 64  # numbers
STRANGE = 8  # of them, in codes of what the network has not seen
LEVELS = 127  # of a number of the network's code, of each sign
STEPS = 9  # of a cosine's size, for each 1; so a byte reaches from -14 to 14
SIZES = 127  # of a weight that is kept, of each sign
SIGMOID, TANH = activation("sigmoid").function, activation("tanh").function
READER = Network.load(weights.DIGITS)


@dataclass(frozen=True)
class Layer:
    """Weights into each neuron as whole numbers, what a 1 of them is, and the biases."""

    sizes: list[tuple[int, ...]]
    scale: float
    biases: Vector


def make(sets: Sets) -> list[Path]:
    """Lay the file where the page fetches it, with the images of copies that turned."""
    shown = b"".join(map(sets.test().images.raw, numbers(_kept.committed(KEPT)["runs"])))
    paths = _kept.lay(KEPT)
    write_images(IMAGES, Images(SIDE, SIDE, shown))
    return [IMAGES, *paths]


def numbers(runs: Sequence[dict[str, Any]]) -> list[int]:
    """Return the numbers of the test images that are kept, in their order."""
    return sorted({number for run in runs for number in run["shown"]})


def run(length: int) -> dict[str, Any]:
    """Return what was counted at a length."""
    found: dict[str, Any] = _kept.read(KEPT)["runs"][length - 1]
    return found


def turned(length: int) -> list[tuple[int, tuple[float, ...]]]:
    """Return some test images whose copies are surely read as another digit."""
    return [(number, kept_images()[number]) for number in run(length)["shown"]]


@cache
def kept_images() -> dict[int, tuple[float, ...]]:
    """Return the images that are kept, by their numbers."""
    images, known = read_images(present(IMAGES)), numbers(_kept.read(KEPT)["runs"])
    return {number: tuple(images[place]) for place, number in enumerate(known)}


@cache
def layers() -> tuple[Layer, Layer]:
    """Return the layer that writes the code, and the one that reads it."""
    found = [
        Layer(list(batched(_sizes(kept), n_in)), kept["scale"], kept["biases"])
        for kept, n_in in zip(_kept.read(KEPT)["network"], (SIDE * SIDE, LONGEST), strict=True)
    ]
    return found[0], found[1]


def _sizes(kept: dict[str, str]) -> array[int]:
    return array("b", b64decode(kept["weights"]))


def code(image: Vector, length: int) -> tuple[int, ...]:
    """Return an image as so many bytes: tanh(W p + b), rounded to levels, and cut."""
    return _whole_code(tuple(image))[:length]


@lru_cache(256)
def _whole_code(image: tuple[float, ...]) -> tuple[int, ...]:
    first, _ = layers()
    scaled = to_sparse([first.scale * pixel for pixel in image])
    a = TANH(dense_sparse(first.sizes, first.biases, scaled))
    return tuple(round(each * LEVELS) for each in a)


def copy(written: Sequence[int]) -> list[float]:
    """Return the image that a code is read as; what was cut off counts as 0.

    Sums of whole numbers are quick, and so it answers while a slider is held.
    """
    _, last = layers()
    scale, length = last.scale / LEVELS, len(written)
    sums = (sumprod(row[:length], written) for row in last.sizes)
    return SIGMOID([scale * total + bias for total, bias in zip(sums, last.biases, strict=True)])


def from_cosines(image: Vector, length: int) -> list[float]:
    """Return an image from its first cosines, each rounded to a byte."""
    sizes = _whole_sizes(tuple(image))[:length]
    return [max(0.0, min(1.0, sumprod(sizes, heights[:length]))) for heights in _heights()]


@lru_cache(32)
def _whole_sizes(image: tuple[float, ...]) -> tuple[float, ...]:
    """Return how much of each wave is in an image, in steps of a byte."""
    steps = (round(sumprod(wave, image) * STEPS) for wave in _waves())
    return tuple(max(-SIZES, min(SIZES, each)) / STEPS for each in steps)


@cache
def _waves() -> list[tuple[float, ...]]:
    return [_wave(u, v) for u, v in zigzag(LONGEST)]


@cache
def _heights() -> list[tuple[float, ...]]:
    """Return the height of every wave at each pixel."""
    return list(zip(*_waves(), strict=True))


def zigzag(count: int) -> list[tuple[int, int]]:
    """Return the first frequencies, across and down, the lowest first.

    >>> zigzag(4)
    [(0, 0), (1, 0), (0, 1), (0, 2)]
    """
    pairs = ((u, v) for u in range(SIDE) for v in range(SIDE))
    return sorted(pairs, key=lambda pair: (sum(pair), pair[sum(pair) % 2]))[:count]


def _wave(u: int, v: int) -> tuple[float, ...]:
    """Return c(u) c(v) cos(π (2x + 1) u / 2n) cos(π (2y + 1) v / 2n) at each pixel, of length 1."""
    across, down = _cosine(u), _cosine(v)
    return tuple(a * b for b in down for a in across)


@cache
def _cosine(u: int) -> list[float]:
    scale = sqrt((2 if u else 1) / SIDE)
    return [scale * cos(pi * (2 * x + 1) * u / (2 * SIDE)) for x in range(SIDE)]


def error(copied: Vector, image: Vector) -> float:
    """Return the mean of the squared differences.

    >>> error([0.0, 1.0], [0.0, 0.5])
    0.125
    """
    return sum((a - b) ** 2 for a, b in zip(copied, image, strict=True)) / len(image)
