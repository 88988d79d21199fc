"""Knobs: numbers that are turned on a dial."""

from math import cos, radians, sin
from typing import override

from site_demos.kit.controls import Slider
from site_demos.kit.parameters import declare
from site_demos.kit.svg import element, number

DIAL = 150.0  # pixels to drag, up or to the right, from one end of a knob to the other
ARC = 24
TURN = 135  # degrees to each side of the top


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
    places = [
        f"{number(ARC * sin(radians(angle)), 2)} {number(-ARC * cos(radians(angle)), 2)}"
        for angle in (start, end)
    ]
    return f"M{places[0]}A{ARC} {ARC} 0 1 1 {places[1]}"
