"""From a picture of writing, a scan or a photo, to the strokes of a pen.

Ink is separated from paper and thinned to lines one pixel wide, and the lines are followed. Then
`nn_core.mnist.strokes` draws them with the usual pen, and they are prepared like any drawing.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from math import hypot
from statistics import fmean

from nn_core.matrix import Matrix, check_rectangular, transpose

MOST = 256
"""The most rows and columns that a picture may have."""
FAINTEST = 0.15
"""The least difference between paper and ink, as a share of that between black and white."""
MOST_INK = 0.35
"""The largest share of the picture that may be ink: in photos of other things, more is dark."""
SPECK = 0.05
"""A piece with less than this share of the largest piece's ink counts as dirt."""
LENGTH = 0.7
"""How long the writing is made, as a share of the drawing area's side."""
STEP = 3
"""Pixels between two points of a stroke."""

type Place = tuple[int, int]
type Line = list[Place]
type Point = tuple[float, float]

ROUND = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))
"""The eight neighbours of a pixel as (row, column), clockwise from above."""


def trace(picture: Matrix) -> list[list[Point]]:
    """Return the writing in a picture as strokes, in the middle of a drawing area.

    Parameters
    ----------
    picture : Matrix in 0…1, of at most 256 rows and columns
        Shades, 0 for black; dark ink on light paper, or light on dark.

    Returns
    -------
    list of strokes, each a list of points (x, y) in 0…1, y down

    Raises
    ------
    ValueError
        If it is too large, rows differ in length, or ink and paper cannot be told apart.

    >>> bar = [[0.0 if 4 <= column < 7 else 1.0 for column in range(24)] for _ in range(24)]
    >>> [stroke] = trace([[1.0] * 24, [1.0] * 24, *bar[:20], [1.0] * 24, [1.0] * 24])
    >>> {x for x, _ in stroke}, min(y for _, y in stroke), max(y for _, y in stroke)
    ({0.5}, 0.15, 0.85)
    """
    return fitted([_smooth(line) for line in followed(thinned(inked(picture)))])


