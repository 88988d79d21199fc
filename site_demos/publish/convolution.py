"""Train the convolutional network of the site, in tens of minutes: `make convolution`."""

import json
import sys
from collections.abc import Sequence
from random import Random

from nn_core import Layer, Recipe, begin_training, one_hots, read_mnist, train
from nn_core.checkpoint import dataset_digest, recipe_settings
from nn_core.convolution import ConvolutionalNetwork
from nn_core.convolution_backprop import ConvolutionExamples
from nn_core.evaluate import accuracy
from nn_core.files import write_whole
from site_demos import weights
from site_demos.publish.sets import MNIST

FILTERS = 16
DIGITS = 4  # of a number in the file that count
RECIPE = Recipe(
    sizes=(784, 256, 10),
    activation_functions=("relu", "sigmoid"),
    initialisation="he",
    learning_rate=0.03,
    l2=0.0,
    batch_size=20,
    epochs=3,
    copies=0,
)
"""As the layers are, an image, 16 maps pooled to 4 × 4, ten outputs; the rest is how they learn."""


def begin() -> ConvolutionalNetwork:
    """Return the network before its training."""
    return ConvolutionalNetwork.begin(FILTERS, Random(RECIPE.seed))


def main() -> None:
    """Train, and write the file after each epoch."""
    learnt, test = read_mnist(MNIST, "train"), read_mnist(MNIST, "t10k")
    targets = one_hots(learnt.labels)
    examples = ConvolutionExamples(learnt.images, targets, RECIPE.loss)
    state = begin_training(RECIPE, begin())
    for record in train(
        state, learnt.images, targets, RECIPE, every=5000, gradients=examples.gradients
    ):
        sys.stderr.write(f"epoch {record.epoch}, {record.seen} images: loss {record.loss:.4f}\n")
        if record.ends_epoch:
            network = record.state.network.rounded(DIGITS)
            facts = {
                "data": dataset_digest(learnt),
                "accuracy": accuracy(network, test),
                "recipe": recipe_settings(RECIPE),
            }
            write_whole(weights.CONVOLUTION, text(network.layers, facts))


def text(layers: Sequence[Layer], facts: dict[str, object]) -> str:
    """Return the text of the file: the facts, then the filters, then what reads their maps."""
    lines = [f'"{key}": {json.dumps(value)}' for key, value in facts.items()]
    for name, layer in zip(("filters", "outputs"), layers, strict=True):
        rows = ",\n".join(json.dumps(row) for row in (layer.biases, *layer.weights))
        lines.append(f'"{name}": [\n{rows}\n]')
    return "{" + ",\n".join(lines) + "}\n"


if __name__ == "__main__":
    main()
