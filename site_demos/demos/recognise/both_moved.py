"""Move a digit, and compare what two networks make of it, and of all test images moved so."""

from collections.abc import Mapping
from dataclasses import dataclass

from nn_core import Vector, argmax
from site_demos import kit
from site_demos.demos.recognise import _convolution, _moving
from site_demos.demos.recognise._moving import FARTHEST, share
from site_demos.demos.recognise._network import NETWORK

NETWORKS = {"dense": NETWORK, "pooled": _convolution.load()}
NAMES = {"dense": "no filters", "pooled": "filters"}
SPAN = range(-FARTHEST, FARTHEST + 1)
SIDE = len(SPAN)
IMAGE, TOP = 168.0, 22.0
MAP, LEFTS = 100.0, {"dense": 188.0, "pooled": 300.0}
CELL = MAP / SIDE


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A digit, and how far it is moved."""

    image: str = _moving.image()
    across: int = _moving.across()
    down: int = _moving.down()


def render(parameters: Parameters) -> str:
    """Draw the moved digit, both answers, and for each network how many are read, by the move."""
    pixels = _moving.moved(parameters.image, parameters.across, parameters.down)
    where = _moving.where(parameters.across, parameters.down)
    outputs = {kind: network.forward(pixels) for kind, network in NETWORKS.items()}
    picture = kit.picture(
        400,
        TOP + IMAGE + 8,
        _moving.draw_held(parameters, pixels, pixels, IMAGE, (0, TOP)),
        *(_network(parameters, kind, each) for kind, each in outputs.items()),
        title=f"A digit to drag. {where}. {_shares(parameters)}",
        operable=True,
    )
    return picture + kit.result(_verdict(parameters, where, outputs))


def _network(parameters: Parameters, kind: str, outputs: Vector) -> str:
    """Draw the name of a network, its shares as a grid, and what it says now."""
    left, middle, best = LEFTS[kind], LEFTS[kind] + MAP / 2, argmax(outputs)
    across, down = parameters.across, parameters.down
    shares = [share(kind, x, y) for y in SPAN for x in SPAN]
    ring = kit.element(
        "rect", x=across + FARTHEST, y=down + FARTHEST, width=1, height=1, class_="nn-chosen-cell"
    )
    lines = (
        (13.0, NETWORKS[kind].parameter_count, "nn-label"),
        (TOP + MAP + 18, kit.percent(share(kind, across, down), 1), "nn-tick"),
        (TOP + MAP + 46, f"says {best}", "nn-value"),
        (TOP + MAP + 64, kit.fixed(outputs[best]), "nn-tick"),
    )
    texts = (
        kit.element("text", _text(kind, text), x=middle, y=y, class_=class_, text_anchor="middle")
        for y, text, class_ in lines
    )
    grid = kit.element(
        "g",
        kit.pixels(shares, side=SIDE),
        ring,
        transform=f"translate({left:.0f} {TOP:.0f}) scale({CELL:.4f})",
    )
    return kit.join([grid, *texts])


def _text(kind: str, text: int | str) -> str:
    return f"{NAMES[kind]}, {text:,}" if isinstance(text, int) else text


def _shares(parameters: Parameters) -> str:
    shares = (kit.percent(share(kind, parameters.across, parameters.down), 1) for kind in NETWORKS)
    return "Of all test images moved like this, {} are read right without filters, {} with.".format(
        *shares
    )


def _verdict(parameters: Parameters, where: str, outputs: Mapping[str, Vector]) -> str:
    dense, pooled = (
        kit.named(kind, kit.percent(share(kind, parameters.across, parameters.down), 1))
        for kind in NETWORKS
    )
    says = {kind: kit.named(f"says_{kind}", str(argmax(each))) for kind, each in outputs.items()}
    return (
        f"{where}: without filters it is read as {says['dense']}, with filters as"
        f" {says['pooled']}. Of all test images moved like this, {dense} and {pooled} are read"
        " right."
    )
