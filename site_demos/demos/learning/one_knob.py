"""Gradient descent on one knob: a curve, a ball, and a step size."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from site_demos import kit
from site_demos.demos.learning import _descent
from site_demos.demos.learning._descent import PATIENCE, Course, Slopes

REACH, TOP = 3.0, 5.0
LAST = 20
PLOT = kit.Plot(x=(-REACH, REACH), y=(0, TOP), left=44, top=34, width=340, height=220)
WAY = "descent"  # the optimiser that moves the ball
RUN = 0.55  # how far the drawn tangent reaches to each side


class Curve(NamedTuple):
    """A cost over one knob: its name, and its letters."""

    name: str
    formula: str


CURVES = {
    "bowl": Curve("A bowl", "C = ½ w²"),
    "valleys": Curve("Two valleys", "C = (w² − 4)² / 7 + w / 5 + ½"),
}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A curve, where the ball starts, the step size, and the steps done."""

    rate: float = kit.slider(0.3, low=0.02, high=2.2, step=0.02, label="Step size η")
    start: float = kit.slider(2.6, low=-REACH, high=REACH, step=0.1, label="Start")
    curve: str = kit.choice(
        "bowl", options={key: curve.name for key, curve in CURVES.items()}, label="Cost"
    )
    steps: int = kit.steps(last=LAST, start=4, label="Steps done")


def render(parameters: Parameters) -> str:
    """Draw C over w, the ball after some steps w ← w - η dC/dw, and the slope where it lies."""
    curve, steps = parameters.curve, parameters.steps
    way = path(curve, parameters.start, parameters.rate, steps)
    w = way[-1]
    points = [(each, cost(curve, each)) for each in way]
    title = (
        f"{CURVES[curve].formula}. After {_count(len(way) - 1)} w is {kit.fixed(w)},"
        f" and the cost {_descent.cost_text(cost(curve, w))}"
    )
    return kit.picture(
        400,
        300,
        _ground(curve),
        _descent.draw_trail(PLOT, points),
        _tangent(curve, w),
        *_handles(parameters, points),
        _lost(w),
        title=title,
        operable=True,
    ) + kit.result(_verdict(parameters, way))


def path(curve: str, start: float, rate: float, steps: int) -> list[float]:
    """Return the knob at the start and after each step."""
    places = _descent.walk(slopes(curve), [start], rate, steps, WAY)
    return [w for (w,) in places]


def slopes(curve: str) -> Slopes:
    """Return what the ball goes against, as a function of where it is."""
    return lambda knobs: [slope(curve, knobs[0])]


def cost(curve: str, w: float) -> float:
    """Return C(w).

    >>> cost("bowl", 2.0), cost("valleys", 2.0)
    (2.0, 0.9)
    """
    return w * w / 2 if curve == "bowl" else (w * w - 4) ** 2 / 7 + w / 5 + 0.5


def slope(curve: str, w: float) -> float:
    """Return dC/dw.

    >>> slope("bowl", 2.0), slope("valleys", 2.0)
    (2.0, 0.2)
    """
    return w if curve == "bowl" else 4 * w * (w * w - 4) / 7 + 0.2


@cache
def course(curve: str, start: float, rate: float) -> Course:
    """Return how the walk ends."""
    return _descent.course(slopes(curve), [start], rate, WAY)


def judged(found: Course) -> str:
    """Return what a reader is told about a step size.

    >>> judged(Course(None, True, 9))
    'Far too large: it climbs out and is lost.'
    """
    if found.is_lost:
        return "Far too large: it climbs out and is lost."
    if found.steps is None:
        return "Too large: it jumps back and forth and never comes to rest."
    if found.steps == 0:
        return "It starts at a bottom: where the slope is 0, nothing moves."
    took = f"it comes to rest after {_count(found.steps)}"
    if found.jumps:
        return f"Large: it jumps over a bottom, yet {took}."
    return f"Too small: {took}." if found.steps > PATIENCE else f"Good: {took}."


def _count(steps: int) -> str:
    return "1 step" if steps == 1 else f"{steps} steps"


def _verdict(parameters: Parameters, way: list[float]) -> str:
    curve, rate, w = parameters.curve, parameters.rate, way[-1]
    steep = slopes(curve)([w])[0]
    ahead = path(curve, parameters.start, rate, len(way))
    move = ahead[-1] - w if len(ahead) > len(way) else -rate * steep  # of one that is lost
    found = course(curve, parameters.start, rate)
    return (
        f"After {kit.named('steps', _count(len(way) - 1))}, w is {kit.named('w', kit.fixed(w))} and"
        f" the cost {kit.named('cost', _descent.cost_text(cost(curve, w)))}. The slope is"
        f" {kit.named('slope', kit.fixed(steep))}, so the next step moves w by"
        f" {kit.named('move', kit.fixed(move))}."
        f" {kit.named('judged', judged(found))}"
    )


def _handles(parameters: Parameters, points: list[tuple[float, float]]) -> Iterator[str]:
    """Draw the start and the ball, each to be put elsewhere; the ball then starts where it is."""
    ends = {"start": points[0], "ball": points[-1]} if len(points) > 1 else {"ball": points[-1]}
    walk = replace(parameters, steps=0).query()
    for name, point in ends.items():
        if _descent.is_inside(PLOT, point):
            yield kit.handle(
                _descent.draw_ball(PLOT, point, walk) if name == "ball" else "",
                parameters=parameters,
                at=PLOT.at(*point),
                across=kit.Axis("start", PLOT.scale[0], point[0], "w" if name == "ball" else ""),
                sets="steps=0" if name == "ball" else "",
                label="The ball" if name == "ball" else "",
            )


@cache
def _ground(curve: str) -> str:
    ticks = [-3, -2, -1, 0, 1, 2, 3]
    axes = PLOT.axes(ticks, range(int(TOP) + 1), x_label="the knob w", y_label="cost C")
    return axes + PLOT.curve(lambda w: cost(curve, w))


def _tangent(curve: str, w: float) -> str:
    if not _descent.is_inside(PLOT, (w, cost(curve, w))):
        return ""
    c, steep = cost(curve, w), slope(curve, w)
    run = RUN / (1 + abs(steep)) ** 0.5
    return PLOT.path([(w - run, c - steep * run), (w + run, c + steep * run)], "nn-slope")


def _lost(w: float) -> str:
    """Say where the ball is when it lies outside the picture."""
    if abs(w) <= REACH:
        return ""
    side, way = (1, f"w = {kit.fixed(w, 1)} →") if w > 0 else (-1, f"← w = {kit.fixed(w, 1)}")
    x, y = PLOT.at(side * REACH, TOP - 0.5)
    anchor = "end" if side > 0 else "start"
    return kit.element(
        "text", way, x=x - 6 * side, y=y, class_="nn-value nn-halo", text_anchor=anchor
    )
