"""Demos that go on as a reader may let them: `make runs` writes them, a minute of Python."""

import json

from nn_core.files import write_whole
from site_demos import weights
from site_demos.demos.learning.playground.settings import OPTIMISERS
from site_demos.demos.learning.train_it_here import first_run
from site_demos.publish.facts.playground import EPOCHS, SEEDS, TOURS, TRIED, outcome
from site_demos.publish.facts.training import FEW, LONG


def few_images(until: int = LONG) -> list[list[float]]:
    """Return the trials of a run that learns from a few images only; see `first_run.trials`."""
    return first_run.run(until, images=str(FEW))


def loss(name: str, rate: str, seed: int) -> float:
    """Return the loss of the playground after EPOCHS with an optimiser and a learning rate."""
    query = f"optimiser={name}&learning_rate={rate}&seed={seed}"
    return outcome(query, EPOCHS)["loss"]


def main() -> None:
    """Write the file: trials, losses of each optimiser with each rate by seed, ends of tours."""
    raced = {
        name: {rate: [loss(name, rate, seed) for seed in SEEDS] for rate in TRIED}
        for name in OPTIMISERS
    }
    outcomes = {name: outcome(query, epochs) for name, (query, epochs) in TOURS.items()}
    found = {"few_images": few_images(), "raced": raced, "outcomes": outcomes}
    text = json.dumps(found, indent=1)
    write_whole(weights.LONG_RUNS, f"{text}\n")


if __name__ == "__main__":
    main()
