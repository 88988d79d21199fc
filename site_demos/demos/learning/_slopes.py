"""Slopes from layer to layer, on a scale that goes in factors of ten.

Serves sigmoid-or-relu and whole-trainings.
"""

from collections.abc import Sequence
from math import log10
from statistics import median

from site_demos import kit

LOWEST, HIGHEST = -12, 4
STEP = 4
SOLID, DASHED, FAINT = "", "nn-other", "nn-third"

type Line = tuple[Sequence[Sequence[float]], str]
"""For each layer numbers of 0 or more, one for each network that was tried; and how it looks."""


def draw(lines: Sequence[Line], *, label: str, title: str) -> str:
    """Draw a line through the middle numbers of each layer, and how far they reach.

    The last layer is the output layer. Numbers below the scale are drawn at its foot, as triangles.
    """
    layers = len(lines[0][0])
    plot = kit.Plot((0, layers), (LOWEST, HIGHEST), 48, 26, 342, 120)
    parts = [_rules(plot), kit.element("text", label, x=48, y=14, class_="nn-label")]
    parts += [_tick(plot, place, layers) for place in range(layers)]
    for values, look in lines:
        points = [(n + 0.5, _height(median(each))) for n, each in enumerate(values)]
        parts.append(plot.path(points, _class("nn-curve", look)))
        parts += [_reach(plot, n + 0.5, each, look) for n, each in enumerate(values)]
        parts += [_mark(plot, x, y, look) for x, y in points]
    return kit.picture(400, 172, *parts, title=title)


def below(values: Sequence[float]) -> bool:
    """Return whether a number is too small for the scale."""
    return any(value < 10.0**LOWEST for value in values)


def _height(value: float) -> float:
    return min(HIGHEST, max(LOWEST, log10(value))) if value else LOWEST


def _mark(plot: kit.Plot, x: float, y: float, look: str) -> str:
    across, down = plot.at(x, y)
    if y > LOWEST:
        return kit.element(
            "circle", cx=across, cy=down, r=3.5, class_=_class("nn-slope-point", look)
        )
    triangle = f"M{kit.number(across - 4)} {kit.number(down - 7)}h8l-4 7z"
    return kit.element("path", d=triangle, class_=_class("nn-slope-point", look))


def _reach(plot: kit.Plot, x: float, values: Sequence[float], look: str) -> str:
    """Draw from the smallest to the largest number of a layer."""
    low, high = _height(min(values)), _height(max(values))
    if low == high:
        return ""
    return plot.path([(x, low), (x, high)], _class("nn-slope-reach", look))


def _tick(plot: kit.Plot, place: int, layers: int) -> str:
    x, y = plot.at(place + 0.5, LOWEST)
    name = "out" if place == layers - 1 else str(place + 1)
    return kit.element("text", name, x=x, y=y + 16, class_="nn-tick", text_anchor="middle")


def _rules(plot: kit.Plot) -> str:
    parts = []
    for power in range(LOWEST, HIGHEST + 1, STEP):
        x, y = plot.at(plot.x[0], power)
        line = f"M{kit.number(x)} {kit.number(y)}h{kit.number(plot.width)}"
        text = kit.power_of_ten(power) if power else "1"
        parts += [
            kit.element("path", d=line, class_="nn-rule"),
            kit.element("text", text, x=x - 7, y=y + 4, class_="nn-tick", text_anchor="end"),
        ]
    return kit.join(parts)


def _class(name: str, look: str) -> str:
    return f"{name} {look}".strip()