def inked(picture: Matrix) -> set[Place]:
    """Return the pixels of the ink: those that stand out from their surroundings.

    So a shadow on the paper does not count as ink. Dirt is left out.

    Parameters
    ----------
    picture : Matrix in 0…1

    Returns
    -------
    set of (row, column)

    Raises
    ------
    ValueError
        As `trace`.
    """
    check_rectangular("picture", picture)
    if not picture or not picture[0] or max(len(picture), len(picture[0])) > MOST:
        size = f"{len(picture)} × {len(picture[0]) if picture else 0}"
        raise ValueError(f"a picture must have 1 to {MOST} rows and columns, but is {size}")
    edge = sorted([*picture[0], *picture[-1], *(row[0] for row in picture), *_last(picture)])
    shades = list(chain.from_iterable(picture))
    is_light = edge[len(edge) // 2] >= (min(shades) + max(shades)) / 2
    paper = _means(picture)
    darker = [
        [(q - p if is_light else p - q) for p, q in zip(row, means, strict=True)]
        for row, means in zip(picture, paper, strict=True)
    ]
    limit = threshold([max(0.0, d) for d in chain.from_iterable(darker)])
    found = {(j, i) for j, row in enumerate(darker) for i, d in enumerate(row) if d > limit}
    if max(shades) - min(shades) < FAINTEST or not found:
        raise ValueError(
            "a picture must show ink that stands out from its paper, but here none does"
        )
    if len(found) > MOST_INK * len(shades):
        share = f"{100 * len(found) / len(shades):.0f}%"
        raise ValueError(
            f"a picture must show writing on plain paper, but {share} of this one stands out"
        )
    pieces = list(_pieces(found))
    largest = max(map(len, pieces))
    return set().union(*(piece for piece in pieces if len(piece) >= SPECK * largest))


def threshold(values: Sequence[float]) -> float:
    """Return the limit that parts values best: (n₁ n₂ / n²) (μ₁ - μ₂)² is largest.

    Source: Otsu (1979), over 64 equal steps from 0 to the largest value.

    >>> 0.1 < threshold([0.0, 0.1, 0.1, 0.9, 1.0]) < 0.9
    True
    """
    top = max(values)
    steps = [0] * 64
    for value in values:
        steps[min(63, int(64 * value / top)) if top else 0] += 1
    total, whole = len(values), sum(k * n for k, n in enumerate(steps))
    best, at, below, mass = -1.0, 0, 0, 0
    for k, n in enumerate(steps[:-1]):
        below, mass = below + n, mass + k * n
        if 0 < below < total:
            apart = mass / below - (whole - mass) / (total - below)
            if (spread := below * (total - below) * apart * apart) > best:
                best, at = spread, k
    return top * (at + 1) / 64


def thinned(found: set[Place]) -> set[Place]:
    """Return lines one pixel wide along the middle of the ink, as connected as it is.

    Source: Zhang and Suen (1984).

    >>> sorted(thinned({(j, i) for j in range(3) for i in range(7)}))[0][0]
    1
    """
    left = set(found)
    while True:
        before = len(left)
        for first in (True, False):
            left -= {place for place in left if _goes(place, left, first=first)}
        if len(left) == before:
            return left


def _goes(place: Place, left: set[Place], *, first: bool) -> bool:
    """Say whether a pixel is at the edge, and nothing hangs on it."""
    near = [(place[0] + j, place[1] + i) in left for j, i in ROUND]
    if not 2 <= sum(near) <= 6:
        return False
    if sum(b > a for a, b in zip(near, [*near[1:], near[0]], strict=True)) != 1:
        return False
    up, _, right, _, down, _, left_of, _ = near
    if first:
        return not (up and right and down) and not (right and down and left_of)
    return not (up and right and left_of) and not (up and down and left_of)


def followed(lines: set[Place]) -> list[Line]:
    """Return the ways of a pen over thin lines, from their ends where they have any.

    Beside longer ones, those of a few pixels are crumbs at the steps of slanted lines.

    >>> followed({(0, 0), (0, 1), (0, 2)})
    [[(0, 0), (0, 1), (0, 2)]]
    """
    left, strokes = set(lines), list[Line]()
    while left:
        begin = min(left, key=lambda place: (len(_near(place, left)) != 1, place))
        stroke = [begin]
        left.remove(begin)
        while ahead := _near(stroke[-1], left):
            stroke.append(_straightest(stroke, ahead))
            left.remove(stroke[-1])
        joined = [place for place in _near(stroke[-1], lines) if place not in stroke[-4:]]
        strokes.append([*stroke, *joined[:1]])  # up to the line that it ends on
    return [stroke for stroke in strokes if len(stroke) > 2 * STEP] or strokes[:1]


def _near(place: Place, among: set[Place]) -> list[Place]:
    places = ((place[0] + j, place[1] + i) for j, i in ROUND)
    return [each for each in places if each in among]


def _straightest(stroke: Line, ahead: list[Place]) -> Place:
    """Return the next place that goes on most as the stroke has come: the cosine is largest."""
    (j, i), (j0, i0) = stroke[-1], stroke[-4:][0]

    def goes_on(place: Place) -> tuple[float, Place]:
        down, right = place[0] - j, place[1] - i
        return (down * (j - j0) + right * (i - i0)) / hypot(down, right), place

    return max(ahead, key=goes_on)


def _smooth(line: Line) -> list[Point]:
    """Return every third place of a line, each the mean of five; its ends as they are."""
    parts = [line[max(0, k - 2) : k + 3] for k in range(STEP, len(line) - STEP, STEP)]
    within = [(fmean(j for j, _ in part), fmean(i for _, i in part)) for part in parts]
    return [line[0], *within, line[-1]]


def fitted(strokes: Sequence[Sequence[Point]]) -> list[list[Point]]:
    """Return strokes in the middle of a drawing area, 0.7 of its side long.

    >>> fitted([[(0, 0), (10, 0)]])
    [[(0.5, 0.15), (0.5, 0.85)]]
    """
    rows, columns = zip(*chain.from_iterable(strokes), strict=True)
    unit = LENGTH / max(1, max(rows) - min(rows), max(columns) - min(columns))
    down, across = (max(rows) + min(rows)) / 2, (max(columns) + min(columns)) / 2
    return [
        [(round(0.5 + unit * (i - across), 3), round(0.5 + unit * (j - down), 3)) for j, i in line]
        for line in strokes
    ]


def _last(picture: Matrix) -> Iterator[float]:
    return (row[-1] for row in picture)


def _means(picture: Matrix) -> list[list[float]]:
    """Return the mean around each pixel, over a square of half the picture's longer side."""
    reach = max(4, max(len(picture), len(picture[0])) // 4)
    across = [_running(row, reach) for row in picture]
    return [
        list(row) for row in transpose([_running(column, reach) for column in transpose(across)])
    ]


def _running(values: Sequence[float], reach: int) -> list[float]:
    """Return the mean of the values that are up to `reach` places away."""
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    ends = [(max(0, k - reach), min(len(values), k + reach + 1)) for k in range(len(values))]
    return [(sums[end] - sums[begin]) / (end - begin) for begin, end in ends]


def _pieces(found: set[Place]) -> Iterator[set[Place]]:
    """Yield the pieces of the ink, each connected."""
    left = set(found)
    while left:
        piece, edge = set[Place](), [left.pop()]
        while edge:
            place = edge.pop()
            piece.add(place)
            beside = _near(place, left)
            left.difference_update(beside)
            edge += beside
        yield piece
