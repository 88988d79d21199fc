"""Weights to begin with: grids of 28 × 28 cells, each -1, 0 or 1, made by hand."""

from collections.abc import Callable
from math import hypot

from nn_core.mnist.ink import SIDE

MIDDLE = (SIDE - 1) / 2


def grid(sign: Callable[[int, int], int]) -> list[int]:
    """Return the cells row by row; `sign(row, column)` gives each."""
    return [sign(row, column) for row in range(SIDE) for column in range(SIDE)]


def _region(row: int, column: int) -> int:
    return int(7 <= row <= 9 and 6 <= column <= 18)


def _edge(row: int, column: int) -> int:
    """Return 1 in a bar, -1 in three rows above it and three below."""
    return _region(row, column) - _region(row + 3, column) - _region(row - 3, column)


def _loop(row: int, column: int) -> int:
    """Return 1 on an upright ring, -1 in its middle."""
    far = hypot((column - MIDDLE) / 6.5, (row - MIDDLE) / 8)
    return int(0.7 <= far <= 1.15) - int(far < 0.55)


PRESETS = {
    "Empty": grid(lambda _row, _column: 0),
    "A region": grid(_region),
    "Edge and surround": grid(_edge),
    "A loop": grid(_loop),
}
