"""A way from one image to another, in straight parts, and where on it the answer turns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random
from typing import Self

from nn_core import Vector, argmax
from site_demos.demos.learning._pixel_steps import Image, first_sums, moved, outputs, stepped

LAST, LENGTH = 8, 0.5  # how many steps there are, and how long one is
LOOKS = 10  # in each step, to see where the answer turns
HALVINGS = 12
NOISE_SEED = 1


@dataclass(frozen=True)
class Way:
    """The images after 0, 1, 2… steps, and their sums z in the first layer.

    Between them, pixels change in proportion to what is walked, and so do these sums.
    """

    images: tuple[Image, ...]
    sums: tuple[Vector, ...]

    @classmethod
    def through(cls, images: tuple[Image, ...]) -> Self:
        """Return the way through some images."""
        return cls(images, tuple(map(first_sums, images)))

    def image(self, steps: float) -> list[float]:
        """Return the image after so many steps, which need not be whole."""
        return _between(self.images, steps)

    def change(self, steps: float) -> list[float]:
        """Return by how much each pixel has changed then."""
        return [q - p for p, q in zip(self.images[0], self.image(steps), strict=True)]

    def outputs(self, steps: float) -> list[float]:
        """Return what the network says to that image."""
        return outputs(_between(self.sums, steps))

    @cached_property
    def seen(self) -> list[tuple[float, list[float]]]:
        """The steps and the outputs at all places that are looked at."""
        places = range(LOOKS * (len(self.images) - 1) + 1)
        return [(place / LOOKS, self.outputs(place / LOOKS)) for place in places]

    def turns(self, has_turned: Callable[[int], bool]) -> float | None:
        """Return after how many steps the answer has turned first, or None if it never does."""
        high = next((steps for steps, a in self.seen if has_turned(argmax(a))), None)
        if not high:
            return high
        low = high - 1 / LOOKS
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if has_turned(argmax(self.outputs(middle))):
                high = middle
            else:
                low = middle
        return high


@lru_cache(20)
def along_the_slope(start: Image, digit: int, *, is_away: bool) -> Way:
    """Return the way on which the cost of a digit falls, or, away from it, grows."""
    length = -LENGTH if is_away else LENGTH
    return Way.through(tuple(stepped(start, digit, length, n) for n in range(LAST + 1)))


@lru_cache(20)
def at_random(start: Image) -> Way:
    """Return a way as long, in a direction that was drawn at random."""
    direction = noise(start, Random(NOISE_SEED))
    return Way.through(tuple(moved(start, direction, LENGTH * n) for n in range(LAST + 1)))


def noise(image: Image, random: Random) -> list[float]:
    """Return a random direction, 1 long, that leads no black or white pixel out of 0…1.

    >>> [d > 0 for d in noise((0.0, 1.0, 0.0), Random(1))]
    [True, False, True]
    """
    drawn = [random.gauss() for _ in image]
    inward = [
        abs(d) if p == 0 else -abs(d) if p == 1 else d for p, d in zip(image, drawn, strict=True)
    ]
    size = sum(d * d for d in inward) ** 0.5
    return [d / size for d in inward]


def _between(columns: tuple[Vector, ...], steps: float) -> list[float]:
    place = min(int(steps), len(columns) - 2)
    t = steps - place
    return [(1 - t) * p + t * q for p, q in zip(columns[place], columns[place + 1], strict=True)]
