"""Surfaces: what a neuron makes of every place of the plane, in shades of two colours."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from site_demos import kit
from site_demos.demos.learning.playground.data import REACH
from site_demos.demos.learning.playground.features import inputs

CELLS = 24  # in a row of the large surface
COARSE = 12  # in a row of a small one
SHADES = {CELLS: 8, COARSE: 5}  # of each sign
BOUNDED = {"tanh": 1.0, "sigmoid": 1.0}
UNBOUNDED = 4.0
HATCH = 3  # every so many diagonals


@cache
def places() -> list[tuple[float, float]]:
    """Return the middles of all cells, row by row from the top."""
    width = 2 * REACH / CELLS
    steps = [width * (n + 0.5) - REACH for n in range(CELLS)]
    return [(x1, -x2) for x2 in steps for x1 in steps]


@cache
def fed(features: tuple[str, ...]) -> list[tuple[float, ...]]:
    """Return what the network is given of each cell."""
    return inputs(features, places())


def full_strength(activation: str) -> float:
    """Return the activation that is drawn in full colour."""
    return BOUNDED.get(activation, UNBOUNDED)


def coarse(values: Sequence[float]) -> list[float]:
    """Return every second cell of every second row."""
    step = CELLS // COARSE
    return [
        v for row in range(0, CELLS, step) for v in values[row * CELLS : (row + 1) * CELLS : step]
    ]


@cache
def of_feature(name: str) -> str:
    """Draw an input over the whole plane."""
    return shaded(coarse([x for (x,) in fed((name,))]), COARSE, UNBOUNDED)


def shaded(values: Sequence[float], side: int, full: float) -> str:
    """Draw values, one unit a cell: green above 0, red and hatched below, strongest at ±`full`."""
    shades = SHADES[side]
    scale = shades / full
    levels = [round(max(-full, min(full, value)) * scale) for value in values]
    alike: dict[int, list[str]] = defaultdict(list)
    for row in range(side):
        column = 0
        for level, same in groupby(levels[row * side : (row + 1) * side]):
            length = len(list(same))
            alike[level].append(f"M{column} {row}h{length}v1h-{length}z")
            column += length
    return kit.element(
        "g",
        kit.element("rect", width=side, height=side, class_="nn-dark"),
        *(_path(level / shades, cells) for level, cells in sorted(alike.items()) if level),
        kit.element("path", d=_hatch(levels, side), class_="nn-hatch"),
        class_="nn-weights",
    )


def _path(strength: float, cells: list[str]) -> str:
    sign = "nn-positive" if strength > 0 else "nn-negative"
    opacity = kit.number(abs(strength), 3)
    return kit.element("path", d="".join(cells), class_=sign, opacity=opacity)


def _hatch(levels: Sequence[int], side: int) -> str:
    """Return diagonal strokes over all cells below 0."""
    strokes = []
    for diagonal in range(0, 2 * side - 1, HATCH):
        first = max(0, diagonal - side + 1)
        column = first
        cells = [levels[(diagonal - c) * side + c] < 0 for c in range(first, diagonal - first + 1)]
        for below, same in groupby(cells):
            length = len(list(same))
            if below:
                strokes.append(f"M{column} {diagonal - column + 1}l{length}-{length}")
            column += length
    return "".join(strokes)


def boundary(values: Sequence[float], side: int) -> str:
    """Return the path of the line where the values pass through 0, from the middles of the cells.

    In each square of four middles the line enters and leaves where the sign changes.
    """
    steps = []
    rows = [values[start : start + side] for start in range(0, side * side, side)]
    for y, (upper, lower) in enumerate(pairwise(rows)):
        squares = zip(upper[:-1], upper[1:], lower[1:], lower[:-1], strict=True)
        for x, corners in enumerate(squares):
            if min(corners) <= 0 < max(corners):
                steps += _crossings(x + 0.5, y + 0.5, corners)
    return "".join(steps)


def _crossings(x: float, y: float, corners: Sequence[float]) -> list[str]:
    """Return the piece of the line, or two pieces, in a square with these values at its corners."""
    above = [corner > 0 for corner in corners]
    ends = []
    for side, (dx, dy, along_x, along_y) in enumerate(_SIDES):
        after = (side + 1) % len(_SIDES)
        if above[side] != above[after]:
            t = corners[side] / (corners[side] - corners[after])
            ends.append(f"{x + dx + t * along_x:.2f} {y + dy + t * along_y:.2f}")
    return [f"M{start}L{end}" for start, end in zip(ends[::2], ends[1::2], strict=True)]


_SIDES = ((0, 0, 1, 0), (1, 0, 0, 1), (1, 1, -1, 0), (0, 1, 0, -1))
