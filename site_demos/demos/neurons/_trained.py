"""The first layer of the site's trained network, and what it makes of the sample images.

Serves paint-the-weights, relu and threshold.
"""

from functools import cache

from nn_core import Network
from site_demos import samples, weights

LAYER = Network.load(weights.DIGITS).layers[0]


@cache
def full_strength() -> float:
    """Return the scale of pictures of this layer's weights."""
    return weights.full_strength(LAYER.weights)


@cache
def sums(place: int) -> tuple[float, ...]:
    """Return the weighted sum of each neuron, without its bias, for one image of our collection."""
    image = samples.images().sparse(place)
    return tuple(
        sum(w * a for w, a in zip(image.take(row), image.entries, strict=True))
        for row in LAYER.weights
    )
