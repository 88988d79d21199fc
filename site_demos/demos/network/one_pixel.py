"""Change one pixel of a real image, and see how much or little each of the ten outputs moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from nn_core import argmax
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.network import _function
from site_demos.demos.network._function import FIRST, RIGHT, onwards

PARTS = 12  # of a curve: one pixel bends it little


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A real image, one of its pixels, and what the pixel is changed to."""

    value: float = kit.slider(1, low=0, high=1, step=0.01, label="The pixel’s value")
    image: str = kit.pictures(
        "7",
        options={str(digit): samples.name(place) for digit, place in enumerate(RIGHT)},
        pictures={str(digit): samples.images()[place] for digit, place in enumerate(RIGHT)},
        label="Image",
    )
    pixel: str = kit.pick("404", options=[str(n) for n in range(SIDE**2)], label="Pixel")


def render(parameters: Parameters) -> str:
    """Draw the image with one pixel changed, and the ten outputs over every value it can have."""
    place, pixel, value = RIGHT[int(parameters.image)], int(parameters.pixel), parameters.value
    before = onwards(_function.first_sums(place))
    after = onwards(sums_with(place, pixel, value))
    notes = [_change(a - b) for a, b in zip(after, before, strict=True)]
    return kit.join(
        [
            _canvas(place, pixel, value),
            _function.draw_outputs(_curves(place, pixel), value, after, notes),
            kit.result(_verdict(place, pixel, before, after)),
        ]
    )


def sums_with(place: int, pixel: int, value: float) -> list[float]:
    """Return z of the first layer for an image in which one pixel has another value."""
    more = value - _image(place)[pixel]
    rows = zip(FIRST.weights, _function.first_sums(place), strict=True)
    return [z + row[pixel] * more for row, z in rows]


@cache
def _image(place: int) -> Sequence[float]:
    return samples.images()[place]


@lru_cache(100)
def _curves(place: int, pixel: int) -> list[str]:
    ends = sums_with(place, pixel, 0.0), sums_with(place, pixel, 1.0)
    return _function.curves(_function.along(*ends, PARTS))


def _change(change: float) -> str:
    """Write a change with its sign, and none where it is not seen.

    >>> _change(0.0123), _change(-0.5), _change(0.0001)
    ('+0.012', '−0.500', '±0.000')
    """
    text = kit.fixed(change, 3)
    sign = "" if text.startswith("−") else "±" if text == "0.000" else "+"
    return f"{sign}{text}"


def _where(pixel: int) -> str:
    row, column = divmod(pixel, SIDE)
    return f"row {row + 1}, column {column + 1}"


def _verdict(place: int, pixel: int, before: Sequence[float], after: Sequence[float]) -> str:
    most = argmax([abs(a - b) for a, b in zip(after, before, strict=True)])
    old, new = argmax(before), argmax(after)
    choice = f"The choice stays {old}." if old == new else f"The choice turns from {old} to {new}."
    return (
        f"At {kit.named('where', _where(pixel))} the image had {kit.fixed(_image(place)[pixel])}."
        f" The change moves output {kit.named('most', str(most))} most, by"
        f" {kit.named('change', _change(after[most] - before[most]))}. {choice}"
    )


def _canvas(place: int, pixel: int, value: float) -> str:
    """Draw the image as it is, the changed pixel on it in a frame, and the grid to choose from."""
    row, column = divmod(pixel, SIDE)
    place_of = {"x": column, "y": row, "width": 1, "height": 1}
    drawn = kit.picture(
        SIDE,
        SIDE,
        _pixels(place),
        kit.element("rect", class_="nn-dark", **place_of),
        kit.element("rect", class_="nn-bright", fill_opacity=kit.number(value), **place_of),
        kit.element("rect", class_="nn-frame", **place_of),
        kit.cells(
            SIDE,
            "pixel=%",
            now=pixel,
            label="Pixels. Arrows choose one",
            value=f"{_where(pixel)}: {kit.fixed(value)}",
        ),
        title=f"{samples.name(place)}, with the pixel at {_where(pixel)} at {kit.fixed(value)}",
        operable=True,
    )
    return kit.element("div", drawn, class_="nn-canvas")


@cache
def _pixels(place: int) -> str:
    return kit.pixels(_image(place), shades=32)
