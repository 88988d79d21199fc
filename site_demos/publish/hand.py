"""Hands that are made up: each writes the digits in its own way, which chance has settled.

To measure what training on a hand brings; *your-handwriting* begins with some of its digits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

type Point = tuple[float, float]
type Strokes = list[list[Point]]

ZONES = 8  # parts of a digit, each of which a hand moves in its own way
HABIT, WAVER = 0.03, 0.025  # of the digit's height: how far, always and from time to time


def arc(middle: Point, across: float, down: float, begin: float, end: float) -> list[Point]:
    """Return 15 points of an ellipse from one angle to another, in turns, clockwise from the right.

    >>> arc((0.5, 0.5), 0.5, 0.25, 0, 0.25)[0]
    (1.0, 0.5)
    """
    turns = (2 * pi * (begin + (end - begin) * k / 14) for k in range(15))
    x, y = middle
    return [(x + across * cos(turn), y + down * sin(turn)) for turn in turns]


NOUGHT = arc((0.5, 0.5), 0.22, 0.35, -0.25, 0.75)
SEVEN = [(0.28, 0.17), (0.72, 0.17), (0.45, 0.86)]
BELLY = arc((0.48, 0.63), 0.2, 0.2, -0.3, 0.4)
RING = arc((0.5, 0.34), 0.18, 0.19, 0, -1)
FORMS: tuple[tuple[Strokes, ...], ...] = (
    ([NOUGHT], [NOUGHT, [(0.68, 0.2), (0.32, 0.8)]]),
    (
        [[(0.5, 0.15), (0.5, 0.85)]],
        [[(0.3, 0.4), (0.55, 0.15), (0.55, 0.85)]],
        [[(0.25, 0.55), (0.55, 0.12), (0.55, 0.85)], [(0.35, 0.85), (0.75, 0.85)]],
    ),
    (
        [[*arc((0.5, 0.33), 0.2, 0.18, -0.45, 0.1), (0.3, 0.85), (0.72, 0.85)]],
        [
            [
                *arc((0.5, 0.33), 0.2, 0.18, -0.45, 0.15),
                *arc((0.36, 0.8), 0.06, 0.06, 0.5, 1.3),
                (0.74, 0.86),
            ]
        ],
    ),
    (
        [[*arc((0.48, 0.32), 0.2, 0.17, -0.42, 0.25), *arc((0.48, 0.67), 0.22, 0.19, -0.25, 0.42)]],
        [[(0.3, 0.15), (0.7, 0.15), (0.47, 0.42), *arc((0.48, 0.64), 0.22, 0.21, -0.22, 0.4)]],
    ),
    (
        [[(0.35, 0.15), (0.3, 0.55), (0.72, 0.55)], [(0.64, 0.2), (0.64, 0.88)]],
        [[(0.6, 0.85), (0.6, 0.15), (0.25, 0.6), (0.8, 0.6)]],
    ),
    (
        [[(0.7, 0.15), (0.38, 0.15), (0.34, 0.45), *BELLY]],
        [[(0.36, 0.17), (0.34, 0.45), *BELLY], [(0.36, 0.17), (0.72, 0.15)]],
    ),
    (
        [[(0.62, 0.14), (0.42, 0.35), *arc((0.5, 0.66), 0.19, 0.2, -0.5, 0.5)]],
        [[(0.4, 0.12), (0.33, 0.5), *arc((0.5, 0.66), 0.17, 0.17, 0.5, 1.5)]],
    ),
    (
        [SEVEN],
        [SEVEN, [(0.36, 0.5), (0.7, 0.5)]],
        [[(0.27, 0.3), *SEVEN], [(0.36, 0.52), (0.68, 0.48)]],
    ),
    (
        [[*arc((0.5, 0.32), 0.16, 0.17, 0.25, -0.75), *arc((0.5, 0.67), 0.2, 0.18, -0.25, 0.75)]],
        [arc((0.5, 0.32), 0.16, 0.16, 0, 1), arc((0.5, 0.67), 0.19, 0.19, 0, 1)],
    ),
    (
        [[*RING, (0.66, 0.85)]],
        [[*RING, (0.68, 0.6), *arc((0.5, 0.66), 0.18, 0.2, 0, 0.35)]],
    ),
)
"""The ways to write each digit, as strokes in 0…1, y down."""


@dataclass(frozen=True)
class Hand:
    """A hand, by its seed: how it slants, widens and turns, and which forms it writes."""

    seed: int

    def write(self, digit: int, number: int) -> str:
        """Return the strokes of one digit as a drawing's text; the same number writes the same.

        >>> Hand(1).write(7, 0) == Hand(1).write(7, 0) != Hand(1).write(7, 1)
        True
        """
        own, now = Random(f"hand {self.seed}"), Random(f"{self.seed} {digit} {number}")
        slant = own.uniform(-0.5, 0.5) + now.gauss(0, 0.08)
        wide = 1.5 ** own.uniform(-1, 1) * 1.12 ** now.gauss(0, 1)
        turn = own.uniform(-0.2, 0.2) + now.gauss(0, 0.06)
        form = FORMS[digit][own.randrange(60) % len(FORMS[digit])]
        habits = list(_moves(Random(f"hand {self.seed} {digit}"), HABIT))
        waves = list(_moves(now, WAVER))
        strokes = (
            ".".join(
                _written(_moved(_moved(point, habits), waves), slant, wide, turn)
                for point in stroke
            )
            for stroke in form
        )
        return "_".join(strokes)


def _moves(random: Random, far: float) -> Iterator[Point]:
    return ((random.gauss(0, far), random.gauss(0, far)) for _ in range(ZONES))


def _moved(point: Point, moves: list[Point]) -> Point:
    """Return a point moved as its part of the digit is: one of four from above, left or right."""
    x, y = point
    zone = min(3, max(0, int(4 * y))) + (4 if x > 0.5 else 0)
    return x + moves[zone][0], y + moves[zone][1]


def _written(point: Point, slant: float, wide: float, turn: float) -> str:
    """Return a point as text, widened, slanted and turned about the middle."""
    x, y = (point[0] - 0.5) * wide**0.5, (point[1] - 0.5) / wide**0.5
    x -= slant * y
    x, y = cos(turn) * x - sin(turn) * y, sin(turn) * x + cos(turn) * y
    return "-".join(str(min(1000, max(0, round(500 + 800 * each)))) for each in (x, y))
