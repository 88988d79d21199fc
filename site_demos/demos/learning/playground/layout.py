"""Where the parts of the network stand in its picture, and what its neurons are called."""

from collections.abc import Sequence

from nn_core import Network
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.settings import OUTPUT, Parameters

WIDTH, HEIGHT = 440.0, 374.0
TOP = 70.0  # above it the heads of the layers
PITCH = 44.0
SIDE = 30.0
EDGE = 10.0  # left and right of the network

type Place = tuple[float, float]


def across(number: int, columns: int) -> float:
    """Return how far right the middle of a column stands; the inputs are column 0."""
    return EDGE + SIDE / 2 + (WIDTH - SIDE - 2 * EDGE) * number / (columns - 1)


def column(number: int, size: int, columns: int) -> list[Place]:
    """Return the middles of a column's parts, from above."""
    x, middle = across(number, columns), (TOP + HEIGHT) / 2
    pitch = min(PITCH, (HEIGHT - TOP) / size)
    return [(x, middle + pitch * (n - (size - 1) / 2)) for n in range(size)]


def all_places(
    network: Network, features: Sequence[str]
) -> tuple[dict[str, Place], list[list[Place]]]:
    """Return the place of each input that there might be, and of all that the network has."""
    columns = len(network.sizes)
    inputs = dict(zip(FEATURES, column(0, len(FEATURES), columns), strict=True))
    layers = [column(n, size, columns) for n, size in enumerate(network.sizes[1:], start=1)]
    return inputs, [[inputs[name] for name in features], *layers]


def chosen_of(network: Network, neuron: str) -> tuple[int, int]:
    """Return layer and place of the chosen neuron; of one that is not there, of the output.

    >>> from random import Random
    >>> chosen_of(Network.random((2, 3, 1), "tanh", Random(1)), "0.2")
    (0, 2)
    """
    last = len(network.layers) - 1
    if neuron == OUTPUT:
        return last, 0
    layer, place = map(int, neuron.split("."))
    return (layer, place) if layer < last and place < network.layers[layer].n_out else (last, 0)


def looked_at(parameters: Parameters) -> str:
    """Return the input or the neuron that fills the plane: for a moment another than the chosen."""
    return parameters.shown or parameters.neuron


def name_of(network: Network, layer: int, place: int) -> str:
    """Return what a neuron is called."""
    if layer == len(network.layers) - 1:
        return "the output"
    return f"neuron {place + 1} of layer {layer + 1}"
