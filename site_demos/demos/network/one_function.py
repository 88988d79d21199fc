"""The network as one function: walk from one image to another, and watch the ten outputs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.network import _function
from site_demos.demos.network._function import RIGHT

PARTS = 40  # of a curve
WIDTH = 4.0 * SIDE  # of the blend's picture, so that arrowheads fit beside it
OPTIONS = {str(digit): samples.name(place) for digit, place in enumerate(RIGHT)}
IMAGES = {str(digit): samples.images()[place] for digit, place in enumerate(RIGHT)}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two real images, by their digits, and how far the walk between them has come."""

    t: float = kit.slider(0.5, low=0, high=1, step=0.01, label="Part of the way, t")
    start: str = kit.pictures("7", options=OPTIONS, pictures=IMAGES, label="From")
    end: str = kit.pictures("2", options=OPTIONS, pictures=IMAGES, label="To")


def render(parameters: Parameters) -> str:
    """Draw the blend (1 - t) p + t q of two images, and the ten outputs over the whole way."""
    start, end, t = RIGHT[int(parameters.start)], RIGHT[int(parameters.end)], parameters.t
    now = outputs_at(start, end, t)
    return kit.join(
        [
            kit.tiles(
                [
                    (f"from {samples.article(int(parameters.start))}", _picture(start)),
                    (f"t = {kit.fixed(t)}", _blend(parameters)),
                    (f"to {samples.article(int(parameters.end))}", _picture(end)),
                ]
            ),
            _function.draw_outputs(_curves(start, end), "t", parameters, now, [""] * len(now)),
            kit.result(_verdict(t, now)),
        ]
    )


def outputs_at(start: int, end: int, t: float) -> list[float]:
    """Return the ten outputs for the blend of two images of our collection."""
    sums = _function.between(_function.first_sums(start), _function.first_sums(end), t)
    return _function.onwards(sums)


def _blend(parameters: Parameters) -> str:
    """Draw the blend (1 - t) p + t q, which is dragged towards either image."""
    start, end, t = RIGHT[int(parameters.start)], RIGHT[int(parameters.end)], parameters.t
    pixels = kit.pixels(_function.between(_image(start), _image(end), t), shades=32)
    return kit.picture(
        WIDTH,
        WIDTH,
        kit.element("g", pixels, transform=f"scale({WIDTH / SIDE:.0f})"),
        kit.handle(
            kit.element("rect", width=WIDTH, height=WIDTH, class_="nn-cells"),
            parameters=parameters,
            at=(WIDTH / 2, WIDTH - 12),  # below the digits, most of which end there
            across=kit.Axis("t", WIDTH),
            radius=WIDTH / 2 - 12,
        ),
        title=f"Blend: {kit.fixed(1 - t)} of the first image, {kit.fixed(t)} of the second",
        operable=True,
    )


def _verdict(t: float, now: Sequence[float]) -> str:
    first, second, *_ = sorted(range(len(now)), key=lambda digit: -now[digit])
    return (
        f"At t = {kit.fixed(t)} the largest output is that of {kit.named('choice', str(first))},"
        f" {kit.named('largest', kit.fixed(now[first], 3))}; the next is that of"
        f" {kit.named('second', str(second))}, {kit.fixed(now[second], 3)}."
    )


@cache
def _image(place: int) -> Sequence[float]:
    return samples.images()[place]


@cache
def _curves(start: int, end: int) -> list[str]:
    way = _function.along(_function.first_sums(start), _function.first_sums(end), PARTS)
    return _function.curves(way)


@cache
def _picture(place: int) -> str:
    return kit.picture(28, 28, kit.pixels(_image(place)), title=samples.name(place))
