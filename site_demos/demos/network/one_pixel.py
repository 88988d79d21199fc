"""Change pixels of a real image, one or as many as you paint, and see what it does to the outputs.

All that is painted takes the same value. So the outputs over that value are one curve each, for one
pixel as for many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from nn_core import argmax
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.network import _function
from site_demos.demos.network._function import FIRST, RIGHT, onwards
from site_demos.kit.painting import runs

PARTS, MANY = 12, 40  # of a curve: one pixel bends it little
BRUSHES = {"one": "One pixel", "p": "Paint", "z": "Erase"}
SIDES = {
    (0, 0, "h1"): (-1, 0),
    (1, 0, "h1"): (1, 0),
    (0, 0, "v1"): (0, -1),
    (0, 1, "v1"): (0, 1),
}
"""Where each side of a pixel begins, rows and columns from its corner, and which one is beyond."""
NOTHING = runs([0] * SIDE**2)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A real image, one of its pixels or those that are painted, and what they are changed to."""

    value: float = kit.slider(1, low=0, high=1, step=0.01, label="The pixel’s value")
    image: str = kit.pictures(
        "7",
        options={str(digit): samples.name(place) for digit, place in enumerate(RIGHT)},
        pictures={str(digit): samples.images()[place] for digit, place in enumerate(RIGHT)},
        label="Image",
    )
    pixel: str = kit.pick("404", options=[str(n) for n in range(SIDE**2)], label="Pixel")
    painting: str = kit.grid([0] * SIDE**2, side=SIDE, label="Painted pixels")
    brush: str = kit.pick("one", options=list(BRUSHES), label="Brush")


def render(parameters: Parameters) -> str:
    """Draw the image with pixels changed, and the ten outputs over every value they can have."""
    place, pixel, value = RIGHT[int(parameters.image)], int(parameters.pixel), parameters.value
    is_one = parameters.brush == "one"
    pixels = (pixel,) if is_one else _painted(parameters.painting)
    before = onwards(_function.first_sums(place))
    after = onwards(sums_of(place, pixels, value))
    notes = [_change(a - b) for a, b in zip(after, before, strict=True)]
    verdict = _verdict if is_one else _painted_verdict
    return kit.join(
        [
            _tools(parameters.brush),
            _canvas(parameters, pixels),
            _function.draw_outputs(_curves(place, pixels), "value", parameters, after, notes),
            kit.result(verdict(parameters, before, after)),
        ]
    )


def sums_with(place: int, pixel: int, value: float) -> list[float]:
    """Return z of the first layer for an image in which one pixel has another value."""
    return sums_of(place, (pixel,), value)


def sums_of(place: int, pixels: Sequence[int], value: float) -> list[float]:
    """Return z of the first layer for an image in which some pixels have one other value."""
    more = [(pixel, value - _image(place)[pixel]) for pixel in pixels]
    rows = zip(FIRST.weights, _function.first_sums(place), strict=True)
    return [z + sum(row[pixel] * change for pixel, change in more) for row, z in rows]


@cache
def _image(place: int) -> Sequence[float]:
    return samples.images()[place]


def _painted(painting: str) -> tuple[int, ...]:
    return tuple(place for place, cell in enumerate(kit.painted(painting)) if cell > 0)


@lru_cache(100)
def _curves(place: int, pixels: Sequence[int]) -> list[str]:
    ends = sums_of(place, pixels, 0.0), sums_of(place, pixels, 1.0)
    return _function.curves(_function.along(*ends, PARTS if len(pixels) == 1 else MANY))


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


def _verdict(parameters: Parameters, before: Sequence[float], after: Sequence[float]) -> str:
    place, pixel = RIGHT[int(parameters.image)], int(parameters.pixel)
    old, new = argmax(before), argmax(after)
    choice = f"stays {old}" if old == new else f"changes from {old} to {new}"
    return (
        f"At {kit.named('where', _where(pixel))} the image had {kit.fixed(_image(place)[pixel])}."
        f" The change moves {_most(before, after)}. The choice {choice}."
    )


