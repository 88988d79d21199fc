"""The site's network, and what readers call its neurons.

Serves as-it-learned, both-moved, draw-a-digit, hope-and-truth, moved-digit, near-tie, noise-in,
other-numbers, plain-image and reliability.
"""

from functools import cache

from nn_core import Network
from site_demos import weights

NETWORK = Network.load(weights.DIGITS)
NAMES = ("First hidden layer", "Second hidden layer", "Output layer")


def ranking(outputs: tuple[float, ...]) -> list[int]:
    """Return the digits, the one with the largest output first."""
    return sorted(range(len(outputs)), key=lambda digit: -outputs[digit])


def address(name: str) -> tuple[int, int]:
    """Return layer and place of a neuron's name.

    >>> address("3.7")
    (3, 7)
    """
    layer, index = name.split(".")
    return int(layer), int(index)


def neuron_name(layer: int, index: int) -> str:
    """Return what a reader calls a neuron.

    >>> neuron_name(1, 4), neuron_name(3, 7)
    ('First hidden layer, neuron 5 of 16', 'Output for the digit 7')
    """
    if layer == 3:
        return f"Output for the digit {index}"
    return f"{NAMES[layer - 1]}, neuron {index + 1} of 16"


@cache
def full_strength(layer: int) -> float:
    """Return the scale of all pictures of a layer's weights."""
    return weights.full_strength(NETWORK.layers[layer - 1].weights)
