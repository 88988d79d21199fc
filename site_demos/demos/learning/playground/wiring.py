"""The network as a picture: the surface of each neuron, and the weights as lines between them."""

from collections.abc import Sequence
from functools import lru_cache

from nn_core import Network
from site_demos import kit
from site_demos.demos.learning.playground import surface
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.settings import ACTIVATION_FUNCTIONS, OUTPUT

WIDTH = 400.0
TOP = 46.0  # above it the names of the layers
PITCH = 50.0
SIDE = 38.0
EDGE = 8.0  # left and right of the network
FULL_WEIGHT = 2.0
WIDEST = 6.0

type Place = tuple[float, float]


def draw_network(
    network: Network,
    features: Sequence[str],
    activations: Sequence[Sequence[Sequence[float]]],
    chosen: str,
) -> str:
    """Draw inputs, hidden layers and output from left to right; each neuron can be chosen."""
    sizes = network.sizes
    height = TOP + PITCH * max(sizes)
    places = [_column(n, size, len(sizes), height) for n, size in enumerate(sizes)]
    drawn = [  # each part in a place of its own, whatever the shape
        _names(tuple(layer.activation.name for layer in network.layers)),
        kit.element("g", *_lines(network, places)),
        kit.element("g", *(_feature(*each) for each in zip(features, places[0], strict=True))),
        kit.element(
            "g",
            *_neurons(network, activations, places[1:], chosen),
            role="radiogroup",
            aria_label="Neurons",
        ),
    ]
    title = "The network. Choose a neuron to see and change its weights."
    return kit.picture(WIDTH, height, *drawn, title=title, operable=True)


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


def name_of(network: Network, layer: int, place: int) -> str:
    """Return what a neuron is called."""
    if layer == len(network.layers) - 1:
        return "the output"
    return f"neuron {place + 1} of layer {layer + 1}"


def _column(number: int, size: int, columns: int, height: float) -> list[Place]:
    """Return the middles of a column's neurons."""
    x, middle = _middle(number, columns), (TOP + height) / 2
    return [(x, middle + PITCH * (n - (size - 1) / 2)) for n in range(size)]


def _middle(number: int, columns: int) -> float:
    """Return how far right the middle of a column stands."""
    return EDGE + SIDE / 2 + (WIDTH - SIDE - 2 * EDGE) * number / (columns - 1)


@lru_cache(maxsize=8)
def _names(functions: tuple[str, ...]) -> str:
    """Write above each column what it is, and the activation of its neurons."""
    last = len(functions)
    names = [("inputs", "")]
    for number, activation in enumerate(functions, start=1):
        name = "output" if number == last else f"layer {number}"
        names.append((name, ACTIVATION_FUNCTIONS[activation]))
    texts = []
    for number, both in enumerate(names):
        anchor = {0: "start", last: "end"}.get(number, "middle")
        x = {0: EDGE, last: WIDTH - EDGE}.get(number, _middle(number, last + 1))
        for y, text in zip((14, 30), both, strict=True):
            texts.append(kit.element("text", text, x=x, y=y, class_="nn-tick", text_anchor=anchor))
    return kit.element("g", *texts)


def _lines(network: Network, places: list[list[Place]]) -> list[str]:
    """Draw every weight as a line between the surfaces that it connects."""
    return [
        kit.weight_line(
            (places[number][i][0] + SIDE / 2, places[number][i][1]),
            (places[number + 1][j][0] - SIDE / 2, places[number + 1][j][1]),
            weight,
            scale=FULL_WEIGHT,
            widest=WIDEST,
        )
        for number, layer in enumerate(network.layers)
        for j, row in enumerate(layer.weights)
        for i, weight in enumerate(row)
    ]


@lru_cache(maxsize=64)
def _feature(name: str, place: Place) -> str:
    x, y = place
    label = kit.element(
        "text",
        FEATURES[name].symbol,
        x=x,
        y=y + 4,
        class_="nn-tick nn-on-cell",
        text_anchor="middle",
    )
    return _framed(surface.of_feature(name), x, y) + label


def _neurons(
    network: Network,
    activations: Sequence[Sequence[Sequence[float]]],
    places: list[list[Place]],
    chosen: str,
) -> list[str]:
    """Draw the surface of each neuron; arrows move among them."""
    here = chosen_of(network, chosen)
    drawn = []
    for number, (layer, columns) in enumerate(zip(network.layers, activations, strict=True)):
        full = surface.full_strength(layer.activation.name)
        last = number == len(network.layers) - 1
        for j, column in enumerate(columns):
            values = surface.coarse([2 * a - 1 for a in column] if last else column)
            is_chosen = (number, j) == here
            drawn.append(
                kit.element(
                    "g",
                    _framed(surface.shaded(values, surface.COARSE, full), *places[number][j]),
                    role="radio",
                    aria_checked=str(is_chosen).lower(),
                    aria_label=name_of(network, number, j),
                    tabindex=0 if is_chosen else -1,
                    data_set=f"neuron={OUTPUT if last else f'{number}.{j}'}",
                    class_="nn-neuron",
                )
            )
    return drawn


def _framed(drawn: str, x: float, y: float) -> str:
    left, top = x - SIDE / 2, y - SIDE / 2
    moved = f"translate({left:.1f} {top:.1f}) scale({SIDE / surface.COARSE:.4f})"
    frame = kit.element("rect", x=left, y=top, width=SIDE, height=SIDE, class_="nn-rim")
    return kit.element("g", drawn, transform=moved) + frame
