"""A training at some moments on the way, each weight in one byte."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

from nn_core import Layer, Network, activation
from site_demos import weights
from site_demos.samples.artefact import EXTRA, Sets, present, write_json

MADE = EXTRA / "moments.json"
MOST = 127  # what the largest weight of a neuron is kept as; a byte holds no more
DIGITS = 5  # of a unit and a bias that count


class Packed(TypedDict):
    """A network as the file keeps it: neuron by neuron, a unit, a bias, and a byte a weight."""

    units: list[float]
    biases: list[float]
    weights: str


@dataclass(frozen=True)
class Moment:
    """The network after so many images, and the share of the test images that it read right."""

    seen: int
    right: float
    network: Network


@cache
def all_moments() -> list[Moment]:
    """Return the network at each moment, the first before any training."""
    kept = json.loads(present(MADE).read_text(encoding="utf-8"))
    return [Moment(each["seen"], each["right"], unpacked(each)) for each in kept]


def make(_: Sets) -> list[Path]:
    """Write what the page needs of the committed file, where it is fetched for this demo alone."""
    kept = json.loads(weights.MOMENTS.read_text(encoding="utf-8"))
    return write_json(MADE, kept["moments"])


def packed(network: Network) -> Packed:
    """Return a network in little room: a weight is a whole number of its neuron's unit."""
    rows = [row for layer in network.layers for row in layer.weights]
    biases = [bias for layer in network.layers for bias in layer.biases]
    units = [float(f"{max(map(abs, row)) / MOST:.{DIGITS}g}") for row in rows]
    numbers = bytes(
        max(-MOST, min(MOST, round(w / unit))) % 256
        for unit, row in zip(units, rows, strict=True)
        for w in row
    )
    return {
        "units": units,
        "biases": [float(f"{bias:.{DIGITS}g}") for bias in biases],
        "weights": b64encode(numbers).decode(),
    }


def unpacked(kept: Packed, sizes: tuple[int, ...] = (784, 16, 16, 10)) -> Network:
    """Return the network that `packed` has kept.

    >>> network = Network([Layer([[0.5, -1.0]], [0.25], activation("sigmoid"))])
    >>> again = unpacked(packed(network), (2, 1)).layers[0]
    >>> [round(w, 2) for w in again.weights[0]], again.biases
    ([0.5, -1.0], (0.25,))
    """
    numbers = memoryview(b64decode(kept["weights"])).cast("b")
    layers, first, place = list[Layer](), 0, 0
    for n_in, n_out in pairwise(sizes):
        rows = []
        for unit in kept["units"][first : first + n_out]:
            rows.append([unit * number for number in numbers[place : place + n_in]])
            place += n_in
        layers.append(Layer(rows, kept["biases"][first : first + n_out], activation("sigmoid")))
        first += n_out
    return Network(layers)
