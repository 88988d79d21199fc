"""How much a filter looks like a straight edge, a line, or a spot: measured, not said.

A pattern is 5 × 5 pixels in 0…1. What counts is its shape: mean and size of filter and pattern are
taken out, as in a correlation, so 1 is the very same shape, and 0 has nothing to do with it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, pi, sin, sqrt, sumprod
from random import Random

from nn_core import Vector
from nn_core.convolution import patches

SIZE = 5
ANGLES = 24
OFFSETS = (-1.0, -0.5, 0.0, 0.5, 1.0)  # pixels from the middle
WIDTH = 1.5  # of a line, and the radius of a spot
FINE = 3  # points in a pixel, each way
CHANCE = 1000  # random filters that say what chance brings about
POINTS = [
    (column + (i + 0.5) / FINE - SIZE / 2, row + (j + 0.5) / FINE - SIZE / 2)
    for row in range(SIZE)
    for column in range(SIZE)
    for j in range(FINE)
    for i in range(FINE)
]
"""Points all over a patch, pixel by pixel, counted from its middle."""
LIKE = ("edge", "line")
KINDS = {"edge": "a straight edge", "line": "a straight line", "spot": "a spot"}


@dataclass(frozen=True)
class Pattern:
    """An edge, a line or a spot, and its shape: pixels less their mean, of length 1."""

    kind: str
    pixels: tuple[float, ...]
    shape: tuple[float, ...]


@cache
def patterns() -> list[Pattern]:
    """Return edges and lines at all angles, and spots in all places, bright and dark."""
    found = []
    for kind, pixels in _drawn():
        found.append(Pattern(kind, pixels, shape(pixels)))
        if kind != "edge":  # an edge turned round is its own negative
            dark = tuple(1 - pixel for pixel in pixels)
            found.append(Pattern(kind, dark, shape(dark)))
    return found


def best(weights: Vector, kinds: Sequence[str] = tuple(KINDS)) -> tuple[Pattern, float]:
    """Return the pattern that is most like a filter, and the correlation r of both."""
    own = shape(weights)
    likeness = [(sumprod(own, each.shape), each) for each in patterns() if each.kind in kinds]
    r, pattern = max(likeness, key=lambda pair: round(pair[0], 9))
    return pattern, r


def shape(numbers: Vector) -> tuple[float, ...]:
    """Return numbers less their mean, divided by their length.

    >>> shape([3.0, 1.0])
    (0.7071067811865475, -0.7071067811865475)
    """
    mean = sum(numbers) / len(numbers)
    less = [number - mean for number in numbers]
    length = sqrt(sumprod(less, less))
    return tuple(each / length for each in less) if length else tuple(less)


def by_chance(*, smooth: bool = False) -> list[float]:
    """Return the r of random filters with their best edge or line, in order.

    Each number of a smooth one is the mean of the 3 × 3 random numbers around it.
    """
    random = Random(1)
    return sorted(best(_random(random, smooth=smooth), LIKE)[1] for _ in range(CHANCE))


def _random(random: Random, *, smooth: bool) -> Vector:
    if not smooth:
        return [random.gauss() for _ in range(SIZE * SIZE)]
    side = SIZE + 2
    return [
        sum(patch) / 9 for patch in patches([random.gauss() for _ in range(side**2)], side, 3, 1)
    ]


def _drawn() -> Iterator[tuple[str, tuple[float, ...]]]:
    for step in range(ANGLES):
        angle = 2 * pi * step / ANGLES
        for offset in OFFSETS:
            across = _distances(cos(angle), sin(angle), offset)
            yield "edge", _pixels(across, lambda far: far > 0)
            if step < ANGLES // 2:
                yield "line", _pixels(across, lambda far: abs(far) < WIDTH / 2)
    for v in range(-1, 2):
        for u in range(-1, 2):
            yield "spot", _pixels([hypot(x - u, y - v) for x, y in POINTS], lambda far: far < WIDTH)


def _distances(c: float, s: float, offset: float) -> list[float]:
    """Return how far each point is beyond a line at an angle."""
    return [round(c * x + s * y - offset, 9) for x, y in POINTS]


def _pixels(distances: Vector, is_bright: Callable[[float], bool]) -> tuple[float, ...]:
    """Return the share of the points in each pixel that are bright."""
    bright = [is_bright(far) for far in distances]
    each = FINE * FINE
    return tuple(sum(bright[k : k + each]) / each for k in range(0, len(bright), each))
