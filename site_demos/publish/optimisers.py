"""What momentum, Adam and a falling rate bring: `make optimisers` writes it, minutes of numpy.

The site's network learns from most of the training images by each way to take a step, at each of
its rates, from each seed. The other training images are the judge; no test image is looked at.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import SCHEDULES, Dataset, Recipe, begin_training, read_mnist
from nn_core.checkpoint import dataset_digest, write_whole
from nn_core.optimise import EPSILON, MEAN_DECAY, MOMENTUM, SQUARE_DECAY
from site_demos import weights
from site_demos.publish.depth import JUDGING, MNIST

type Floats = NDArray[np.float64]

RATES = {
    "descent": (0.3, 1.0, 3.0, 10.0),
    "momentum": (0.03, 0.1, 0.3, 1.0),
    "adam": (0.003, 0.01, 0.03, 0.1),
}
FALLS = ("constant", "cosine")
SEEDS = (1, 2, 3)
DECIMALS = 4  # as many as the images that judge can tell


def recipe(optimiser: str, schedule: str, rate: float, seed: int) -> Recipe:
    """Return how a network learns that way; all but what is under test is the same."""
    return Recipe(
        optimiser=optimiser,
        schedule=schedule,
        learning_rate=rate,
        batch_size=50,
        epochs=2,
        copies=0,
        seed=seed,
    )


def trained(recipe: Recipe, images: Floats, targets: Floats) -> list[Floats]:
    """Return weights, then biases, layer by layer, after a training of a network of sigmoids.

    It is that of `nn_core.train`, but for the order of the images.
    """
    layers = begin_training(recipe).network.layers
    numbers = [np.array(each) for layer in layers for each in (layer.weights, layer.biases)]
    moments = [(np.zeros_like(each), np.zeros_like(each)) for each in numbers]
    random, size = np.random.default_rng(recipe.seed), recipe.batch_size
    starts = range(0, len(images), size)
    done, steps = 0, len(starts) * recipe.epochs
    for _ in range(recipe.epochs):
        order = random.permutation(len(images))
        for batch in (order[start : start + size] for start in starts):
            found = slopes(numbers, images[batch], targets[batch])
            for number in range(0, len(found), 2):  # weights decay, biases do not
                found[number] += recipe.l2 * numbers[number]
            rate = recipe.learning_rate * SCHEDULES[recipe.schedule](done / steps)
            done += 1
            moves = zip(moments, found, strict=True)
            numbers = [
                each - step(recipe.optimiser, moment, slope, rate, done)
                for each, (moment, slope) in zip(numbers, moves, strict=True)
            ]
    return numbers


def activations(numbers: Sequence[Floats], images: Floats) -> list[Floats]:
    """Return the activations of all layers, the images first."""
    found = [images]
    for matrix, biases in zip(numbers[::2], numbers[1::2], strict=True):
        found.append(1 / (1 + np.exp(-(found[-1] @ matrix.T + biases))))
    return found


def slopes(numbers: Sequence[Floats], images: Floats, targets: Floats) -> list[Floats]:
    """Return the mean slopes of the binary cross-entropy, in the order of the numbers."""
    *inputs, outputs = activations(numbers, images)
    delta, found = (outputs - targets) / len(images), list[Floats]()
    for matrix, a in zip(numbers[-2::-2], inputs[::-1], strict=True):
        found[:0] = [delta.T @ a, delta.sum(axis=0)]
        delta = (delta @ matrix) * a * (1 - a)
    return found


def step(
    optimiser: str, moments: tuple[Floats, Floats], slope: Floats, rate: float, number: int
) -> Floats:
    """Return what a step takes away from some numbers; their moments change."""
    mean, square = moments
    if optimiser == "descent":
        return rate * slope
    if optimiser == "momentum":
        mean[...] = MOMENTUM * mean + rate * slope
        return mean.copy()
    mean[...] = MEAN_DECAY * mean + (1 - MEAN_DECAY) * slope
    square[...] = SQUARE_DECAY * square + (1 - SQUARE_DECAY) * slope**2
    whole = np.sqrt(square / (1 - SQUARE_DECAY**number)) + EPSILON
    return np.asarray(rate * mean / (1 - MEAN_DECAY**number) / whole)


def runs(train: Dataset) -> Iterator[dict[str, Any]]:
    """Yield, for each way and rate, the share read right after the training of each seed."""
    images = np.array([train.images[n] for n in range(len(train))])
    labels = np.frombuffer(train.labels, np.uint8)
    learnt, targets = images[:-JUDGING], np.eye(10)[labels[:-JUDGING]]

    def share(optimiser: str, schedule: str, rate: float, seed: int) -> float:
        numbers = trained(recipe(optimiser, schedule, rate, seed), learnt, targets)
        said = activations(numbers, images[-JUDGING:])[-1].argmax(axis=1)
        return round(float((said == labels[-JUDGING:]).mean()), DECIMALS)

    for optimiser, schedule in product(RATES, FALLS):
        for rate in RATES[optimiser]:
            shares = [share(optimiser, schedule, rate, seed) for seed in SEEDS]
            yield {"optimiser": optimiser, "schedule": schedule, "rate": rate, "shares": shares}


def main() -> None:
    """Write the file."""
    train = read_mnist(MNIST, "train")
    body = ",\n".join(map(json.dumps, runs(train)))
    head = f'"data": {json.dumps(dataset_digest(train))}'
    write_whole(weights.OPTIMISERS, f'{{{head},\n"runs": [\n{body}\n]}}\n')


if __name__ == "__main__":
    main()
