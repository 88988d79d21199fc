"""How large a weight or bias may be: with larger ones a figure could not be worked out.

Serves playground, sigmoid-or-relu, train-it-here and your-handwriting.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import hypot

from nn_core import Network
from site_demos import kit

LARGEST = 1e6
BOUNDS = f"between -{kit.number(LARGEST)} and {kit.number(LARGEST)}"
RATE = "Learning rate η"
"""What the pages call the learning rate, in a label and in a message."""


def check_size(network: Network) -> None:
    """Refuse a network with too large a number.

    Raises
    ------
    ValueError
        If there is one.
    """
    rows = (row for layer in network.layers for row in (*layer.weights, layer.biases))
    # The length of a row is no less than its largest number, and is worked out much faster.
    long = [row for row in rows if hypot(*row) > LARGEST]
    largest = max((number for row in long for number in row), key=abs, default=0.0)
    if abs(largest) > LARGEST:
        raise ValueError(f"weights and biases must lie {BOUNDS}, but one is {largest:g}")


@contextmanager
def told_blow_up(rate: float, when: str) -> Iterator[None]:
    """Say of numbers that grow too large which knob helps, and that nothing is lost.

    Raises
    ------
    ValueError
        If what is done within raises that a number is too large.
    """
    try:
        yield
    except (ValueError, OverflowError):
        raise ValueError(
            f"{RATE} must be small enough for every number to stay {BOUNDS}, but with {rate:g} one"
            f" grew beyond that in {when}. The network is as it was before: go on with a lower one,"
            " or start again"
        ) from None
