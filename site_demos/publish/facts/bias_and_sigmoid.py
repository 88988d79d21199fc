"""The numbers in the chapter about bias and sigmoid: a threshold, and real sums and biases."""

from typing import Any

from nn_core import activation
from nn_core.fast.sparse import dense_sparse
from site_demos.demos.neurons import sigmoid, threshold
from site_demos.kit.svg import fixed, percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered

PARTS = 1000  # sums are kept as this many quantiles
NEAR = (-4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0)  # how far from the threshold
FLAT = 0.01  # an activation this near to 0 or 1 is on a flat end of the sigmoid


def facts() -> dict[str, Any]:
    """Return what the chapter says; `sigmoids` are those of a few whole numbers."""
    squash = activation("sigmoid").function
    return {
        "threshold": biased_sum(),
        "first_layer": scale(),
        "sigmoids": {z: sigmoid.written(squash([float(z)])[0]) for z in range(-10, 11)},
    }


@remembered
def first_layer() -> dict[str, Any]:
    """Return how large the weighted sums of the first layer are, without the biases.

    `quantiles` are those of all sums, rising, from the least to the most; `flat` is the share of
    activations within FLAT of 0 or 1, `zero` the share of sums with bias that ReLU would make 0.
    """
    layer, images = sets.network().layers[0], sets.test().images
    nothing = [0.0] * layer.n_out
    sums = [
        total
        for n in range(len(images))
        for total in dense_sparse(layer.weights, nothing, images.sparse(n))
    ]
    biases = list(layer.biases) * len(images)
    with_bias = [total + bias for total, bias in zip(sums, biases, strict=True)]
    activations = layer.activation.function(with_bias)
    sums.sort()
    return {
        "quantiles": [sums[round(k * (len(sums) - 1) / PARTS)] for k in range(PARTS + 1)],
        "flat": sum(not FLAT <= a <= 1 - FLAT for a in activations) / len(sums),
        "zero": sum(z <= 0 for z in with_bias) / len(sums),
    }


def scale() -> dict[str, str]:
    """Return the scale of the first layer's sums and biases.

    Half of all sums lie from `low` to `high`, nine in ten from `lowest` to `highest`.
    """
    kept, biases = first_layer(), sets.network().layers[0].biases
    places = {"least": 0, "lowest": 50, "low": 250, "high": 750, "highest": 950, "most": 1000}
    return {
        **{name: fixed(kept["quantiles"][place], 1) for name, place in places.items()},
        "flat": percent(kept["flat"], 0),
        "zero": percent(kept["zero"], 0),
        "least_bias": fixed(min(biases), 1),
        "most_bias": fixed(max(biases), 1),
    }


def biased_sum() -> dict[str, object]:
    """Return the sum, bias, z and activation of the figure of the threshold as it stands at first.

    `steps` are the activations for sums around the threshold.
    """
    begin = threshold.Parameters()
    z = begin.total + begin.bias
    far = {f"{-begin.bias + near:g}": threshold.SIGMOID.function([near])[0] for near in NEAR}
    (a,) = threshold.SIGMOID.function([z])
    return {
        "sum": f"{begin.total:g}",
        "bias": fixed(begin.bias, 0),
        "threshold": fixed(-begin.bias, 0),
        "z": f"{z:g}",
        "a": fixed(a, 3),
        "steps": {total: fixed(a, 3) for total, a in far.items()},
    }
