"""Knobs: numbers that are turned on a dial."""

from math import cos, radians, sin
from typing import override

from site_demos.kit.controls import Slider
from site_demos.kit.parameters import declare
from site_demos.kit.svg import element, number

DIAL = 150.0  # pixels to drag, up or to the right, from one end of a knob to the other
ARC = 24.0
TURN = 135  # degrees to each side of the top
ASIDE, HEAD = 17, 14  # degrees from the pointer to a sign that it turns, and to the end of that


class Knob(Slider):
    """A number of any kind, turned on a dial: by pointer and wheel; by keys and in speech a slider.

    The dial lies on the slider's track, which is not seen.
    """

    @override
    def html(self, name: str, value: float, identity: str) -> str:
        share = (value - self.low) / (self.high - self.low)
        scale = DIAL / (self.high - self.low)
        dial = element(
            "svg",
            element("path", d=_arc(-TURN, TURN), class_="nn-arc"),
            element("circle", r=17, class_="nn-knob"),
            element("path", d="M0-5V-15", class_="nn-pointer"),
            element("path", d=_head(1) + _head(-1), class_="nn-movable"),
            viewBox="-28 -28 56 56",
            class_="nn-dial",
            aria_hidden="true",
            style=f"--nn-turn:{number(share, 4)}",
            data_across=name,
            data_across_scale=number(scale, 4),
            data_along=name,
            data_along_scale=number(-scale, 4),
        )
        return element("div", self._html(name, value, identity), dial, class_="nn-turned")


def knob(
    default: float, *, low: float, high: float, step: float, label: str, unit: str = ""
) -> float:
    """Declare a number between `low` and `high`, turned on a dial."""
    return declare(Knob(float(default), label, low, high, step, unit))


def _arc(start: float, end: float) -> str:
    """Return the path of the arc around a knob, between two angles from the top in degrees."""
    return f"M{_place(start)}A{number(ARC)} {number(ARC)} 0 1 1 {_place(end)}"


def _head(way: int) -> str:
    """Return the path of an arrowhead on the arc, beside the pointer: it turns that way."""
    foot = ASIDE * way
    corners = [_place(foot, ARC - 4), _place(foot, ARC + 4), _place(foot + HEAD * way)]
    return f"M{'L'.join(corners)}z"


def _place(angle: float, far: float = ARC) -> str:
    """Return what lies so far from the middle, at an angle from the top in degrees."""
    return f"{number(far * sin(radians(angle)), 2)} {number(-far * cos(radians(angle)), 2)}"