def _painted_verdict(
    parameters: Parameters, before: Sequence[float], after: Sequence[float]
) -> str:
    """Say how many pixels have another value than in the image, and what is read in it now."""
    image, last = _image(RIGHT[int(parameters.image)]), int(parameters.pixel)
    painted = _painted(parameters.painting)
    changed = [pixel for pixel in painted if image[pixel] != parameters.value]
    old, new = argmax(before), kit.named("says", str(argmax(after)))
    if not changed:
        return f"No pixel changed yet: it says {new}."
    says = f": it still says {new}" if old == argmax(after) else f", and it says {new}"
    others = len(changed) - 1
    where = _where(last if last in changed else changed[-1])
    if others:
        where += f" and {others} other{'s' * (others > 1)}"
    return (
        f"{_count(len(changed))} changed{says}."
        f" Changing {kit.named('where', where)} moves {_most(before, after)}."
    )


def _count(pixels: int) -> str:
    return "1 pixel" if pixels == 1 else f"{pixels} pixels"


def _most(before: Sequence[float], after: Sequence[float]) -> str:
    changes = [a - b for a, b in zip(after, before, strict=True)]
    most = argmax([abs(change) for change in changes])
    return (
        f"output {kit.named('most', str(most))} most, by"
        f" {kit.named('change', _change(changes[most]))}"
    )


def _tools(brush: str) -> str:
    """Draw the buttons: what the pointer does, and to take back some or all that is painted."""
    buttons = [
        kit.radio(f"brush={key}", name, name, is_chosen=key == brush, is_stop=key == brush)
        for key, name in BRUSHES.items()
    ]
    clear = kit.element("button", "Clear", type="button", data_set=f"painting={NOTHING}")
    return kit.element(
        "div",
        kit.radios(buttons, "Brush", "", columns=1),
        "" if brush == "one" else clear + kit.undo("painting"),
        class_="nn-buttons nn-presets",
    )


def _canvas(parameters: Parameters, pixels: Sequence[int]) -> str:
    """Draw the image as it is, the changed pixels on it in a frame, and the grid to choose from."""
    place, pixel, value = RIGHT[int(parameters.image)], int(parameters.pixel), parameters.value
    is_one = parameters.brush == "one"
    row, column = divmod(pixel, SIDE)
    squares = "".join(f"M{each % SIDE} {each // SIDE}h1v1h-1z" for each in pixels)
    which = f"the pixel at {_where(pixel)}" if is_one else f"{_count(len(pixels))} painted"
    drawn = kit.picture(
        SIDE,
        SIDE,
        _pixels(place),
        kit.element("path", d=squares, class_="nn-dark"),
        kit.element("path", d=squares, class_="nn-bright", fill_opacity=kit.number(value)),
        kit.element("path", d=_frame(pixels), class_="nn-frame"),
        kit.element("rect", x=column, y=row, width=1, height=1, class_="nn-chosen-cell"),
        kit.cells(
            SIDE,
            "pixel=%",
            now=pixel,
            label="Pixels. Arrows choose one" if is_one else "Pixels. Arrows move, Space paints",
            value=f"{_where(pixel)}: {kit.fixed(value)}",
            paints=None if is_one else "painting",
            brush=None if is_one else "brush",
            spread=0,
        ),
        title=f"{samples.name(place)}, with {which} at {kit.fixed(value)}",
        operable=True,
    )
    return kit.element("div", drawn, class_="nn-canvas")


def _frame(pixels: Sequence[int]) -> str:
    """Return the path around some pixels: each side of one that is not a side of another too.

    >>> _frame([0, 1])
    'M0 0h1M0 1h1M0 0v1M1 0h1M1 1h1M2 0v1'
    """
    framed = {divmod(pixel, SIDE) for pixel in pixels}
    sides = [
        (f"M{column + right} {row + down}{line}", (row + up, column + left))
        for row, column in sorted(framed)
        for (down, right, line), (up, left) in SIDES.items()
    ]
    return "".join(side for side, neighbour in sides if neighbour not in framed)


@cache
def _pixels(place: int) -> str:
    return kit.pixels(_image(place), shades=32)
