"""Trainings in numpy, several at once: the steps that `nn_core.training_step` takes, much faster.

A stack is some networks of one shape. Its arrays have the network first, then the image.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import Dataset, Network, Recipe, image_order, rate_of_step
from nn_core.optimise import EPSILON, MEAN_DECAY, MOMENTUM, SQUARE_DECAY

type Floats = NDArray[np.floating[Any]]
type Moments = tuple[Floats, Floats]
"""A mean of slopes or of steps, and one of squared slopes; what an optimiser lacks stays 0."""
type Integers = NDArray[np.integer[Any]]

DIGITS = 10


@dataclass(frozen=True)
class Stack:
    """Networks whose hidden layers bend by one activation function, and their outputs by sigmoids.

    Parameters
    ----------
    hidden : str
        "sigmoid", "tanh" or "relu".
    weights : list of Floats of shape (networks, n_in, n_out)
        For each layer; turned round, so that images go in at the left.
    biases : list of Floats of shape (networks, 1, n_out)
    """

    hidden: str
    weights: list[Floats]
    biases: list[Floats]

    @classmethod
    def of(cls, networks: Sequence[Network], kind: type = np.float32) -> "Stack":
        """Return these networks, in floats of that kind."""
        layers = list(zip(*(network.layers for network in networks), strict=True))
        return cls(
            networks[0].layers[0].activation.name,
            [np.array([layer.weights for layer in each], kind).swapaxes(1, 2) for each in layers],
            [np.array([[layer.biases] for layer in each], kind) for each in layers],
        )

    def outputs(self, images: Floats) -> list[Floats]:
        """Return the activations of every layer, of shape (networks, images, n_out).

        `images` has the shape (images, n_in) or (networks, images, n_in).
        """
        *before, last = zip(self.weights, self.biases, strict=True)
        found: list[Floats] = [images]
        for weights, biases in before:
            found.append(_bent(self.hidden, found[-1] @ weights + biases))
        weights, biases = last
        return [*found[1:], _bent("sigmoid", found[-1] @ weights + biases)]

    def deltas(self, outputs: Sequence[Floats], targets: Floats) -> list[Floats]:
        """Return δ = ∂C/∂z of every layer, for each image, by binary cross-entropy."""
        found: list[Floats] = [outputs[-1] - targets]
        for weights, a in zip(self.weights[:0:-1], outputs[-2::-1], strict=True):
            found.append(found[-1] @ weights.swapaxes(1, 2) * _slope(self.hidden, a))
        return found[::-1]

    def shares_right(self, data: Dataset) -> list[float]:
        """Return the share that each network reads right, 0 if its numbers are not finite."""
        answers = self.outputs(pixels(data))[-1]
        right = (answers.argmax(axis=2) == labels(data)).mean(axis=1)
        known = np.isfinite(answers).all(axis=(1, 2))
        return [float(share) for share in np.where(known, right, 0)]


def train(stack: Stack, recipes: Sequence[Recipe], data: Dataset) -> Iterator[Stack]:
    """Yield the stack after each step; each network learns by its own rate and its own seed.

    All else is that of the first recipe. The loss is binary cross-entropy.
    """
    first, count, kind = recipes[0], len(data), stack.weights[0].dtype
    grey, wanted = np.frombuffer(data.images.data, np.uint8).reshape(count, -1), labels(data)
    one_hot = np.eye(DIGITS, dtype=kind)
    rows, layers = [*stack.weights, *stack.biases], len(stack.weights)
    moments: list[Moments] = [(np.zeros_like(row), np.zeros_like(row)) for row in rows]
    for number, batch in enumerate(_batches(recipes, count)):
        rates = np.array([[[rate_of_step(each, number, count)]] for each in recipes], kind)
        now = Stack(stack.hidden, rows[:layers], rows[layers:])
        slopes = _slopes(now, grey[batch] / kind.type(255), one_hot[wanted[batch]])
        for place in range(layers):  # weights decay, biases do not
            slopes[place] += kind.type(first.l2) * rows[place]
        moments = [
            _moments(first.optimiser, kept, rates * slope, slope)
            for kept, slope in zip(moments, slopes, strict=True)
        ]
        rows = [
            row - _step(first.optimiser, kept, rates, number + 1)
            for row, kept in zip(rows, moments, strict=True)
        ]
        yield Stack(stack.hidden, rows[:layers], rows[layers:])


def last(stack: Stack, recipes: Sequence[Recipe], data: Dataset) -> Stack:
    """Return the stack after its trainings."""
    with np.errstate(over="ignore", invalid="ignore"):  # too long a step ends beyond all bounds
        (ended,) = deque(train(stack, recipes, data), maxlen=1)
    return ended


def pixels(data: Dataset) -> Floats:
    """Return the images as rows of numbers from 0 to 1."""
    grey = np.frombuffer(data.images.data, np.uint8).reshape(len(data), -1)
    return grey / np.float32(255)


def labels(data: Dataset) -> Integers:
    """Return the digits."""
    return np.frombuffer(data.labels, np.uint8)


def _batches(recipes: Sequence[Recipe], count: int) -> Iterator[Integers]:
    """Yield the images of each step, of shape (networks, images); each seed has its own order."""
    size = recipes[0].batch_size
    for epoch in range(recipes[0].epochs):
        of_seed = {
            seed: image_order(count, seed, epoch) for seed in {each.seed for each in recipes}
        }
        orders = np.array([of_seed[each.seed] for each in recipes])
        for start in range(0, count, size):
            yield orders[:, start : start + size]


def _slopes(stack: Stack, images: Floats, targets: Floats) -> list[Floats]:
    """Return ∂C/∂w for the weights of each layer, then ∂C/∂b for its biases: means over images."""
    outputs = stack.outputs(images)
    deltas = [each / images.shape[1] for each in stack.deltas(outputs, targets)]
    inputs = [images, *outputs[:-1]]
    return [
        *(a.swapaxes(1, 2) @ delta for a, delta in zip(inputs, deltas, strict=True)),
        *(delta.sum(axis=1, keepdims=True) for delta in deltas),
    ]


def _moments(optimiser: str, kept: Moments, moved: Floats, slope: Floats) -> Moments:
    """Return what an optimiser keeps of the steps so far; `moved` is η times the slope."""
    mean, square = kept
    if optimiser == "descent":
        return moved, square
    if optimiser == "momentum":
        return MOMENTUM * mean + moved, square
    return (
        MEAN_DECAY * mean + (1 - MEAN_DECAY) * slope,
        SQUARE_DECAY * square + (1 - SQUARE_DECAY) * slope**2,
    )


def _step(optimiser: str, kept: Moments, rates: Floats, number: int) -> Floats:
    """Return what step `number`, from 1, takes away."""
    mean, square = kept
    if optimiser != "adam":
        return mean
    spread = np.sqrt(square / (1 - SQUARE_DECAY**number)) + EPSILON
    return rates * (mean / (1 - MEAN_DECAY**number)) / spread


def _bent(name: str, sums: Floats) -> Floats:
    if name == "relu":
        return np.maximum(sums, 0)
    return np.tanh(sums) if name == "tanh" else 1 / (1 + np.exp(-sums))


def _slope(name: str, activations: Floats) -> Floats:
    """Return f'(z), from a = f(z)."""
    if name == "relu":
        return (activations > 0).astype(activations.dtype)
    return 1 - activations**2 if name == "tanh" else activations * (1 - activations)
