"""Gradient descent on two knobs: a valley seen from above, and a path of steps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import sqrt
from typing import NamedTuple

from nn_core import Vector
from nn_core.optimise import MOMENTUM
from site_demos import kit
from site_demos.demos.learning import _descent
from site_demos.demos.learning._descent import PATIENCE, Course

ACROSS, UP = 5.0, 3.0
LINES = 12
LAST = 30
PARTS = 40
LABELLED = 4.6  # as far right as a line may be labelled
PLOT = kit.Plot(x=(-ACROSS, ACROSS), y=(-UP, UP), left=44, top=30, width=340, height=204)


class Valley(NamedTuple):
    """How much steeper the second knob is than the first, and the cost from line to line."""

    name: str
    steep: float
    spacing: int


VALLEYS = {"wide": Valley("wide", 6.0, 2), "narrow": Valley("narrow", 60.0, 20)}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Where both knobs start, the step size, whether the ball is heavy, and the steps done."""

    start_1: float = kit.slider(-4.5, low=-ACROSS, high=ACROSS, step=0.1, label="Start w₁")
    start_2: float = kit.slider(1.5, low=-UP, high=UP, step=0.1, label="Start w₂")
    rate: float = kit.slider(0.3, low=0.005, high=0.4, step=0.005, label="Step size η")
    valley: str = kit.choice(
        "wide",
        options={
            key: f"{each.name}, {kit.number(each.steep)} times as steep across"
            for key, each in VALLEYS.items()
        },
        label="Valley",
    )
    momentum: bool = kit.toggle(False, label=f"Momentum: keep {MOMENTUM:g} of the speed")
    steps: int = kit.steps(last=LAST, start=10, label="Steps done")


def render(parameters: Parameters) -> str:
    """Draw lines of equal C = ½ (w₁² + k w₂²), and the path w ← w - η ∂C/∂w."""
    valley, places = VALLEYS[parameters.valley], path(parameters)
    points = [(first, second) for first, second in places]
    start = points[0]
    title = (
        f"The cost from above, with a path of {len(points) - 1} steps from"
        f" w₁ = {kit.fixed(start[0], 1)}, w₂ = {kit.fixed(start[1], 1)}"
    )
    note = f"From line to line the cost rises by {valley.spacing}."
    return kit.join(
        [
            kit.picture(
                400,
                280,
                _ground(valley),
                _descent.draw_trail(PLOT, points),
                *_handles(parameters, points),
                "" if _descent.is_inside(PLOT, points[-1]) else _outside(),
                title=title,
                operable=True,
            ),
            kit.element("p", note, class_="nn-note"),
            kit.result(_verdict(points, parameters)),
        ]
    )


def path(parameters: Parameters) -> list[list[float]]:
    """Return both knobs at the start and after each step."""
    valley = VALLEYS[parameters.valley]
    return _descent.walk(
        lambda knobs: slopes(valley.steep, knobs),
        (parameters.start_1, parameters.start_2),
        parameters.rate,
        parameters.steps,
        _way(parameters),
    )


@lru_cache(200)
def course(parameters: Parameters) -> Course:
    """Return how the walk ends, however many steps are shown."""
    valley, start = VALLEYS[parameters.valley], (parameters.start_1, parameters.start_2)
    return _descent.course(
        lambda knobs: slopes(valley.steep, knobs), start, parameters.rate, _way(parameters)
    )


def cost(steep: float, knobs: Vector) -> float:
    """Return C = ½ (w₁² + k w₂²).

    >>> cost(6.0, [2.0, 1.0])
    5.0
    """
    first, second = knobs
    return (first * first + steep * second * second) / 2


def slopes(steep: float, knobs: Vector) -> list[float]:
    """Return ∂C/∂w₁ and ∂C/∂w₂.

    >>> slopes(6.0, [2.0, 1.0])
    [2.0, 6.0]
    """
    first, second = knobs
    return [first, steep * second]


