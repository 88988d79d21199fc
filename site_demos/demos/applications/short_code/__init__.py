"""A digit through a short code and back: by a network, and by cosines of the same size."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nn_core import Vector, argmax
from nn_core.mnist.ink import SIDE, prepare
from nn_core.mnist.strokes import PEN, rasterise, scale
from site_demos import kit, samples
from site_demos.demos.applications import _kept
from site_demos.demos.applications.short_code import codes
from site_demos.demos.applications.short_code.codes import IMAGES, KEPT, LENGTHS, MADE, READER

DATA = (MADE, IMAGES)
SHOWN = samples.gallery()
SHADES = 16
BITS = 8
PLOT = kit.Plot(x=(0, len(LENGTHS) - 1), y=(0, 1), left=44, top=30, width=336, height=110)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A digit, or a drawing in its place, and how long its code is."""

    power: int = kit.whole(
        3, low=0, high=len(LENGTHS) - 1, label="Length of the code, as a power of 2"
    )
    sample: str = kit.pictures(
        str(samples.numbers()[0]),
        options={str(samples.numbers()[n]): samples.name(n) for n in SHOWN},
        pictures={str(samples.numbers()[n]): samples.images()[n] for n in SHOWN},
        label="Test image",
        clears="drawing",
    )
    drawing: str = kit.drawing(label="Or your drawing, of anything", pen=PEN)


def render(parameters: Parameters) -> str:
    """Draw the image, its two copies, and how many copies of all test images turn."""
    length, image = LENGTHS[parameters.power], _image(parameters)
    code = codes.code(image, length)
    copies = [codes.copy(code, length), codes.from_cosines(image, length)]
    names = ("the image", "the network’s copy", "the cosines’ copy")
    tiles = [
        (f"{name}, read as {_reading(each)}", _drawn(each, name))
        for name, each in zip(names, [image, *copies], strict=True)
    ]
    told = _sentence(length, code, [codes.error(each, image) for each in copies])
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


def _sentence(length: int, code: Sequence[int], errors: Sequence[float]) -> str:
    shown = ", ".join(map(str, code[:8])) + (", …" if length > 8 else "")
    numbers = "number" if length == 1 else "numbers"
    return (
        f"{SIDE * SIDE} numbers become {kit.named('length', str(length))} {numbers} of {BITS} bits"
        f" ({shown}): {kit.named('bits', f'{BITS * length:,}')} bits for"
        f" {BITS * SIDE * SIDE:,}. Mean squared error:"
        f" {kit.named('error', kit.fixed(errors[0], 4))} by the network,"
        f" {kit.named('plain', kit.fixed(errors[1], 4))} by cosines."
    )


def share(way: str, power: int) -> float:
    """Return the share of copies that turn, of the test images that are read right."""
    kept = _kept.read(KEPT)
    turned: int = kept["runs"][power][way]["turned"]
    return turned / int(kept["right"])


def _curves(parameters: Parameters) -> str:
    power = parameters.power
    shares = [[share(way, each) for each in range(len(LENGTHS))] for way in ("network", "cosines")]
    network, cosines = (found[power] for found in shares)
    x, y = PLOT.at(power, network)
    spoken = f"{kit.percent(network, 1)} by the network, {kit.percent(cosines, 1)} by cosines"
    return kit.picture(
        400,
        178,
        _axes(),
        PLOT.path(list(enumerate(shares[1])), "nn-curve nn-other"),
        _label("cosines (dashed)", 4.35, 0.78),
        _label("network (solid)", 0.2, 0.3),
        kit.element(
            "g",
            PLOT.path(list(enumerate(shares[0])), "nn-curve"),
            kit.handle(
                kit.element("circle", cx=x, cy=y, r=5, class_="nn-point"),
                parameters=parameters,
                at=(x, y),
                across=kit.Axis("power", PLOT.scale[0]),
            ),
            _value(power, network),
            class_="nn-solution",
        ),
        title=f"Copies of {LENGTHS[power]} numbers that are read as another digit: {spoken}.",
        operable=True,
    )


def _axes() -> str:
    """Draw the axes; that of the lengths doubles at each step."""
    ticks = (
        kit.element(
            "text", str(length), x=PLOT.at(n, 0)[0], y=156, class_="nn-tick", text_anchor="middle"
        )
        for n, length in enumerate(LENGTHS)
    )
    label = kit.element(
        "text", "numbers in the code", x=380, y=173, class_="nn-label", text_anchor="end"
    )
    y_label = "share of the test images whose copy is read as another digit"
    return PLOT.axes([], [0, 0.5, 1], x_label="", y_label=y_label) + kit.join(ticks) + label


def _label(text: str, x: float, y: float) -> str:
    across, down = PLOT.at(x, y)
    return kit.element("text", text, x=across, y=down, class_="nn-label nn-halo")


def _value(power: int, value: float) -> str:
    x, y = PLOT.at(power, value)
    side, anchor = (-12, "end") if power > 3 else (12, "start")
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
    title = kit.element("p", "Found in the test images: the digit, and the copy", class_="nn-title")
    return title + kit.element(
        "div",
        *(_turned(number, image, length) for number, image in codes.turned(length)),
        class_="nn-tiles nn-turned",
    )


def _turned(number: int, image: Vector, length: int) -> str:
    copied = codes.copy(codes.code(image, length), length)
    both = kit.join(
        [
            kit.pixels(image, shades=SHADES),
            kit.element("g", kit.pixels(copied, shades=SHADES), transform=f"translate({SIDE + 2})"),
        ]
    )
    drawn = kit.picture(2 * SIDE + 2, SIDE, both, title=f"Test image {number}, and its copy")
    words = f"{argmax(READER.forward(image))} → {_reading(copied)}"
    return kit.element("div", drawn, kit.element("p", words), class_="nn-tile")
