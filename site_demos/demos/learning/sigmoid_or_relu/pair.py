"""Two networks that learn side by side from the same images."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise
from math import cos, log, sin, sqrt, tau
from random import Random

import nn_core
from nn_core import Layer, Matrix, Network, Recipe, activation, delta_lengths, first_deviation, loss
from nn_core.fast.sparse import dense_sparse_batch
from site_demos import samples
from site_demos.demos.learning import _training

PROBES = 10
"""So many images say how large the slopes are."""
HEARD = 30
"""So many images say, before the first step, for how many each ReLU speaks."""
LEAST = 0.01
"""The smallest learning rate η that may be chosen."""
LOOKS = ("solid", "dashed")
"""How the lines of the two networks look, which is also what they are called."""


@dataclass(frozen=True)
class Look:
    """A look into a network.

    Parameters
    ----------
    slopes : tuple of float
        For each layer, the mean length of δ = ∂C/∂z over some images.
    speaks : tuple of float in 0…1
        For each ReLU of the first layer, the share of the tried images for which it is not 0. Of
        other curves, which never are, none.
    tried : int
        How many images those were.
    """

    slopes: tuple[float, ...]
    speaks: tuple[float, ...]
    tried: int

    @property
    def left(self) -> float:
        """The slopes of the first layer as a share of those of the last."""
        return self.slopes[0] / self.slopes[-1] if self.slopes[-1] else 0.0

    @property
    def silent(self) -> int:
        """How many neurons of the first layer are 0 for every image that was tried."""
        return self.speaks.count(0)


@dataclass(frozen=True)
class State:
    """Where both trainings stand, and a look into each network when it was last tried."""

    trainings: tuple[_training.State, ...]
    looks: tuple[Look, ...]

    @property
    def steps(self) -> int:
        """Mini-batches that each of them has done."""
        return self.trainings[0].steps

    @property
    def seen(self) -> int:
        """Images that each of them has seen."""
        return self.trainings[0].seen

    @property
    def done(self) -> bool:
        """A training may always go on."""
        return False


def begin(recipes: Sequence[Recipe]) -> State:
    """Return the networks before the first step, and a look into each."""
    begun = [_begun(replace(recipe, learning_rate=1.0)) for recipe in recipes]
    return State(tuple(state for state, _ in begun), tuple(look for _, look in begun))


def learn(state: State, recipes: Sequence[Recipe]) -> State:
    """Return the state after one more mini-batch, the same for both networks."""
    images = len(samples.training())
    trainings = tuple(
        _step(name, each, recipe, images)
        for name, each, recipe in zip(LOOKS, state.trainings, recipes, strict=True)
    )
    if len(trainings[0].trials) == len(state.trainings[0].trials):
        return State(trainings, state.looks)
    return State(trainings, tuple(look(each.network, _training.TRIED) for each in trainings))


def look(network: Network, tried: int) -> Look:
    """Return how large the slopes of each layer are, and how many images each neuron answers to."""
    first = network.layers[0]
    images = _training.trained()[:tried]
    return _look(network, dense_sparse_batch(first.weights, first.biases, images))


def _look(network: Network, sums: Matrix) -> Look:
    """Look into a network whose first layer makes these weighted sums z of the first images."""
    first, *after = network.layers
    takes_sums = Network(
        [Layer(_identity(len(sums[0])), [0.0] * len(sums[0]), first.activation), *after]
    )
    targets = _training.targets(len(samples.training()))[:PROBES]
    lengths = delta_lengths(takes_sums, sums[:PROBES], targets, loss("binary cross-entropy"))
    relu = first.activation.name == "relu"
    speaks = (
        [sum(z > 0 for z in each) / len(sums) for each in zip(*sums, strict=True)] if relu else ()
    )
    return Look(tuple(lengths), tuple(speaks), len(sums))


def _identity(size: int) -> Matrix:
    return [[float(i == j) for i in range(size)] for j in range(size)]


@lru_cache(maxsize=4)
def _begun(recipe: Recipe) -> tuple[_training.State, Look]:
    """Return a network before its first step, and a look into it."""
    drawn = _drawn(recipe.sizes, recipe.seed)
    deviation = first_deviation(recipe.initialisation)
    scales = [recipe.gain * deviation(len(rows[0]), len(rows)) for rows in drawn]
    layers = [
        Layer([[s * w for w in row] for row in rows], [0.0] * len(rows), activation(name))
        for s, rows, name in zip(scales, drawn, recipe.activation_functions, strict=True)
    ]
    state = nn_core.begin_training(recipe, Network(layers))
    heard = [[scales[0] * z for z in sums] for sums in _heard(recipe.sizes, recipe.seed)]
    return _training.State(state), _look(state.network, heard)


@lru_cache(maxsize=1)
def _heard(sizes: tuple[int, ...], seed: int) -> list[list[float]]:
    """Return the sums that the first layer makes of some images with its weights from N(0, 1)."""
    rows = _drawn(sizes, seed)[0]
    return dense_sparse_batch(rows, [0.0] * len(rows), _training.trained()[:HEARD])


@lru_cache(maxsize=1)
def _drawn(sizes: tuple[int, ...], seed: int) -> list[Matrix]:
    """Return the weights from N(0, 1) that both networks scale: drawing takes longest of all.

    They are those of `Network.random`.
    """
    shapes = list(pairwise(sizes))
    numbers = iter(normals(Random(seed), sum(n_in * n_out for n_in, n_out in shapes)))
    return [[list(islice(numbers, n_in)) for _ in range(n_out)] for n_in, n_out in shapes]


def normals(random: Random, count: int) -> list[float]:
    """Return what so many calls of `random.gauss()` would, in half the time.

    Two at once are √(−2 ln(1 − v)) · (cos, sin)(2πu), by Box and Muller.

    >>> normals(Random(1), 3) == [(random := Random(1)).gauss(), random.gauss(), random.gauss()]
    True
    """
    uniform, drawn = random.random, list[float]()
    put = drawn.append
    for _ in range((count + 1) // 2):
        angle = uniform() * tau
        length = sqrt(-2.0 * log(1.0 - uniform()))
        put(cos(angle) * length)
        put(sin(angle) * length)
    return drawn[:count]


def _step(name: str, training: _training.State, recipe: Recipe, images: int) -> _training.State:
    try:
        return _training.learn(training, recipe, images)
    except (ValueError, OverflowError):
        raise ValueError(
            f"every number must stay finite, but with η = {recipe.learning_rate:g} for the {name}"
            f" network one grew beyond all bounds in step {training.steps + 1}. Both networks are"
            f" as they were before it: {_advice(training, recipe, images)}"
        ) from None


def _advice(training: _training.State, recipe: Recipe, images: int) -> str:
    """Say what helps before a step that cannot be done: a smaller η only if the least one does."""
    try:
        _training.learn(training, replace(recipe, learning_rate=LEAST), images)
    except (ValueError, OverflowError):
        again = "smaller first weights, or a smaller η from there on"
        return f"no η helps now, so go “Back to the start” and take {again}"
    return "go on with a smaller η"
