"""What momentum, Adam and a falling rate bring: `make optimisers` writes it, minutes of numpy.

The site's network learns from most of the training images by each way to take a step, at each of
its rates, from each seed. The other training images are the judge; no test image is looked at.
"""

import json
from collections.abc import Iterator
from itertools import batched, product
from typing import Any

from nn_core import Dataset, Recipe, begin_training, read_mnist
from nn_core.checkpoint import dataset_digest
from nn_core.files import write_whole
from site_demos import weights
from site_demos.publish.depth import JUDGING, MNIST
from site_demos.publish.stacked import Stack, last

RATES = {
    "descent": (0.3, 1.0, 3.0, 10.0),
    "momentum": (0.03, 0.1, 0.3, 1.0),
    "adam": (0.003, 0.01, 0.03, 0.1),
}
FALLS = ("constant", "cosine")
SEEDS = (1, 2, 3, 4, 5)
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


def runs(train: Dataset) -> Iterator[dict[str, Any]]:
    """Yield, for each way and rate, the share read right after the training of each seed."""
    learnt = train.slice(0, len(train) - JUDGING)
    judges = train.slice(len(learnt), len(train))
    for optimiser, schedule in product(RATES, FALLS):
        tried = [
            recipe(optimiser, schedule, rate, seed)
            for rate, seed in product(RATES[optimiser], SEEDS)
        ]
        begun = Stack.of([begin_training(each).network for each in tried])
        shares = iter(last(begun, tried, learnt).shares_right(judges))
        for rate, found in zip(RATES[optimiser], batched(shares, len(SEEDS)), strict=True):
            rounded = [round(share, DECIMALS) for share in found]
            yield {"optimiser": optimiser, "schedule": schedule, "rate": rate, "shares": rounded}


def main() -> None:
    """Write the file."""
    train = read_mnist(MNIST, "train")
    body = ",\n".join(map(json.dumps, runs(train)))
    head = f'"data": {json.dumps(dataset_digest(train))}'
    write_whole(weights.OPTIMISERS, f'{{{head},\n"runs": [\n{body}\n]}}\n')


if __name__ == "__main__":
    main()
