"""A digit through a short code and back: by a network, and by cosines of the same size."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from nn_core import Vector, argmax
from nn_core.mnist.ink import SIDE, prepare
from nn_core.mnist.strokes import PEN, rasterise, scale
from site_demos import kit, samples
from site_demos.demos.applications import _kept
from site_demos.demos.applications.short_code import codes
from site_demos.demos.applications.short_code.codes import IMAGES, KEPT, LONGEST, MADE, READER

DATA = (MADE, IMAGES)
SHOWN = samples.gallery()
SHADES = 16
BITS = 8
PLOT = kit.Plot(x=(0, LONGEST), y=(0, 1), left=44, top=30, width=336, height=110)
FIRST = 8  # numbers of a code that are written
TURNED = 3  # images that turned, of those that are kept


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A digit, or a drawing in its place, and how long its code is."""

    length: int = kit.whole(8, low=1, high=LONGEST, label="Numbers in the code")
    sample: str = kit.pictures(
        str(samples.numbers()[0]),
        options={str(samples.numbers()[n]): samples.name(n) for n in SHOWN},
        pictures={str(samples.numbers()[n]): samples.images()[n] for n in SHOWN},
        label="Test image",
        clears="drawing",
    )
    drawing: str = kit.drawing(label="Or draw anything you like", pen=PEN)


def render(parameters: Parameters) -> str:
    """Draw the image, its two copies, and how many copies of all test images turn."""
    length, image = parameters.length, _image(parameters)
    code = codes.code(image, length)
    copies = [codes.copy(code), codes.from_cosines(image, length)]
    names = ("the image", "the network’s copy", "the cosines’ copy")
    tiles = [
        (f"{name}, read as {_reading(each)}", _drawn(each, name))
        for name, each in zip(names, [image, *copies], strict=True)
    ]
    told = _sentence(code, [codes.error(each, image) for each in copies])
    return kit.join([kit.tiles(tiles), kit.result(told), _curves(parameters), _all_turned(length)])


def _image(parameters: Parameters) -> list[float]:
    if parameters.drawing:
        return list(prepare(rasterise(scale(kit.strokes(parameters.drawing)))).pixels)
    return list(samples.images()[samples.numbers().index(int(parameters.sample))])


def _drawn(image: Vector, name: str) -> str:
    return kit.picture(SIDE, SIDE, kit.pixels(image, shades=SHADES), title=name.capitalize())


def _reading(image: Vector) -> str:
    """Return what the site's network reads, and how large its output is."""
    outputs = READER.forward(image)
    return f"{argmax(outputs)}, {kit.fixed(max(outputs))}"


@lru_cache(128)
def _read(image: tuple[float, ...]) -> int:
    return argmax(READER.forward(image))


def _sentence(code: Sequence[int], errors: Sequence[float]) -> str:
    length = len(code)
    shown = ", ".join(kit.fixed(each, 0) for each in code[:FIRST]) + (
        ", …" if length > FIRST else ""
    )
    numbers = "number" if length == 1 else "numbers"
    return (
        f"{SIDE * SIDE} numbers become {kit.named('length', str(length))} {numbers} of {BITS} bits"
        f" ({shown}): {kit.named('bits', f'{BITS * length:,}')} bits"
        f" instead of {BITS * SIDE * SIDE:,}. Mean squared error:"
        f" {kit.named('error', kit.fixed(errors[0], 4))} by the network,"
        f" {kit.named('plain', kit.fixed(errors[1], 4))} by cosines."
        + kit.element("span", _turned_of_all(length), class_="nn-solution")
    )


def _turned_of_all(length: int) -> str:
    """Say how many test images turn, which a page may ask first."""
    right, turned = int(_kept.read(KEPT)["right"]), codes.run(length)["network"]["turned"]
    return (
        f" Of {right:,} test images, {kit.named('turned', f'{turned:,}')} are read as another digit"
        f" in the network’s copy: {kit.percent(turned / right, 1)} ({kit.span(turned, right)})."
    )


@cache
def shares(way: str) -> list[tuple[int, float]]:
    """Return each length, and the share of copies that turn of the images that are read right."""
    right = int(_kept.read(KEPT)["right"])
    return [(run["length"], run[way]["turned"] / right) for run in _kept.read(KEPT)["runs"]]


def _curves(parameters: Parameters) -> str:
    length = parameters.length
    network, cosines = (shares(way)[length - 1][1] for way in ("network", "cosines"))
    return kit.picture(
        400,
        178,
        _still(),
        kit.element(
            "g",
            _network(),
            kit.held_dot(parameters, "length", PLOT, (length, network)),
            _value(length, network),
            class_="nn-solution",
        ),
        title=f"Read as another digit: {kit.percent(cosines, 1)} of the copies by {length} cosines."
        " How many of the network’s are, the text says.",
        operable=True,
    )


@cache
def _network() -> str:
    return PLOT.path(shares("network"), "nn-curve") + _label("network (solid)", 6, 0.5)


@cache
def _still() -> str:
    """Draw what does not move: the axes, and the curve of the cosines."""
    y_label = "share of the test images whose copy is read as another digit"
    return kit.join(
        [
            PLOT.axes(
                [1, 16, 32, 48, LONGEST],
                [0, 0.5, 1],
                x_label="numbers in the code",
                y_label=y_label,
            ),
            PLOT.path(shares("cosines"), "nn-curve nn-other"),
            _label("cosines (dashed)", 30, 0.45),
        ]
    )


def _label(text: str, x: float, y: float) -> str:
    across, down = PLOT.at(x, y)
    return kit.element("text", text, x=across, y=down, class_="nn-label nn-halo")


def _value(length: int, value: float) -> str:
    x, y = PLOT.at(length, value)
    side, anchor = (-12, "end") if length > LONGEST // 2 else (12, "start")
    return kit.element(
        "text",
        kit.percent(value, 1),
        x=x + side,
        y=y - 8,
        class_="nn-value nn-halo",
        text_anchor=anchor,
    )


@cache
def _all_turned(length: int) -> str:
    """Draw test images that turned, each beside its copy."""
    title = kit.element("p", "Found in the test images: the digit, and its copy", class_="nn-title")
    return title + kit.element(
        "div",
        *(_turned(number, image, length) for number, image in codes.turned(length)[:TURNED]),
        class_="nn-tiles nn-mistaken",
    )


def _turned(number: int, image: tuple[float, ...], length: int) -> str:
    copied = codes.copy(codes.code(image, length))
    both = kit.join(
        [
            kit.pixels(image, shades=SHADES),
            kit.element("g", kit.pixels(copied, shades=SHADES), transform=f"translate({SIDE + 2})"),
        ]
    )
    drawn = kit.picture(2 * SIDE + 2, SIDE, both, title=f"Test image {number}, and its copy")
    words = f"{_read(image)} → {_reading(copied)}"
    return kit.element("div", drawn, kit.element("p", words), class_="nn-tile")
