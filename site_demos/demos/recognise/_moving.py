"""A digit that the reader's hand moves.

Serves both-moved, moved-digit and slid-filter.
"""

from collections.abc import Sequence
from functools import cache
from itertools import chain

from nn_core import Vector
from nn_core.mnist.ink import CENTRE, SIDE, centre_of_mass
from site_demos import kit, samples, weights

FARTHEST = 4
SHOWN = {
    str(digit): next(n for n in samples.of_digit(digit) if n not in samples.mistaken())
    for digit in range(10)
}
"""An image of each digit that our network reads right where it is."""
HALF = 0.5


def across() -> int:
    """Declare how far the digit is moved to the right."""
    return kit.whole(0, low=-FARTHEST, high=FARTHEST, label="Moved to the right")


def down() -> int:
    """Declare how far it is moved down."""
    return kit.whole(0, low=-FARTHEST, high=FARTHEST, label="Moved down")


def image() -> str:
    """Declare which digit is moved."""
    return kit.pictures(
        "3",
        options={key: samples.name(place) for key, place in SHOWN.items()},
        pictures={key: samples.images()[place] for key, place in SHOWN.items()},
        label="A real test image",
    )


@cache
def moved(digit: str, across: int, down: int) -> tuple[float, ...]:
    """Return an image of `SHOWN`, moved; what leaves the area is lost."""
    return shift(samples.images()[SHOWN[digit]], across, down)


def shift(pixels: Vector, across: int, down: int) -> tuple[float, ...]:
    """Return an image moved to the right and down, with black where nothing was.

    >>> shift([0.0, 1.0] + [0.0] * 782, 1, 0)[:4]
    (0.0, 0.0, 1.0, 0.0)
    """
    rows = [pixels[start : start + SIDE] for start in range(0, SIDE * SIDE, SIDE)]
    black = [0.0] * SIDE
    moved = [rows[y - down] if 0 <= y - down < SIDE else black for y in range(SIDE)]
    return tuple(
        chain.from_iterable(
            (row[x - across] if 0 <= x - across < SIDE else 0.0 for x in range(SIDE))
            for row in moved
        )
    )


def centred(pixels: Vector) -> tuple[float, ...]:
    """Return an image moved by whole pixels so that its centre of mass is in the middle."""
    x, y = centre_of_mass([pixels[k : k + SIDE] for k in range(0, SIDE * SIDE, SIDE)])
    return shift(pixels, round(CENTRE - x), round(CENTRE - y))


def share(network: str, across: int, down: int) -> float:
    """Return the share of all test images that a network reads right, moved so."""
    found = weights.moved()
    count: int = found["table"][network][down + FARTHEST][across + FARTHEST]
    images: int = found["images"]
    return count / images


def draw_held(
    parameters: kit.Parameters, pixels: Vector, shown: Vector, size: float, at: tuple[float, float]
) -> str:
    """Draw `shown`, an image of that size, held wherever the moved `pixels` have ink."""
    unit, (left, top) = size / SIDE, at
    drawn = kit.element(
        "g",
        kit.pixels(shown, shades=32),
        transform=f"translate({left:.0f} {top:.0f}) scale({unit:.4f})",
    )
    ink = [place for place, value in enumerate(pixels) if value > HALF]
    spots = [_middle(place, unit, at) for place in ink[:: max(1, len(ink) // 24)]]
    x, y = centre_of_mass([pixels[k : k + SIDE] for k in range(0, SIDE * SIDE, SIDE)])
    return drawn + kit.handle(
        parameters=parameters,
        at=(left + unit * (x + HALF), top + unit * (y + HALF)),
        also=spots,
        across=kit.Axis("across", unit),
        along=kit.Axis("down", unit),
        radius=size / 3,
        label="The digit",
    )


def where(across: int, down: int) -> str:
    """Say how far a digit is moved.

    >>> where(0, 0), where(2, -1)
    ('Not moved', 'Moved 2 to the right and 1 up')
    """
    ways = (across, "to the right", "to the left"), (down, "down", "up")
    said = [f"{abs(far)} {more if far > 0 else less}" for far, more, less in ways if far]
    return f"Moved {' and '.join(said)}" if said else "Not moved"


def _middle(place: int, unit: float, at: Sequence[float]) -> tuple[float, float]:
    row, column = divmod(place, SIDE)
    return at[0] + unit * (column + HALF), at[1] + unit * (row + HALF)
