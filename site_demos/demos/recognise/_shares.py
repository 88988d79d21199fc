"""Shares of test images in the tenths of a scale from 0 to 1: the band that is held, and images.

Serves near-tie and reliability.
"""

from collections.abc import Iterable, Sequence

from nn_core.mnist.ink import SIDE
from site_demos import kit
from site_demos.samples import outputs

PLOT = kit.Plot(x=(0, 1), y=(0, 1), left=44, top=30, width=340, height=190)
HEIGHT = 266.0
SHADES = 16
TENTH = 0.1


def tenths(low: float) -> str:
    """Write from where to where a band goes.

    >>> tenths(0.5)
    'from 0.5 to 0.6'
    """
    return f"from {kit.fixed(low, 1)} to {kit.fixed(low + TENTH, 1)}"


def band(low: float) -> str:
    """Draw the band that is chosen, behind what is drawn in it."""
    x, y = PLOT.at(low, 1)
    width = TENTH * PLOT.scale[0]
    return kit.element("rect", x=x, y=y, width=width, height=PLOT.height, class_="nn-band")


def held_band(mark: str, parameters: kit.Parameters, at: tuple[float, float]) -> str:
    """Draw a mark in the band by which it is held and moved from tenth to tenth."""
    return kit.handle(
        mark, parameters=parameters, at=at, across=kit.Axis("low", PLOT.scale[0]), radius=6
    )


def axes(x_label: str, y_label: str) -> str:
    """Draw the axes of all shares."""
    ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
    return PLOT.axes(ticks, ticks, x_label=x_label, y_label=y_label)


def images(labelled: Iterable[tuple[int, Sequence[str]]]) -> str:
    """Draw some of the images that are kept, by their numbers, each above its lines of words."""
    return kit.element(
        "div", *(_tile(number, lines) for number, lines in labelled), class_="nn-tiles nn-six"
    )


def pixels(number: int) -> list[float]:
    """Return a test image that is kept, by its number."""
    return outputs.images()[outputs.counts()["numbers"].index(number)]


def meant(number: int) -> int:
    """Return the digit that a test image that is kept shows."""
    return outputs.counts()["labels"][outputs.counts()["numbers"].index(number)]


def _tile(number: int, lines: Sequence[str]) -> str:
    words = kit.element("p", *(kit.element("span", line) for line in lines))
    return kit.element("div", _picture(number), words, class_="nn-tile")


def _picture(number: int) -> str:
    drawn = kit.pixels(pixels(number), shades=SHADES)
    return kit.picture(SIDE, SIDE, drawn, title=f"Test image {number}")
