"""From the strokes of a pen to a bitmap: rows from top to bottom, 0 for paper and 1 for ink.

Whether you draw small or large, the pen is the same. If we scaled the bitmap, we would scale the
pen too, and a small digit would become a blot. So we scale the strokes, then draw the pen along
them.
"""

from collections.abc import Sequence
from itertools import chain, pairwise
from math import ceil, floor, hypot, sqrt

PEN = 0.08
"""Diameter of the pen, as a share of the drawing area's side."""

LENGTH = 0.6
"""Length that each drawing is given, as a share of that side."""

type Stroke = Sequence[tuple[float, float]]


def scale(strokes: Sequence[Stroke], pen: float = PEN) -> list[Stroke]:
    """Return (½, ½) + k (p - m) for each point p of a drawing: m its middle, k its `scale_factor`.

    So it is 0.6 long, in the middle of the area, and the pen as wide as it was.

    Parameters
    ----------
    strokes : Sequence of Stroke
    pen : float
        Diameter of the pen, in 0…1 of the drawing area.

    Returns
    -------
    list of Stroke

    Raises
    ------
    ValueError
        If a point is outside 0…1.

    >>> scale([[(0.0, 0.0), (0.25, 0.5)]])
    [[(0.35, 0.2), (0.65, 0.8)]]
    """
    _check_strokes(strokes)
    k = scale_factor(strokes, pen)
    middle = [min(axis) + _length(axis) / 2 for axis in _axes(strokes)]
    return [
        [(0.5 + k * (x - middle[0]), 0.5 + k * (y - middle[1])) for x, y in stroke]
        for stroke in strokes
    ]


def scale_factor(strokes: Sequence[Stroke], pen: float = PEN) -> float:
    """Return 0.6 / the longer side of a drawing, by which it is to be multiplied.

    What is shorter than the pen is wide counts as that long, so that a dot stays a dot.

    Parameters
    ----------
    strokes : Sequence of Stroke
    pen : float
        Diameter of the pen, in 0…1 of the drawing area.

    Returns
    -------
    float

    >>> scale_factor([[(0.1, 0.1), (0.3, 0.2)]]), scale_factor([[(0.5, 0.0), (0.5, 1.0)]])
    (3.0, 0.6)
    """
    return LENGTH / max(pen, *map(_length, _axes(strokes)), 0.0)


def rasterise(strokes: Sequence[Stroke], size: int = 112, pen: float = PEN) -> list[list[float]]:
    """Return the bitmap that a round pen leaves along some strokes.

    Parameters
    ----------
    strokes : Sequence of Stroke
        Each a sequence of points (x, y) from pen down to pen up, x to the right and y down, in 0…1
        of the drawing area. A stroke of one point is a dot.
    size : int, at least 1
        Rows and columns of the bitmap.
    pen : float
        Diameter of the pen, in 0…1 of the drawing area.

    Returns
    -------
    list of list of float, of shape (size, size)
        1 where the pen went, 0 elsewhere.

    Raises
    ------
    ValueError
        If a point, the size or the pen is out of its range.

    >>> rasterise([[(0.5, 0.0), (0.5, 1.0)]], size=3, pen=0.1)
    [[0.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 1.0, 0.0]]
    """
    if size < 1:
        raise ValueError(f"size must be at least 1, but is {size}")
    if not 0 < pen <= 1:
        raise ValueError(f"pen must be above 0 and at most 1, but is {pen}")
    _check_strokes(strokes)
    bitmap = [[0.0] * size for _ in range(size)]
    for stroke in strokes:
        for x, y in _steps([(x * size, y * size) for x, y in stroke]):
            _stamp(bitmap, x, y, pen * size / 2)
    return bitmap


def _axes(strokes: Sequence[Stroke]) -> list[tuple[float, ...]]:
    """Return all x, and all y; nothing if there are no points."""
    return list(zip(*chain.from_iterable(strokes), strict=True))


def _length(axis: Sequence[float]) -> float:
    return max(axis) - min(axis)


def _check_strokes(strokes: Sequence[Stroke]) -> None:
    for number, stroke in enumerate(strokes):
        for i, (x, y) in enumerate(stroke):
            if not (0 <= x <= 1 and 0 <= y <= 1):
                raise ValueError(
                    f"points must be in 0…1, but point {i} of stroke {number} is ({x}, {y})"
                )


def _steps(stroke: Stroke) -> list[tuple[float, float]]:
    """Return points along a stroke that are at most one cell apart."""
    points = list(stroke[:1])
    for (x0, y0), (x1, y1) in pairwise(stroke):
        count = max(1, ceil(hypot(x1 - x0, y1 - y0)))
        points += [
            (x0 + (x1 - x0) * k / count, y0 + (y1 - y0) * k / count) for k in range(1, count + 1)
        ]
    return points


def _stamp(bitmap: list[list[float]], x: float, y: float, radius: float) -> None:
    """Ink the cells whose middle is within the disc, and the cell under the pen in any case."""
    size = len(bitmap)
    column, row = min(int(x), size - 1), min(int(y), size - 1)
    bitmap[row][column] = 1.0
    for j in range(max(0, ceil(y - radius - 0.5)), min(size, floor(y + radius + 0.5))):
        half = sqrt(max(0.0, radius * radius - (j + 0.5 - y) ** 2))
        left, right = max(0, ceil(x - half - 0.5)), min(size, floor(x + half + 0.5))
        bitmap[j][left:right] = [1.0] * (right - left)
