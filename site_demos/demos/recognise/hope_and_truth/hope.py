"""The hope, drawn by hand: little edges make strokes and loops, and these make digits."""

from collections.abc import Sequence
from functools import cache
from math import cos, pi, sin

from nn_core.mnist.ink import SIDE, shrink
from nn_core.mnist.strokes import Stroke, rasterise
from site_demos import kit
from site_demos.samples import article

PEN = 0.07
FINE = 2 * SIDE  # drawn at twice the size, then shrunk, for soft edges
SIZE = 0.8  # of a digit in the picture
SHORT = 0.5  # how much of a piece is drawn, to leave gaps

type Part = list[Stroke]


def _loop(y: float, radius: float = 0.19) -> list[Stroke]:
    """Return a loop as four arcs around (0.5, y)."""
    quarters = [[quarter * pi / 2 + step * pi / 16 for step in range(9)] for quarter in range(4)]
    return [[(0.5 + radius * cos(t), y + radius * sin(t)) for t in ts] for ts in quarters]


def _line(start: tuple[float, float], end: tuple[float, float]) -> list[Stroke]:
    """Return a line as two halves."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    return [[start, middle], [middle, end]]


PARTS: dict[str, list[Part]] = {
    "9": [_loop(0.32), _line((0.69, 0.32), (0.63, 0.88))],
    "8": [_loop(0.31), _loop(0.69)],
    "4": [
        _line((0.52, 0.12), (0.24, 0.58)),
        _line((0.24, 0.58), (0.8, 0.58)),
        _line((0.6, 0.36), (0.6, 0.9)),
    ],
}
APART = {  # how far each part is moved, to tell them apart
    "9": [(-0.1, -0.05), (0.12, 0.08)],
    "8": [(0.0, -0.1), (0.0, 0.1)],
    "4": [(-0.12, -0.08), (-0.06, 0.16), (0.24, -0.04)],
}
WORDS = {"9": "a loop above a line", "8": "two loops", "4": "three strokes"}


@cache
def draw_hope(digit: str) -> str:
    """Draw one digit three times: as little edges, as strokes and loops, and whole."""
    parts = PARTS[digit]
    steps = [
        ("little edges", [_short(piece) for part in parts for piece in part]),
        (WORDS[digit], _moved(digit)),
        (f"make {article(int(digit))}", [piece for part in parts for piece in part]),
    ]
    return kit.tiles((label, _picture(label, strokes)) for label, strokes in steps)


def _picture(label: str, strokes: Sequence[Stroke]) -> str:
    """Draw strokes at `SIZE` around the middle."""
    smaller = [
        [(0.5 + SIZE * (x - 0.5), 0.5 + SIZE * (y - 0.5)) for x, y in stroke] for stroke in strokes
    ]
    drawn = kit.pixels(shrink(rasterise(smaller, FINE, PEN)), shades=12)
    return kit.picture(SIDE, SIDE, drawn, title=f"A hope, drawn by hand: {label}")


def _short(piece: Stroke) -> Stroke:
    """Return the middle of a piece."""
    if len(piece) > 2:
        return piece[3:-3]
    (x1, y1), (x2, y2) = piece
    cut = (1 - SHORT) / 2
    return [
        (x1 + cut * (x2 - x1), y1 + cut * (y2 - y1)),
        (x2 + cut * (x1 - x2), y2 + cut * (y1 - y2)),
    ]


def _moved(digit: str) -> list[Stroke]:
    """Return the parts of a digit moved apart."""
    return [
        [(x + across, y + down) for x, y in piece]
        for part, (across, down) in zip(PARTS[digit], APART[digit], strict=True)
        for piece in part
    ]
