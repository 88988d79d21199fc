"""The network as a picture: the surface of each neuron, and the weights as lines between them."""

from collections.abc import Sequence
from functools import lru_cache

from nn_core import Network
from site_demos import kit
from site_demos.demos.learning.playground import surface
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.headings import draw_headings
from site_demos.demos.learning.playground.layout import (
    HEIGHT,
    SIDE,
    WIDTH,
    Place,
    all_places,
    chosen_of,
    name_of,
)
from site_demos.demos.learning.playground.settings import OUTPUT, Parameters, features

FULL_WEIGHT = 2.0
WIDEST = 6.0
HALF = SIDE / 2
BELOW = 4.0  # from a neuron's surface to the line that is its bias
AWAY = 0.16  # of the way along a line: where its weight can be held
DOT = 4.5


def draw_network(
    parameters: Parameters,
    network: Network,
    activations: Sequence[Sequence[Sequence[float]]],
) -> str:
    """Draw inputs, hidden layers and output from left to right, and what changes them."""
    names = features(parameters)
    inputs, places = all_places(network, names)
    here = chosen_of(network, parameters.neuron)
    drawn = [  # each part in a place of its own, whatever the shape
        kit.element("g", draw_headings(parameters, network.layers[-1].activation.name)),
        kit.element("g", *_lines(network, places)),
        kit.element("g", *(_feature(parameters, name, at, names) for name, at in inputs.items())),
        kit.element(
            "g",
            *_neurons(network, activations, places[1:], here),
            role="radiogroup",
            aria_label="Neurons",
        ),
        kit.element("g", *_weights(network, places, here)),
    ]
    title = "The network. Choose a neuron to see what it makes of the plane, and its weights."
    return kit.picture(WIDTH, HEIGHT, *drawn, title=title, operable=True)


def _lines(network: Network, places: list[list[Place]]) -> list[str]:
    """Draw every weight as a line between two surfaces, and every bias as a line under one.

    Whichever is taken hold of chooses the neuron that it leads to.
    """
    lines = []
    for number, layer in enumerate(network.layers):
        last = number == len(network.layers) - 1
        for j, (row, bias) in enumerate(zip(layer.weights, layer.biases, strict=True)):
            sets = f"neuron={OUTPUT if last else f'{number}.{j}'}"
            x, y = places[number + 1][j]
            ends = [((a + HALF, b), (x - HALF, y)) for a, b in places[number]]
            ends.append(((x - HALF, y + HALF + BELOW), (x + HALF, y + HALF + BELOW)))
            held = [
                kit.held_number(
                    kit.weight_line(*at, value, scale=FULL_WEIGHT, widest=WIDEST),
                    place=f"{number}.{j}.{i}",
                    value=value,
                    at=at,
                )
                for i, (at, value) in enumerate(zip(ends, (*row, bias), strict=True))
            ]
            lines.append(kit.element("g", *held, data_sets=sets))
    return lines


def _weights(network: Network, places: list[list[Place]], here: tuple[int, int]) -> list[str]:
    """Draw the weights into the chosen neuron as numbers, each with a dot to hold it by."""
    number, j = here
    x, y = places[number + 1][j]
    parts = []
    for i, value in enumerate(network.layers[number].weights[j]):
        a, b = places[number][i]
        at = (a + HALF + AWAY * (x - a - SIDE), b + AWAY * (y - b))
        parts.append(
            kit.held_number(
                kit.element("circle", cx=at[0], cy=at[1], r=DOT, class_="nn-grip"),
                place=f"{number}.{j}.{i}",
                value=value,
                at=[at],
            )
        )
        parts.append(
            kit.element(
                "text",
                kit.fixed(value),
                x=at[0],
                y=at[1] - 8,
                class_="nn-tick nn-halo",
                text_anchor="middle",
            )
        )
    return parts


def _feature(parameters: Parameters, name: str, at: Place, names: Sequence[str]) -> str:
    now = getattr(parameters, name)
    return _input(name, at, is_given=name in names, sets=f"{name}={'off' if now else 'on'}")


@lru_cache(maxsize=64)
def _input(name: str, at: Place, *, is_given: bool, sets: str) -> str:
    x, y = at
    symbol = FEATURES[name].symbol
    label = kit.element(
        "text", symbol, x=x, y=y + 4, class_="nn-tick nn-on-cell", text_anchor="middle"
    )
    values = tuple(surface.coarse(surface.of_feature(name)))
    return kit.element(
        "g",
        _framed(_shaded(values, surface.UNBOUNDED), x, y),
        label,
        role="checkbox",
        aria_checked=str(is_given).lower(),
        aria_label=f"Input {symbol}",
        tabindex=0,
        data_set=sets,
        data_peek=f"shown={name}",
        class_="nn-input",
    )


def _neurons(
    network: Network,
    activations: Sequence[Sequence[Sequence[float]]],
    places: list[list[Place]],
    here: tuple[int, int],
) -> list[str]:
    """Draw the surface of each neuron; arrows move among them."""
    drawn = []
    for number, (layer, columns) in enumerate(zip(network.layers, activations, strict=True)):
        function = layer.activation.name
        last = number == len(network.layers) - 1
        full = surface.OUTPUT if last else surface.full_strength(function)
        for j, column in enumerate(columns):
            values = surface.coarse(column)
            if last:
                values = surface.of_output(values, function)
            is_chosen = (number, j) == here
            named = OUTPUT if last else f"{number}.{j}"
            drawn.append(
                kit.element(
                    "g",
                    _framed(_shaded(tuple(values), full), *places[number][j]),
                    role="radio",
                    aria_checked=str(is_chosen).lower(),
                    aria_label=name_of(network, number, j),
                    tabindex=0 if is_chosen else -1,
                    data_set=f"neuron={named}",
                    data_peek=f"shown={named}",
                    class_="nn-neuron",
                )
            )
    return drawn


@lru_cache(maxsize=64)  # most of what is set leaves most neurons as they are
def _shaded(values: tuple[float, ...], full: float) -> str:
    return surface.shaded(values, surface.COARSE, full)


def _framed(drawn: str, x: float, y: float) -> str:
    left, top = x - HALF, y - HALF
    moved = f"translate({left:.1f} {top:.1f}) scale({SIDE / surface.COARSE:.4f})"
    frame = kit.element("rect", x=left, y=top, width=SIDE, height=SIDE, class_="nn-rim")
    return kit.element("g", drawn, transform=moved) + frame
