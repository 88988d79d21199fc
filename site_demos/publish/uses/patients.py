"""The network that tells apart samples of breast tissue, and what simpler rules do."""

from functools import partial
from typing import Any

from nn_core import Network, Recipe
from site_demos import weights
from site_demos.publish.uses.tables import (
    SEEDS,
    Standard,
    Table,
    as_kept,
    best_limit,
    halves,
    table,
    trained_by_seeds,
    write,
)

COLUMNS = slice(0, 10)  # the means over all nuclei of a sample; the others describe their spread
BENIGN = 1
SPLIT = 1
RADIUS = 0


def recipe(seed: int, *, hidden: bool = True) -> Recipe:
    """Return how the network learns, or one neuron in its place."""
    return Recipe(
        sizes=(10, 8, 1) if hidden else (10, 1),
        activation_functions=("tanh", "sigmoid") if hidden else "sigmoid",
        initialisation="xavier",
        optimiser="adam",
        learning_rate=0.02,
        l2=1e-3,
        batch_size=20,
        epochs=60,
        copies=0,
        seed=seed,
    )


def data() -> Table:
    """Return the ten measurements of each sample, and whether it was benign."""
    whole = table("breast_cancer")
    return Table([row[COLUMNS] for row in whole.rows], whole.classes, whole.digest)


def right(network: Network, rows: list[list[float]], ill: list[int]) -> int:
    """Return for how many rows the output is on the right side of one half."""
    return sum((network.forward(row)[0] > 0.5) == y for row, y in zip(rows, ill, strict=True))


def radius_rule(found: Table, learnt: list[int], judging: list[int]) -> tuple[float, int]:
    """Return the best limit of the mean radius alone, and how many it judges rightly."""

    def correct(limit: float, among: list[int]) -> int:
        return sum((found.rows[k][RADIUS] > limit) != (found.classes[k] == BENIGN) for k in among)

    limit = best_limit([found.rows[k][RADIUS] for k in learnt], lambda r: correct(r, learnt))
    return limit, correct(limit, judging)


def content() -> dict[str, Any]:
    """Return what is kept."""
    found = data()
    learnt, judging = halves(len(found.rows), SPLIT)
    standard = Standard.of([found.rows[k] for k in learnt])
    rows = {k: standard(row) for k, row in enumerate(found.rows)}
    ill = [int(kind != BENIGN) for kind in found.classes]
    inputs, targets = [rows[k] for k in learnt], [[float(ill[k])] for k in learnt]
    tests, truths = [rows[k] for k in judging], [ill[k] for k in judging]
    networks = trained_by_seeds(recipe, inputs, targets)
    neurons = trained_by_seeds(partial(recipe, hidden=False), inputs, targets)
    limit, by_radius = radius_rule(found, learnt, judging)
    return {
        "network": as_kept(networks[0], recipe(SEEDS[0]), found.digest),
        "learnt": len(learnt),
        **standard.kept(),
        "patients": tests,
        "ill": truths,
        "right": {
            "network": [right(each, tests, truths) for each in networks],
            "neuron": [right(each, tests, truths) for each in neurons],
            "radius": by_radius,
        },
        "radius": limit,
    }


def main() -> None:
    """Write the file."""
    write(weights.PATIENTS, content())


if __name__ == "__main__":
    main()
