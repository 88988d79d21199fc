"""Curves of trainings over the images seen: the share that is read right, and the mean loss.

Serves playground, sigmoid-or-relu, train-it-here and your-handwriting.
"""

from collections.abc import Sequence

from site_demos import kit

POINTS = 100
MOST_LOSS = 4.0
SOLID, DASHED = "nn-curve", "nn-curve nn-other"
BROAD = "nn-curve nn-broad"

type Line = tuple[Sequence[tuple[float, float]], str]
"""Points (images seen, share in 0…1 or loss), and how the line looks."""


def draw(right: Sequence[Line], losses: Sequence[Line], *, far: float, title: str) -> str:
    """Draw shares read right beside losses, up to `far` images."""
    ticks = [0, far / 2, far]
    left = kit.Plot((0, far), (0, 100), 30, 24, 140, 110)
    beside = kit.Plot((0, far), (0, MOST_LOSS), 235, 24, 140, 110)
    parts = [
        left.axes(ticks, [0, 50, 100], x_label="images seen", y_label="% read right"),
        beside.axes(ticks, [0, 2, 4], x_label="images seen", y_label="mean loss"),
    ]
    for points, look in right:
        parts.append(_line(left, [(seen, 100 * share) for seen, share in points], look))
    for points, look in losses:
        parts.append(_line(beside, [(seen, min(MOST_LOSS, loss)) for seen, loss in points], look))
    return kit.picture(400, 172, *parts, title=title)


def cut(losses: Sequence[Line]) -> str:
    """Return a sentence for the note if a loss is above what the axis shows, or nothing."""
    most = max((loss for points, _ in losses for _, loss in points), default=0.0)
    if most <= MOST_LOSS:
        return ""
    largest = kit.fixed(most, 1)
    return f" Losses above {MOST_LOSS:g} are drawn at that height; the largest was {largest}."


def reach(seen: float, far: float = 10_000) -> float:
    """Return how far an axis reaches: to a round number, doubled as it fills."""
    while seen > far:
        far *= 2
    return far


def thinned[Point](points: Sequence[Point]) -> tuple[Point, ...]:
    """Return about POINTS of the points at most: a long curve needs no more."""
    return (*points[: -1 : len(points) // POINTS + 1], *points[-1:])


def _line(plot: kit.Plot, points: Sequence[tuple[float, float]], look: str) -> str:
    if len(points) == 1:  # a short stroke, so that it can be seen
        ((seen, value),) = points
        short = plot.x[1] / 100
        points = [(seen - short, value), (seen + short, value)]
    return plot.path(thinned(points), look) if points else ""