def judged(found: Course, *, momentum: bool) -> str:
    """Return what a reader is told about a walk.

    >>> judged(Course(12, False, 11), momentum=False)
    'It zigzags across the valley, and comes to rest after 12 steps.'
    >>> judged(Course(90, False, 3), momentum=False)
    'It zigzags at first, then creeps along the valley, and comes to rest after 90 steps.'
    """
    if found.is_lost:
        return "Too large a step: it swings wider and wider, and is lost."
    if found.steps is None:
        return f"After {_descent.LONGEST:,} steps it has not come to rest."
    if found.steps == 0:
        return "It starts at the bottom: where both slopes are 0, nothing moves."
    slow = "It creeps" if found.steps > PATIENCE else "It rolls down"
    if momentum:
        jumps = "It swings past the bottom and back"
    elif found.jumps < found.steps / 2:
        jumps = "It zigzags at first, then creeps along the valley"
    else:
        jumps = "It zigzags across the valley"
    return f"{jumps if found.jumps else slow}, and comes to rest after {found.steps} steps."


def _way(parameters: Parameters) -> str:
    return "momentum" if parameters.momentum else "descent"


def _verdict(points: list[tuple[float, float]], parameters: Parameters) -> str:
    steep, now = VALLEYS[parameters.valley].steep, points[-1]
    before, after = (_descent.cost_text(cost(steep, each)) for each in (points[0], now))
    by_first, by_second = slopes(steep, now)
    told = judged(course(parameters), momentum=parameters.momentum)
    return (
        f"The cost went from {kit.named('before', before)} to {kit.named('after', after)}."
        f" Now w₁ is {kit.fixed(now[0])} with slope {kit.fixed(by_first)},"
        f" and w₂ {kit.fixed(now[1])} with slope {kit.fixed(by_second)}."
        f" {kit.named('judged', told)}"
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
                across=kit.Axis("start_1", PLOT.scale[0], point[0], "w₁" if name == "ball" else ""),
                along=kit.Axis("start_2", PLOT.scale[1], point[1], "w₂" if name == "ball" else ""),
                sets="steps=0" if name == "ball" else "",
                label="The ball" if name == "ball" else "",
            )


@cache
def _ground(valley: Valley) -> str:
    ticks = [-4, -2, 0, 2, 4]
    axes = PLOT.axes(ticks, [-2, 0, 2], x_label="first knob w₁", y_label="second knob w₂")
    levels = [valley.spacing * (line + 1) for line in range(LINES)]
    lines = kit.join(_contour(valley.steep, level) for level in levels)
    heights = (_height(valley.steep, level) for level in levels[3::4])
    return axes + lines + kit.join(heights)


def _outside() -> str:
    place = {"x": PLOT.left + PLOT.width - 6, "y": PLOT.top + PLOT.height - 8, "text_anchor": "end"}
    return kit.element("text", "outside the map", class_="nn-value nn-halo", **place)


def _contour(steep: float, level: float) -> str:
    """Draw where the cost is `level`: an ellipse, or what of it lies within the plot."""
    across = sqrt(2 * level)
    if across <= ACROSS:
        x, y = PLOT.at(0, 0)
        scale = PLOT.width / (2 * ACROSS)
        radii = {"rx": scale * across, "ry": scale * across / sqrt(steep)}
        return kit.element("ellipse", cx=x, cy=y, class_="nn-contour", **radii)
    xs = [ACROSS * (2 * part / PARTS - 1) for part in range(PARTS + 1)]
    upper = [(x, sqrt((2 * level - x * x) / steep)) for x in xs]
    return PLOT.path(upper, "nn-contour") + PLOT.path([(x, -y) for x, y in upper], "nn-contour")


def _height(steep: float, level: int) -> str:
    """Write the cost on its line, near the right-hand end, where few paths come."""
    first = min(LABELLED, sqrt(2 * level))
    x, y = PLOT.at(first, sqrt((2 * level - first * first) / steep))
    return kit.element(
        "text", str(level), x=x, y=y + 4, class_="nn-tick nn-halo", text_anchor="middle"
    )
