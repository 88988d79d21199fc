"""The numbers in the chapter about ReLU: what is left of a slope after many layers."""

from statistics import median
from typing import Any

from nn_core import (
    Dataset,
    Recipe,
    activation,
    begin_training,
    delta_lengths,
    loss,
    one_hots,
)
from site_demos.kit.svg import fixed
from site_demos.publish import sets
from site_demos.publish.depth import DEEP, SHALLOW, recipe
from site_demos.publish.facts.bias_and_sigmoid import scale
from site_demos.publish.remembered import remembered

SHOWN = ("sigmoid", "larger", "relu")
SEEDS = range(5)
IMAGES = 20


@remembered
def shares() -> dict[str, list[float]]:
    """Return, for each kind of network, `share_left` at both depths: the median over some seeds."""
    return {
        kind: [
            median(share_left(sets.test(), recipe(kind, layers, 1.0, seed)) for seed in SEEDS)
            for layers in (SHALLOW, DEEP)
        ]
        for kind in SHOWN
    }


def share_left(test: Dataset, recipe: Recipe) -> float:
    """Return |δ| of the first layer as a share of |δ| of the last, before any training.

    δ = ∂C/∂z says how much the loss would change with the sums of a layer.
    """
    network = begin_training(recipe).network
    images, targets = [test.images.sparse(n) for n in range(IMAGES)], one_hots(test.labels[:IMAGES])
    first, *_, last = delta_lengths(network, images, targets, loss(recipe.loss))
    return first / last


def facts() -> dict[str, Any]:
    """Return what the chapter says; `zero` is the share of first-layer sums that are not positive.

    `quarters` are products of that many slopes of the sigmoid, at their largest.
    """
    (steepest,) = activation("sigmoid").slope([0.5])
    return {
        "shallow": str(SHALLOW),
        "deep": str(DEEP),
        "seeds": str(len(SEEDS)),
        "images": str(IMAGES),
        "zero": scale()["zero"],
        "quarters": {str(n): _as_text(steepest**n, 3) for n in (1, 2, DEEP)},
        "left": {kind: [_as_text(share) for share in both] for kind, both in shares().items()},
    }


def _as_text(share: float, digits: int = 2) -> str:
    """Write a share with so many digits that count, however small it is.

    >>> _as_text(0.0613), _as_text(0.0000089)
    ('0.061', '0.0000089')
    """
    power = int(f"{share:e}".split("e")[1])
    return fixed(share, max(0, digits - 1 - power))
