"""What one output costs, by two losses, and how steep each is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, hypot

from nn_core import activation, loss
from site_demos import kit

IDENTITY, SIGMOID = activation("identity"), activation("sigmoid")
SQUARED, ENTROPY = loss("squared error"), loss("binary cross-entropy")
LEAST, TOP = 0.01, 5.0
PARTS = 120
PLOT = kit.Plot(x=(0, 1), y=(0, TOP), left=44, top=40, width=340, height=230)
SLOPES = kit.Plot(x=(-1, 1), y=(0, 2), left=124, top=4, width=260, height=52)
TANGENT = 30.0  # how far a drawn tangent reaches to each side


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """One output, and whether 1 or 0 is wanted of it."""

    a: float = kit.slider(0.1, low=LEAST, high=1 - LEAST, step=0.01, label="Output a")
    wanted: str = kit.choice("1", options={"1": "1", "0": "0"}, label="Wanted y")


def render(parameters: Parameters) -> str:
    """Draw ½ (a - y)² and -ln(1 - |a - y|) over a, the points at one a, and the slopes there."""
    a, y = parameters.a, float(parameters.wanted)
    costs = [measure.value([a], [y]) for measure in (SQUARED, ENTROPY)]
    slopes = slopes_by_output(a, y)
    title = f"Both costs of an output of {kit.fixed(a)} where {kit.fixed(y, 0)} is wanted"
    curves = kit.picture(
        400,
        312,
        _curves(y),
        *(_tangent(a, cost, slope) for cost, slope in zip(costs, slopes, strict=True)),
        _points(parameters, costs),
        title=title,
        operable=True,
    )
    return curves + _draw_slopes(slopes_by_sum(a, y)) + kit.result(_verdict(a, y, costs, slopes))


def slopes_by_output(a: float, y: float) -> list[float]:
    """Return ∂C/∂a of both losses; a - y, and (a - y) / (a (1 - a)).

    >>> slopes_by_output(0.5, 1.0)
    [-0.5, -2.0]
    """
    (squared,) = SQUARED.delta([a], [y], IDENTITY)
    (entropy,) = ENTROPY.delta([a], [y], SIGMOID)
    (slope,) = SIGMOID.slope([a])
    return [squared, entropy / slope]


def slopes_by_sum(a: float, y: float) -> list[float]:
    """Return ∂C/∂z of both losses, if a = σ(z).

    >>> slopes_by_sum(0.5, 1.0)
    [-0.125, -0.5]
    """
    return [measure.delta([a], [y], SIGMOID)[0] for measure in (SQUARED, ENTROPY)]


def _verdict(a: float, y: float, costs: Sequence[float], slopes: Sequence[float]) -> str:
    squared, entropy = slopes_by_sum(a, y)
    return (
        f"At a = {kit.fixed(a)}, where {kit.fixed(y, 0)} is wanted, squared error is"
        f" {kit.named('squared', kit.fixed(costs[0], 3))} with slope {kit.fixed(slopes[0])},"
        f" cross-entropy {kit.named('entropy', kit.fixed(costs[1], 3))} with slope"
        f" {kit.fixed(slopes[1])}. With respect to the sum z behind the output, the slopes are"
        f" {kit.named('squared_z', kit.fixed(squared, 3))} and"
        f" {kit.named('entropy_z', kit.fixed(entropy, 3))}."
    )


def _draw_slopes(slopes: Sequence[float]) -> str:
    """Draw both slopes by z as bars from 0."""
    parts = [SLOPES.axes([-1, 0, 1], [], x_label="slope with respect to z", y_label="")]
    looks = (("squared error", "nn-count"), ("cross-entropy", "nn-count nn-other"))
    for row, (slope, (name, look)) in enumerate(zip(slopes, looks, strict=True)):
        start, down = SLOPES.at(min(0.0, slope), 2 - row)
        width = abs(slope) * SLOPES.width / 2
        parts.append(kit.element("text", name, x=14, y=down + 17, class_="nn-label"))
        parts.append(
            kit.element("rect", x=start, y=down + 5, width=f"{width:.1f}", height=16, class_=look)
        )
    sentence = " and ".join(
        f"{kit.fixed(slope, 3)} for {name}" for slope, (name, _) in zip(slopes, looks, strict=True)
    )
    return kit.picture(400, 96, *parts, title=f"The slope with respect to z is {sentence}.")


@cache
def _curves(y: float) -> str:
    """Draw what does not move: the axes, both curves and their names."""
    start = exp(-TOP)  # where the cross-entropy reaches the top, if 1 is wanted
    xs = [start + (1 - start) * part / PARTS for part in range(PARTS + 1)]
    entropy = [(x, ENTROPY.value([x], [1.0])) for x in xs]
    squared = [(x, SQUARED.value([x], [1.0])) for x in [0.0, *xs]]
    if not y:
        entropy, squared = ([(1 - x, c) for x, c in curve] for curve in (entropy, squared))
    near, anchor = (0.21, "start") if y else (0.79, "end")
    return kit.join(
        [
            PLOT.axes([0, 0.5, 1], range(int(TOP) + 1), x_label="the output a", y_label="its cost"),
            PLOT.path(squared, "nn-curve"),
            PLOT.path(entropy, "nn-curve nn-other"),
            _name("cross-entropy", PLOT.at(near, 2.35), anchor),
            _name("squared error", PLOT.at(near, 0.48), anchor),
        ]
    )


def _name(text: str, place: tuple[float, float], anchor: str) -> str:
    x, y = place
    return kit.element("text", text, x=x, y=y, class_="nn-label nn-halo", text_anchor=anchor)


def _points(parameters: Parameters, costs: Sequence[float]) -> str:
    """Draw the output's point on both curves, either of which is dragged; one is the tab stop."""
    squared, entropy = (PLOT.at(parameters.a, cost) for cost in costs)
    points = zip((squared, entropy), (4.5, 7), strict=True)
    return kit.handle(
        *(kit.element("circle", cx=x, cy=y, r=r, class_="nn-point") for (x, y), r in points),
        parameters=parameters,
        at=entropy,
        also=[squared],
        across=kit.Axis("a", PLOT.scale[0]),
    )


def _tangent(a: float, cost: float, slope: float) -> str:
    """Draw a tangent of the same length wherever there is room."""
    x, y = PLOT.at(a, cost)
    across = PLOT.width / (PLOT.x[1] - PLOT.x[0])
    down = -slope * PLOT.height / (PLOT.y[1] - PLOT.y[0])
    before, after = (_reach(x, y, way * across, way * down) for way in (-1, 1))
    line = f"M{x - before * across:.1f} {y - before * down:.1f}"
    line += f"L{x + after * across:.1f} {y + after * down:.1f}"
    return kit.element("path", d=line, class_="nn-slope")


def _reach(x: float, y: float, across: float, down: float) -> float:
    """Return how many times a step across and down a tangent reaches, within the axes."""
    right, bottom = PLOT.left + PLOT.width, PLOT.top + PLOT.height
    room = [((right if across > 0 else PLOT.left) - x) / across]
    if down:
        room.append(((bottom if down > 0 else PLOT.top) - y) / down)
    return max(0.0, min(TANGENT / hypot(across, down), *room))
