"""The network that tells three vineyards' wines by thirteen analyses, and what simpler rules do."""

from functools import partial
from statistics import fmean
from typing import Any

from nn_core import Matrix, Network, Recipe, one_hots
from site_demos import weights
from site_demos.publish.uses.tables import (
    SEEDS,
    Standard,
    as_kept,
    halves,
    table,
    trained_by_seeds,
    write,
)

KINDS = range(3)
SPLIT = 1


def recipe(seed: int, *, hidden: bool = True) -> Recipe:
    """Return how the network learns, or three neurons without a hidden layer."""
    return Recipe(
        sizes=(13, 8, 3) if hidden else (13, 3),
        activation_functions=("tanh", "softmax") if hidden else "softmax",
        initialisation="xavier",
        loss="categorical cross-entropy",
        optimiser="adam",
        learning_rate=0.02,
        l2=1e-3,
        batch_size=10,
        epochs=40,
        copies=0,
        seed=seed,
    )


def right(network: Network, rows: Matrix, kinds: list[int]) -> int:
    """Return how many wines a network names rightly."""
    return sum(network.predict(row) == kind for row, kind in zip(rows, kinds, strict=True))


def mean_row(rows: Matrix) -> list[float]:
    """Return the mean of each column."""
    return [fmean(column) for column in zip(*rows, strict=True)]


def nearest(means: Matrix, row: list[float]) -> int:
    """Return the kind whose mean is the nearest."""
    return min(
        KINDS, key=lambda kind: sum((x - m) ** 2 for x, m in zip(row, means[kind], strict=True))
    )


def content() -> dict[str, Any]:
    """Return what is kept."""
    found = table("wine_data")
    learnt, judging = halves(len(found.rows), SPLIT)
    standard = Standard.of([found.rows[k] for k in learnt])
    inputs, kinds = [standard(found.rows[k]) for k in learnt], [found.classes[k] for k in learnt]
    tests, truths = [standard(found.rows[k]) for k in judging], [found.classes[k] for k in judging]
    targets = one_hots(kinds, len(KINDS))
    networks = trained_by_seeds(recipe, inputs, targets)
    neurons = trained_by_seeds(partial(recipe, hidden=False), inputs, targets)
    means = [
        mean_row([row for row, each in zip(inputs, kinds, strict=True) if each == kind])
        for kind in KINDS
    ]
    return {
        "network": as_kept(networks[0], recipe(SEEDS[0]), found.digest),
        "learnt": len(learnt),
        **standard.kept(),
        "wines": tests,
        "kinds": truths,
        "right": {
            "network": [right(each, tests, truths) for each in networks],
            "neurons": [right(each, tests, truths) for each in neurons],
            "mean": sum(nearest(means, r) == k for r, k in zip(tests, truths, strict=True)),
        },
    }


def main() -> None:
    """Write the file."""
    write(weights.WINES, content())


if __name__ == "__main__":
    main()
