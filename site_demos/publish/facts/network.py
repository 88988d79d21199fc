"""The numbers that every page may say: the network's shape, its score, and the data."""

from nn_core.mnist.ink import SIDE
from site_demos.kit.svg import percent
from site_demos.publish import sets
from site_demos.publish.remembered import remembered


@remembered
def nearest_means() -> list[int]:
    """Return the digit whose mean image is nearest, for each test image."""
    return sets.nearest_means(sets.means(), sets.test().images)


def facts() -> dict[str, str | list[str]]:
    """Return the numbers; of each layer but the first `layer_parameters` and `layer_weights`.

    `mean_accuracy` is the share of test images that the nearest mean image gets right.
    """
    network, labels = sets.network(), sets.test().labels
    correct = sets.right(sets.choices(), labels)
    sizes = [f"{size:,}" for size in network.sizes]
    return {
        "side": str(SIDE),
        "pixel_count": str(SIDE * SIDE),
        "layers": sizes,
        "shape": f"{', '.join(sizes[:-1])} and {sizes[-1]}",
        "layer_parameters": [f"{layer.parameter_count:,}" for layer in network.layers],
        "layer_weights": [f"{layer.n_out * layer.n_in:,}" for layer in network.layers],
        "neuron_count": f"{sum(network.sizes[1:]):,}",
        "parameter_count": f"{network.parameter_count:,}",
        "train_count": f"{len(sets.train()):,}",
        "test_count": f"{len(labels):,}",
        "wrong_count": f"{len(labels) - correct:,}",
        "accuracy": percent(correct / len(labels), 2),
        "error_rate": percent(1 - correct / len(labels), 2),
        "mean_accuracy": percent(sets.right(nearest_means(), labels) / len(labels), 1),
    }
