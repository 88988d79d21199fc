"""Walks downhill: the same steps that train a network, on landscapes small enough to draw.

Serves one-knob and two-knobs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nn_core import Vector, optimiser
from site_demos import kit

FAR = 100.0  # a knob beyond this is lost, and its walk ends
FLAT = 0.01  # where no slope is larger, the walk has come to a bottom
LONGEST = 1000  # steps that are tried before we say never
HUGE = 1000.0  # a cost above this is not written out
PATIENCE = 40  # a walk of more steps is called slow

type Slopes = Callable[[Vector], list[float]]


@dataclass(frozen=True)
class Course:
    """How a walk ends: after so many steps at a bottom, or never; or lost.

    Parameters
    ----------
    steps : int or None
        After how many steps every slope stays flat, if that ever comes.
    is_lost : bool
        Whether a knob has gone beyond `FAR`.
    jumps : int
        The last step that jumped over a bottom, and was no longer flat there: a slope changed its
        sign. 0 if none did.
    """

    steps: int | None
    is_lost: bool
    jumps: int


def walk(
    slopes: Slopes, start: Vector, rate: float, steps: int, way: str = "descent"
) -> list[list[float]]:
    """Return the knobs at the start and after each step against the slopes, w ← w - η ∂C/∂w.

    Parameters
    ----------
    slopes : function of the knobs
        Gives ∂C/∂w for each.
    start : Vector
    rate : float
        The step size η.
    steps : int
        A walk that gets lost ends sooner.
    way : str
        The name of an optimiser: "descent" or "momentum".
    """
    method = optimiser(way)
    knobs, places = list(start), [list(start)]
    moments: Sequence[Vector] = ([0.0] * len(start),) * method.moments
    for number in range(1, steps + 1):
        if is_lost(knobs):
            break
        knobs, moments = method.step(knobs, slopes(knobs), moments, rate, number)
        places.append(knobs)
    return places


def is_lost(knobs: Vector) -> bool:
    """Say whether a knob has gone so far that nobody will find it."""
    return max(map(abs, knobs)) > FAR


def course(slopes: Slopes, start: Vector, rate: float, way: str = "descent") -> Course:
    """Return how a walk ends if it goes on for as long as we try."""
    places = walk(slopes, start, rate, LONGEST, way)
    met = [slopes(knobs) for knobs in places]
    steep = [step for step, each in enumerate(met) if max(map(abs, each)) >= FLAT]
    after = steep[-1] + 1 if steep else 0
    jumps = [
        step
        for step, (before, now) in enumerate(pairwise(met), start=1)
        if any(
            one * other < 0 and abs(other) >= FLAT for one, other in zip(before, now, strict=True)
        )
    ]
    lost = is_lost(places[-1])
    return Course(None if lost or after == len(met) else after, lost, max(jumps, default=0))


def cost_text(cost: float) -> str:
    """Write a cost, unless it is beyond all measure.

    >>> cost_text(0.5), cost_text(123456.0)
    ('0.500', 'more than 1,000')
    """
    return kit.fixed(cost, 3) if cost <= HUGE else f"more than {HUGE:,.0f}"


def draw_trail(plot: kit.Plot, points: Sequence[tuple[float, float]]) -> str:
    """Draw the way from point to point as far as it lies within the plot, and a dot at each."""
    pairs = (_within(plot, *pair) for pair in pairwise(points))
    lines = (plot.path(pair, "nn-trail") for pair in pairs if pair)
    dots = (_dot(plot, point) for point in points if is_inside(plot, point))
    return kit.join(lines) + kit.join(dots)


def draw_ball(plot: kit.Plot, point: tuple[float, float], walk: str) -> str:
    """Draw where a walk has come to, if that lies within the plot; within one `walk` it rolls."""
    if not is_inside(plot, point):
        return ""
    x, y = plot.at(*point)
    return kit.element("circle", cx=x, cy=y, r=8, class_="nn-point", data_glides=walk)


def is_inside(plot: kit.Plot, point: tuple[float, float]) -> bool:
    """Say whether a point of the data lies within the plot."""
    return all(low <= at <= high for at, (low, high) in zip(point, (plot.x, plot.y), strict=True))


def _dot(plot: kit.Plot, point: tuple[float, float]) -> str:
    x, y = plot.at(*point)
    return kit.element("circle", cx=x, cy=y, r=3, class_="nn-step-dot")


def _within(
    plot: kit.Plot, start: tuple[float, float], end: tuple[float, float]
) -> list[tuple[float, float]] | None:
    """Return the part of a line that lies within the plot, after Liang and Barsky (1984)."""
    enter, leave = 0.0, 1.0
    for a, b, (low, high) in zip(start, end, (plot.x, plot.y), strict=True):
        for gap, pace in ((a - low, a - b), (high - a, b - a)):
            if pace == 0:
                if gap < 0:
                    return None
            elif pace < 0:
                enter = max(enter, gap / pace)
            else:
                leave = min(leave, gap / pace)
    if enter > leave:
        return None
    (x, y), (u, v) = start, end
    return [(x + t * (u - x), y + t * (v - y)) for t in (enter, leave)]
