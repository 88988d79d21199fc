"""Steps that an image takes along the slopes of the cost by its pixels, which stay in 0…1.

Serves turn-the-answer and what-it-draws.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import sqrt, sumprod
from operator import mul

from nn_core import Network, Vector, dense, input_slopes, loss, one_hot, transpose
from site_demos import weights

NETWORK = Network.load(weights.DIGITS)
FIRST, *REST = NETWORK.layers
AFTER = Network(REST)  # from the neurons of the first layer on
FANS = transpose(FIRST.weights)  # for each pixel, its weights into these neurons
COST = loss("binary cross-entropy")

type Image = tuple[float, ...]


@lru_cache(400)
def stepped(start: Image, digit: int, length: float, steps: int) -> Image:
    """Return an image after so many steps towards a digit; of negative length, away from it."""
    if not steps:
        return start
    before = stepped(start, digit, length, steps - 1)
    return moved(before, downhill(before, digit), length)


@lru_cache(400)
def first_sums(image: Image) -> list[float]:
    """Return the sums z in the first layer. After a step few pixels are black: none is left out."""
    return dense(FIRST.weights, FIRST.biases, image)


def outputs(sums: Vector) -> list[float]:
    """Return what the network says where these are the sums z in the first layer."""
    activations = FIRST.activation.function(sums)
    for layer in REST:
        activations = layer.forward(activations)
    return activations


def downhill(image: Image, digit: int) -> list[float]:
    """Return the direction, 1 long, in which the cost of not saying that digit falls most.

    It is -∂C/∂p over its length. The slopes go back to the first layer, and by its weights to the
    pixels, as `input_slopes` of the whole network has it; but the sums z are at hand, as is Wᵀ.
    """
    activations = FIRST.activation.function(first_sums(image))
    (blame,) = input_slopes(AFTER, [activations], [one_hot(digit)], COST)
    delta = list(map(mul, blame, FIRST.activation.slope(activations)))
    return reversed_unit([sumprod(delta, fan) for fan in FANS])


def reversed_unit(slopes: list[float]) -> list[float]:
    """Return the direction against some slopes, 1 long; all 0 where there is no slope at all.

    >>> reversed_unit([3.0, -4.0])
    [-0.6, 0.8]
    """
    size = length(slopes)
    return [-slope / size for slope in slopes] if size else slopes


def moved(image: Vector, direction: Iterable[float], length: float) -> Image:
    """Return an image that goes so far in a direction, as far as its pixels stay in 0…1.

    >>> moved((0.5, 0.9, 0.1), (0.0, 1.0, -1.0), 0.25)
    (0.5, 1.0, 0.0)
    """
    gone = [p + length * d for p, d in zip(image, direction, strict=True)]
    return tuple([p if 0.0 <= p <= 1.0 else float(p > 1.0) for p in gone])


def length(numbers: Sequence[float]) -> float:
    """Return the root of the sum of squares.

    >>> length([3.0, -4.0])
    5.0
    """
    return sqrt(sumprod(numbers, numbers))
