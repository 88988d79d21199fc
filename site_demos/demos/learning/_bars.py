"""Bars on a scale that goes in factors of ten, in groups beside one another.

Serves depth-decides and sigmoid-or-relu.
"""

from collections.abc import Sequence
from math import log10

from site_demos import kit

LOWEST, HIGHEST = -7, 4
SOLID, HOLLOW, FAINT = "nn-count", "nn-count nn-other", "nn-count nn-third"

type Bars = tuple[Sequence[float], str]
"""A number of 0 or more for each group, and how the bars look."""


def draw(sets: Sequence[Bars], names: Sequence[str], *, label: str, title: str) -> str:
    """Draw a group of bars for each name; the highest scale is the same in every picture."""
    plot = kit.Plot((0, len(names)), (LOWEST, HIGHEST), 44, 26, 346, 110)
    parts = [_rules(plot), kit.element("text", label, x=44, y=14, class_="nn-label")]
    width = 0.8 / len(sets)
    for place, name in enumerate(names):
        middle, _ = plot.at(place + 0.5, LOWEST)
        parts.append(
            kit.element("text", name, x=middle, y=152, class_="nn-tick", text_anchor="middle")
        )
        for number, (values, look) in enumerate(sets):
            start = place + 0.1 + width * number
            parts.append(_bar(plot, start, start + 0.85 * width, values[place], look))
    return kit.picture(400, 160, *parts, title=title)


def _bar(plot: kit.Plot, left: float, right: float, value: float, look: str) -> str:
    """Draw one bar; of 0, which no such scale can show, only its foot."""
    high = min(HIGHEST, max(LOWEST, log10(value))) if value else LOWEST
    return plot.path([(left, LOWEST), (left, high), (right, high), (right, LOWEST)], look)


def _rules(plot: kit.Plot) -> str:
    parts = []
    for power in range(LOWEST + 1, HIGHEST + 1, 2):
        x, y = plot.at(plot.x[0], power)
        line = f"M{kit.number(x)} {kit.number(y)}h{kit.number(plot.width)}"
        text = kit.power_of_ten(power) if power else "1"
        parts += [
            kit.element("path", d=line, class_="nn-rule"),
            kit.element("text", text, x=x - 7, y=y + 4, class_="nn-tick", text_anchor="end"),
        ]
    return kit.join(parts)
