"""The first layer of the site's network, before its training and after it."""

from functools import cache

import nn_core
from nn_core import Matrix, Network
from site_demos import weights

SAME = 1e-5  # shares of a first weight that are so near to one another are the same


@cache
def layers() -> dict[str, Matrix]:
    """Return the weights of the first layer as they were drawn, and as training left them."""
    begun = nn_core.begin_training(nn_core.Recipe()).network
    trained = Network.load(weights.DIGITS)
    return {"before": begun.layers[0].weights, "after": trained.layers[0].weights}


def is_shrunk(place: int) -> bool:
    """Say whether the weights from a pixel have all shrunk to the same share of what they were."""
    left = shares(place)
    return max(left) - min(left) < SAME


def shares(place: int) -> list[float]:
    """Return, for the weights from one pixel, what is left of each: the last over the first."""
    return [
        after[place] / before[place]
        for before, after in zip(layers()["before"], layers()["after"], strict=True)
    ]
