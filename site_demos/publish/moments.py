"""Train a network on each training image once, and keep it as it was at some moments on the way.

`make moments` does it, in minutes, for the figure in which a reader goes to and fro in a training.
"""

import json
import sys
from collections.abc import Iterator

from nn_core import Network, Recipe, begin_training, one_hots, train
from nn_core.checkpoint import dataset_digest, recipe_settings
from nn_core.evaluate import accuracy
from nn_core.files import write_whole
from nn_core.mnist.images import Dataset
from site_demos import weights
from site_demos.demos.recognise.as_it_learned.moments import packed
from site_demos.publish import sets

SEEN = (
    *(0, 100, 200, 400, 700, 1000, 1500, 2000, 2500, 3000),
    *(4000, 5000, 7000, 10_000, 14_000, 20_000, 28_000, 38_000, 48_000, 60_000),
)
"""How many images it has learnt from at each moment, the nearer to each other the more happens."""
RECIPE = Recipe(batch_size=20, learning_rate=0.1, epochs=1, copies=0)


def networks(data: Dataset) -> Iterator[tuple[int, Network]]:
    """Yield the number of images seen and the network, at each moment."""
    state = begin_training(RECIPE)
    yield 0, state.network
    targets = one_hots(data.labels)
    for record in train(state, data.images, targets, RECIPE, every=RECIPE.batch_size):
        if record.seen in SEEN:
            yield record.seen, record.state.network


def main() -> None:
    """Write the file."""
    data, moments = sets.train(), []
    for seen, network in networks(data):
        right = accuracy(network, sets.test())
        sys.stderr.write(f"{seen} images: {right}\n")
        moments.append({"seen": seen, "right": right, **packed(network)})
    facts = {"data": dataset_digest(data), "recipe": recipe_settings(RECIPE)}
    lines = [f'"{name}": {json.dumps(fact)}' for name, fact in facts.items()]
    kept = ",\n".join(map(json.dumps, moments))
    write_whole(weights.MOMENTS, "{" + ",\n".join([*lines, f'"moments": [\n{kept}\n]']) + "}\n")


if __name__ == "__main__":
    main()
