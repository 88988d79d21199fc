"""A near tie: how often the first and the second output are right, by the gap between them."""

from dataclasses import dataclass
from functools import lru_cache

from nn_core import argmax
from site_demos import kit, samples
from site_demos.demos.recognise import _shares
from site_demos.demos.recognise._network import NETWORK
from site_demos.demos.recognise._shares import PLOT, TENTH
from site_demos.samples import outputs

DATA = (outputs.IMAGES,)
GAPS = outputs.counts()["gaps"]
FREE = 0.12  # of a tenth, between two columns


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How far the largest output is above the next."""

    low: float = kit.slider(0, low=0, high=0.9, step=TENTH, label="Gap from")


def render(parameters: Parameters) -> str:
    """Draw how often the first and the second are right over the gap, and images with it."""
    place = round(parameters.low / TENTH)
    images, first, _ = GAPS[place]
    shares = ", ".join(kit.percent(right / count, 1) for count, right, _ in GAPS)
    at = PLOT.at((place + 0.5) * TENTH, first / images)
    picture = kit.picture(
        400,
        _shares.HEIGHT,
        _shares.axes("gap between the largest two outputs", "share of the images"),
        _shares.band(place * TENTH),
        *map(_column, range(len(GAPS))),
        _shares.held_band(
            kit.element("circle", cx=at[0], cy=at[1], r=6, class_="nn-point"), parameters, at
        ),
        title=f"The share in which the first is right, in tenths of the gap: {shares}.",
        operable=True,
    )
    key = "Full: the first is right. Dashed: the second is. Above both: neither is."
    return kit.join(
        [
            picture,
            kit.element("p", key, class_="nn-note"),
            kit.result(_sentence(place)),
            _shares.images((n, _words(n)) for n in outputs.counts()["gap_images"][place]),
        ]
    )


def _sentence(place: int) -> str:
    count, first, second = GAPS[place]
    known = kit.named("count", f"{count:,}"), kit.named("first", kit.percent(first / count, 1))
    return (
        f"{known[0]} test images have a gap {_shares.tenths(place * TENTH)}."
        f" The first is right in {known[1]} of them,"
        f" the second in {kit.named('second', kit.percent(second / count, 1))}."
        f" 95% intervals: {kit.span(first, count)}, and"
        f" {kit.span(second, count)}."
    )


def _column(place: int) -> str:
    """Draw the share of the first, and on it that of the second."""
    count, first, second = GAPS[place]
    left, right = (place + FREE) * TENTH, (place + 1 - FREE) * TENTH
    middle, top = first / count, (first + second) / count
    lower = [(left, 0), (left, middle), (right, middle), (right, 0)]
    upper = [(left, middle), (left, top), (right, top), (right, middle)]
    return PLOT.path(lower, "nn-count") + PLOT.path(upper, "nn-count nn-other")


def _words(number: int) -> list[str]:
    """Say the first two outputs, and what it is."""
    found = _forward(number)
    first_two = (argmax(found), outputs.runner_up(found))
    lines = [f"{digit}: {kit.fixed(found[digit])}" for digit in first_two]
    return [*lines, kit.element("b", samples.article(_shares.meant(number)))]


@lru_cache(64)
def _forward(number: int) -> list[float]:
    return NETWORK.forward(_shares.pixels(number))
