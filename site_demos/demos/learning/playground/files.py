"""Files: a trained network as JSON and as Python that runs by itself, and either back again."""

from dataclasses import replace
from pprint import pformat

from nn_core import Network, Saved, parse_weights, weights_text
from site_demos import kit
from site_demos.demos.learning._bounds import check_size
from site_demos.demos.learning.playground.data import OWN
from site_demos.demos.learning.playground.features import FEATURES
from site_demos.demos.learning.playground.settings import (
    ACTIVATION_FUNCTIONS,
    ENDS,
    LAYERS,
    WIDEST,
    Parameters,
    features,
    has_values,
)
from site_demos.demos.learning.playground.table import FILLED, ends_of
from site_demos.demos.learning.playground.training import numbers_of

PYTHON = '''"""A network from the playground of 13,002 Knobs: two numbers in, one out.

Run it with both numbers: python network.py 1.5 -2
"""

import sys
from math import exp, sin, tanh

LAYERS = LAYERS_HERE
"""For each layer: its activation, its weights[j][i] into neuron j from input i, and its biases."""


def inputs(x1, x2):
    """Return what the network is given of a point."""
SCALE_HERE    return [INPUTS_HERE]


ACTIVATION_FUNCTIONS = {
    "tanh": tanh,
    "relu": lambda z: max(0.0, z),
    "sigmoid": lambda z: 0.0 if z < -700 else 1 / (1 + exp(-z)),
    "identity": lambda z: z,
}


def network(x1, x2):
    """Return the output: MEANING_HERE."""
    a = inputs(x1, x2)
    for name, weights, biases in LAYERS:
        sums = [sum(w * x for w, x in zip(row, a)) + b for row, b in zip(weights, biases)]
        a = [ACTIVATION_FUNCTIONS[name](z) for z in sums]
    return a[0]


if __name__ == "__main__":
    try:
        x1, x2 = map(float, sys.argv[1:])
        if not (abs(x1) <= 1e6 and abs(x2) <= 1e6):
            raise ValueError
    except ValueError:
        sys.exit("Give two numbers from -1000000 to 1000000, as in: python network.py 1.5 -2")
    print(network(x1, x2))
'''


MEANINGS = {
    "sigmoid": "above 0.5 it says class 1, below 0.5 class 0",
    "identity": "the value that it expects",
}
"""What a network says, by the activation of its output."""
FIRST = {"sigmoid": "circles", "identity": "slope"}
"""Data for it, where those that are chosen have no such answers."""


def as_json(parameters: Parameters, network: Network) -> str:
    """Return a weights file of `nn_core` whose recipe names the inputs."""
    recipe = {"inputs": [FEATURES[name].python for name in features(parameters)]}
    return weights_text(Saved(network.layers, seed=parameters.seed, recipe=recipe))


def as_python(parameters: Parameters, network: Network) -> str:
    """Return a program that computes what the network does, with the standard library only."""
    layers = [
        (layer.activation.name, [list(row) for row in layer.weights], list(layer.biases))
        for layer in network.layers
    ]
    given = ", ".join(FEATURES[name].python for name in features(parameters))
    text = PYTHON.replace("LAYERS_HERE", pformat(layers, width=96)).replace("INPUTS_HERE", given)
    meaning = MEANINGS[network.layers[-1].activation.name]
    return text.replace("SCALE_HERE", _scaling(parameters)).replace("MEANING_HERE", meaning)


def _scaling(parameters: Parameters) -> str:
    """Return the lines that stretch the reader's own numbers as the playground did."""
    ends = ends_of(parameters.scale) if parameters.data == OWN else []
    return "".join(
        f"    {name} = {FILLED} * (2 * ({name} - {low!r}) / {high - low!r} - 1)\n"
        if high > low
        else f"    {name} = 0.0\n"
        for name, low, high in zip(("x1", "x2") if ends else (), ends[::2], ends[1::2], strict=True)
    )


def read(parameters: Parameters, text: str) -> tuple[Parameters, Network]:
    """Return the network of a JSON file, and the parameters that describe it.

    Raises
    ------
    ValueError
        If it is no sound weights file, or not of a network that the playground could make.
    """
    saved = parse_weights(text)
    names = _inputs(saved)
    network = Network(saved.layers)
    *inner, last = network.layers
    if last.n_out != 1 or last.activation.name not in MEANINGS:
        known = " or ".join(MEANINGS)
        raise ValueError(
            f"the last layer must be one {known} neuron, but is {last.n_out} {last.activation.name}"
        )
    if ENDS[has_values(parameters)][0] != last.activation.name:
        parameters = replace(parameters, data=FIRST[last.activation.name])
    if len(inner) > LAYERS:
        raise ValueError(f"there may be at most {LAYERS} hidden layers, but there are {len(inner)}")
    shape: dict[str, int | str | bool] = {name: name in names for name in FEATURES}
    for k in range(1, LAYERS + 1):
        shape[f"layer_{k}"] = 0
    for k, layer in enumerate(inner, start=1):
        if layer.n_out > WIDEST:
            raise ValueError(f"layer {k} may have at most {WIDEST} neurons, but has {layer.n_out}")
        if layer.activation.name not in ACTIVATION_FUNCTIONS:
            known = ", ".join(ACTIVATION_FUNCTIONS)
            raise ValueError(f"layer {k} must be one of {known}, but is {layer.activation.name}")
        shape |= {f"layer_{k}": layer.n_out, f"activation_{k}": layer.activation.name}
    check_size(network)
    weights = kit.written_numbers(numbers_of(network))
    return replace(parameters, **shape, weights=weights), network  # type: ignore[arg-type]


def _inputs(saved: Saved) -> list[str]:
    """Return the names of the inputs, which must stand in the file in their usual order."""
    given = (saved.recipe or {}).get("inputs")
    listed = given if isinstance(given, list) else []
    names = [name for name, feature in FEATURES.items() if feature.python in listed]
    if given != [FEATURES[name].python for name in names] or not names:
        known = ", ".join(feature.python for feature in FEATURES.values())
        raise ValueError(f"recipe inputs must be some of {known}, in this order, but are {given}")
    taken = saved.layers[0].n_in
    if taken != len(names):
        raise ValueError(
            f"the first layer must take {len(names)} inputs as the recipe says, but takes {taken}"
        )
    return names
