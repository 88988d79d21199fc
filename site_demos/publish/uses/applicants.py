"""The networks that score simulated applicants: they learn from those of one seed."""

import hashlib
import json
from functools import partial
from typing import Any

from nn_core import Matrix, Network, Recipe
from site_demos import weights
from site_demos.demos.applications import _applicants
from site_demos.demos.applications._applicants import Applicant
from site_demos.publish.uses.tables import as_kept, trained_by_seeds, write

LEARNT = 2000


def recipe(seed: int, *, hidden: bool = True) -> Recipe:
    """Return how the network learns, or one neuron in its place."""
    return Recipe(
        sizes=(4, 6, 1) if hidden else (4, 1),
        activation_functions=("tanh", "sigmoid") if hidden else "sigmoid",
        initialisation="xavier",
        optimiser="adam",
        learning_rate=0.01 if hidden else 0.05,
        l2=1e-4,
        batch_size=50,
        epochs=30 if hidden else 4,
        copies=0,
        seed=seed,
    )


def examples(some: list[Applicant]) -> tuple[list[list[float]], list[list[float]]]:
    """Return what a network learns from: its inputs, and a 1 for each who does not pay back."""
    return (
        [_applicants.inputs(each.written) for each in some],
        [[float(not each.repays)] for each in some],
    )


def digest(*parts: Matrix) -> str:
    """Return the SHA-256 of what a network learns from, as JSON."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def order(network: Network, judges: list[Applicant]) -> float:
    """Return the AUC: of two, one who pays back and one who does not, how often it is right."""
    said = [(network.forward(_applicants.inputs(a.written))[0], a.repays) for a in judges]
    bad = [a for a, repays in said if not repays]
    good = [a for a, repays in said if repays]
    return sum((b > g) + (b == g) / 2 for b in bad for g in good) / len(bad) / len(good)


def content() -> dict[str, Any]:
    """Return what is kept."""
    some = _applicants.applicants(_applicants.LEARN, LEARNT)
    judges = _applicants.applicants(_applicants.JUDGE, _applicants.COUNT)
    inputs, targets = examples(some)
    source = digest(inputs, targets)
    networks = trained_by_seeds(recipe, inputs, targets)
    neurons = trained_by_seeds(partial(recipe, hidden=False), inputs, targets)
    return {
        "network": as_kept(networks[0], recipe(1), source),
        "neuron": as_kept(neurons[0], recipe(1, hidden=False), source),
        "learnt": LEARNT,
        "auc": {
            "network": [round(order(each, judges), 4) for each in networks],
            "neuron": [round(order(each, judges), 4) for each in neurons],
        },
    }


def main() -> None:
    """Write the file."""
    write(weights.APPLICANTS, content())


if __name__ == "__main__":
    main()
