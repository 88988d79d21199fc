"""A price that nothing foretells: each day it moves by a draw of its own. A simulation.

Serves best-of-many and learn-from-chance.
"""

from collections.abc import Sequence
from functools import cache
from random import Random

SEEN = 5  # moves before a day that a rule may look at


@cache
def moves(seed: int, days: int) -> tuple[float, ...]:
    """Return a move for each day, drawn from N(0, 1)."""
    random = Random(seed)
    return tuple(random.gauss(0, 1) for _ in range(days))


@cache
def before(seed: int, days: int) -> tuple[tuple[float, ...], ...]:
    """Return the moves that a rule sees on each day from day `SEEN` on, the latest last."""
    return windows(moves(seed, days))


def windows(walk: Sequence[float]) -> tuple[tuple[float, ...], ...]:
    """Return the moves before each one from number `SEEN` on.

    >>> windows([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    ((1.0, 2.0, 3.0, 4.0, 5.0),)
    """
    return tuple(tuple(walk[day - SEEN : day]) for day in range(SEEN, len(walk)))
