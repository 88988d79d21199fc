"""Measure what networks make of moved digits: `make convolution` does, minutes of numpy.

`table` counts, for the site's two networks, the test images read right after each move. `runs` are
rivals: other networks, trained by the recipe of the convolutional one, at their best rate.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from statistics import fmean
from typing import Any

import numpy as np

from nn_core import Dataset, Network, Recipe, read_mnist
from nn_core.files import write_whole
from nn_core.mnist.ink import SIDE
from site_demos import weights
from site_demos.demos.recognise import _convolution
from site_demos.publish import arrays
from site_demos.publish.arrays import Array, Model
from site_demos.publish.convolution import FILTERS, RECIPE
from site_demos.publish.sets import MNIST

FARTHEST = 4
STEPS = range(-FARTHEST, FARTHEST + 1)
SEEDS = (1, 2, 3)
JUDGING = 10_000  # the last of the training images, which judge the rates
SIZE = 5

SHAPE = (SIDE * SIDE, 16, 16, 10)
WIDE = (SIDE * SIDE, 75, 10)  # about as many products as the filters take


@dataclass(frozen=True)
class Kind:
    """How a network of a kind begins, the rates it tries, and how far its images are moved.

    All kinds with filters try none, and take that of the recipe.
    """

    begin: Callable[[int], Model]
    rates: tuple[float, ...] = ()
    moves: tuple[int, ...] = (0,)
    epochs: int = RECIPE.epochs


RATES = (0.003, 0.01, 0.03, 0.1)
LONG = 60  # epochs: what moves takes a network of our shape many
KINDS = {
    "dense": Kind(lambda seed: arrays.dense(SHAPE, seed), RATES, (0, FARTHEST)),
    "long": Kind(lambda seed: arrays.dense(SHAPE, seed), (0.001, 0.003, 0.01), (FARTHEST,), LONG),
    "wide": Kind(lambda seed: arrays.dense(WIDE, seed), RATES, (0, FARTHEST)),
    "pooled": Kind(lambda seed: filters(3, seed), moves=(0, FARTHEST)),
    "frozen": Kind(lambda seed: filters(3, seed, learn=False)),
    "unpooled": Kind(lambda seed: filters(1, seed)),
}
"""`frozen` keeps its filters as they were drawn, and learns only what reads their maps."""


def runs(train: Dataset, test: Dataset) -> Iterator[dict[str, Any]]:
    """Yield, for each kind, trained as images are and trained on moved ones, what became of it."""
    for name, kind in KINDS.items():
        edge = len(train) - JUDGING
        for moved in kind.moves:
            rates = tried(kind, train.slice(0, edge), train.slice(edge, len(train)), moved)
            rate = max(rates, key=lambda rate: rates[rate]) if rates else RECIPE.learning_rate
            recipe = replace(RECIPE, learning_rate=rate, epochs=kind.epochs)
            yield {
                "kind": name,
                "moved": moved,
                "parameters": sum(each.size for each in kind.begin(1).parameters),
                "rates": list(rates.items()),
                "curves": [
                    _run(kind.begin(seed), replace(recipe, seed=seed), moved, (train, test))
                    for seed in SEEDS
                ],
            }


def filters(pool: int, seed: int, *, learn: bool = True) -> Model:
    """Return a convolutional network of the shape of ours, but for its pool."""
    return arrays.convolution((FILTERS, SIZE, pool), seed, learn=learn)


def tried(kind: Kind, learnt: Dataset, judges: Dataset, moved: int) -> dict[float, float]:
    """Return the share of images, which none learns from, that each rate leads to be read right.

    It is the mean over the seeds. The judges are moved by chance as the images that it learns from.
    """
    images, labels = both(judges)
    shown = arrays.moved_by_chance(images, moved, np.random.default_rng(RECIPE.seed))

    def share(rate: float, seed: int) -> float:
        model = kind.begin(seed)
        recipe = replace(RECIPE, learning_rate=rate, epochs=kind.epochs, seed=seed)
        arrays.learn(model, *both(learnt), recipe, moved)
        return arrays.right(model, shown, labels) / len(judges)

    return {rate: round(fmean(share(rate, seed) for seed in SEEDS), 5) for rate in kind.rates}


def table(
    network: Network, test: Dataset, prepare: Callable[[Array], Array] = lambda images: images
) -> list[list[int]]:
    """Return how many test images are read right, moved down (a row each) and to the right."""
    model, (images, labels) = arrays.as_arrays(network), both(test)
    return [
        [arrays.right(model, prepare(arrays.shifted(images, x, y)), labels) for x in STEPS]
        for y in STEPS
    ]


def curve(model: Model, test: Dataset) -> list[float]:
    """Return the share read right when moved by 0, 1, … pixels, the mean of four directions."""
    images, labels = both(test)
    return [
        fmean(
            arrays.right(model, arrays.shifted(images, x, y), labels) / len(labels)
            for x, y in {(far, 0), (-far, 0), (0, far), (0, -far)}
        )
        for far in range(FARTHEST + 1)
    ]


def both(data: Dataset) -> tuple[Array, np.typing.NDArray[np.uint8]]:
    """Return the images, a row each, and the labels."""
    pixels = np.frombuffer(data.images.data, np.uint8).reshape(len(data), -1)
    return pixels.astype(np.float32) / np.float32(255), np.frombuffer(data.labels, np.uint8)


def digest() -> str:
    """Return a hash of the weights that `table` was measured with."""
    files = (weights.DIGITS, weights.CONVOLUTION)
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def _run(model: Model, recipe: Recipe, moved: int, data: tuple[Dataset, Dataset]) -> list[float]:
    """Train a model and return its curve."""
    train, test = data
    arrays.learn(model, *both(train), recipe, moved)
    found = [round(share, 5) for share in curve(model, test)]
    sys.stderr.write(f"{recipe.learning_rate}, moved {moved}, seed {recipe.seed}: {found}\n")
    return found


def main() -> None:
    """Write the file."""
    train, test = read_mnist(MNIST, "train"), read_mnist(MNIST, "t10k")
    dense, pooled = Network.load(weights.DIGITS), _convolution.load()
    found: dict[str, Any] = {
        "weights": digest(),
        "images": len(test),
        "table": {
            "dense": table(dense, test),
            "centred": table(dense, test, arrays.centred),
            "pooled": table(pooled, test),
        },
        "runs": list(runs(train, test)),
    }
    lines = [f'"{key}": {json.dumps(value)}' for key, value in found.items()]
    write_whole(weights.MOVED, "{" + ",\n".join(lines) + "}\n")


if __name__ == "__main__":
    main()
