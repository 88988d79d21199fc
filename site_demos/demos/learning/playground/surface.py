"""Surfaces: what a neuron makes of every place of the plane, in shades of two colours.

A network is asked at the crossings of a net over the plane; between them its answer is taken to
change evenly.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from site_demos import kit
from site_demos.demos.learning.playground.data import REACH
from site_demos.demos.learning.playground.features import inputs

MESHES = 20  # of the net, in a row
CELLS = 60  # in a row of the large surface
COARSE = MESHES // 2  # in a row of a small one
SHADES = {CELLS: 10, COARSE: 5}  # of each sign
BOUNDED = {"tanh": 1.0, "sigmoid": 1.0}
UNBOUNDED = 4.0
OUTPUT = 1.0
HATCH = {CELLS: 6, COARSE: 3}  # every so many diagonals


@cache
def places() -> list[tuple[float, float]]:
    """Return all crossings of the net, row by row from the top."""
    steps = [2 * REACH * n / MESHES - REACH for n in range(MESHES + 1)]
    return [(x1, -x2) for x2 in steps for x1 in steps]


@cache
def fed(features: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    """Return what the network is given of each crossing."""
    return tuple(inputs(features, places()))


def full_strength(activation: str) -> float:
    """Return the activation that is drawn in full colour."""
    return BOUNDED.get(activation, UNBOUNDED)


def of_output(values: Sequence[float], activation: str) -> list[float]:
    """Return the output as it is drawn: in full colour at ±1, and 0 where the answer changes."""
    return [2 * a - 1 for a in values] if activation == "sigmoid" else list(values)


def rows(values: Sequence[float]) -> list[Sequence[float]]:
    """Return the values at the crossings row by row."""
    return [values[start : start + MESHES + 1] for start in range(0, len(values), MESHES + 1)]


def coarse(values: Sequence[float]) -> list[float]:
    """Return the values in the middles of the cells of a small surface, which are crossings."""
    return [value for row in rows(values)[1::2] for value in row[1::2]]


def fine(values: Sequence[float]) -> list[float]:
    """Return the values in the middles of the cells of the large surface.

    >>> [round(x, 9) for x in fine([x1 for x1, _ in places()])[:3]]
    [-5.9, -5.7, -5.5]
    """
    between = shares()
    across = [
        [row[left] * near + row[left + 1] * far for left, near, far in between]
        for row in rows(values)
    ]
    return [
        a * near + b * far
        for above, near, far in between
        for a, b in zip(across[above], across[above + 1], strict=True)
    ]


@cache
def shares() -> list[tuple[int, float, float]]:
    """Return for each cell the crossing before its middle, that one's share, and the next one's."""
    middles = [(n + 0.5) * MESHES / CELLS for n in range(CELLS)]
    return [(int(x), 1 - x % 1, x % 1) for x in middles]


@cache
def of_feature(name: str) -> list[float]:
    """Return the values of an input at the crossings."""
    return [x for (x,) in fed((name,))]


def shaded(values: Sequence[float], side: int, full: float) -> str:
    """Draw values, one unit a cell: green above 0, red and hatched below, strongest at ±`full`."""
    shades = SHADES[side]
    scale = shades / full
    if max(values) > full or min(values) < -full:
        values = [max(-full, min(full, value)) for value in values]
    levels = [round(value * scale) for value in values]
    alike: dict[int, list[str]] = defaultdict(list)
    for row in range(side):
        begin, drawn = 0, levels[row * side]
        for column, level in enumerate(levels[row * side : (row + 1) * side]):
            if level != drawn:
                alike[drawn].append(f"M{begin} {row}h{column - begin}")
                begin, drawn = column, level
        alike[drawn].append(f"M{begin} {row}h{side - begin}")
    return kit.element(
        "g",
        kit.element("rect", width=side, height=side, class_="nn-dark"),
        *(_path(level / shades, cells) for level, cells in sorted(alike.items()) if level),
        kit.element("path", d=_hatch(levels, side), class_="nn-hatch"),
        class_="nn-weights",
    )


def _path(strength: float, cells: list[str]) -> str:
    """Draw cells as strokes of their height, which is less text than their outlines."""
    sign = "nn-positive" if strength > 0 else "nn-negative"
    opacity = kit.number(abs(strength), 3)
    look = f"nn-run {sign}"
    return kit.element("path", d="".join(cells), class_=look, opacity=opacity)


def _hatch(levels: Sequence[int], side: int) -> str:
    """Return diagonal strokes over all cells below 0."""
    strokes = []
    for diagonal in range(0, 2 * side - 1, HATCH[side]):
        first = max(0, diagonal - side + 1)
        column, last = first, diagonal - first
        cells = [level < 0 for level in levels[_cells(first, diagonal, last, side)]]
        for below, same in groupby(cells):
            length = len(list(same))
            if below:
                strokes.append(f"M{column} {diagonal - column + 1}l{length}-{length}")
            column += length
    return "".join(strokes)


def _cells(first: int, diagonal: int, last: int, side: int) -> slice:
    """Return where the cells of a diagonal stand among all, from its lower left end."""
    begin, end = (diagonal - first) * side + first, (diagonal - last) * side + last
    return slice(begin, end - 1 if end else None, -(side - 1))


def boundary(values: Sequence[float]) -> str:
    """Return the path of the line where the values at the crossings pass through 0, in meshes.

    In each mesh the line enters and leaves where the sign changes.
    """
    return "".join(_pieces(values))


def _pieces(values: Sequence[float]) -> Iterator[str]:
    for y, (upper, lower) in enumerate(pairwise(rows(values))):
        squares = zip(upper[:-1], upper[1:], lower[1:], lower[:-1], strict=True)
        for x, corners in enumerate(squares):
            if min(corners) <= 0 < max(corners):
                yield from _crossings(x, y, corners)


def _crossings(x: float, y: float, corners: Sequence[float]) -> list[str]:
    """Return the piece of the line, or two pieces, in a mesh with these values at its corners."""
    above = [corner > 0 for corner in corners]
    ends = []
    for side, (dx, dy, along_x, along_y) in enumerate(_SIDES):
        after = (side + 1) % len(_SIDES)
        if above[side] != above[after]:
            t = corners[side] / (corners[side] - corners[after])
            ends.append(f"{x + dx + t * along_x:.2f} {y + dy + t * along_y:.2f}")
    return [f"M{start}L{end}" for start, end in zip(ends[::2], ends[1::2], strict=True)]


_SIDES = ((0, 0, 1, 0), (1, 0, 0, 1), (1, 1, -1, 0), (0, 1, 0, -1))
