"""Networks in numpy, dense and convolutional: the same formulas as nn_core's, for many runs.

They only measure. The weights that the site shows are nn_core's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isqrt
from typing import Protocol

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from nn_core import SCHEDULES, Network, Recipe
from nn_core.convolution import ConvolutionalNetwork
from nn_core.mnist.ink import CENTRE, SIDE
from nn_core.optimise import MOMENTUM

type Array = NDArray[np.float32]


class Model(Protocol):
    """A network: its parameters, what it says to images, and its slopes."""

    parameters: list[Array]

    def outputs(self, images: Array) -> Array:
        """Return the ten outputs for each image, of shape (images, 10)."""

    def slopes(self, images: Array, targets: Array) -> list[Array]:
        """Return the mean slope of binary cross-entropy by each parameter."""


@dataclass
class Dense:
    """ReLU layers, or sigmoids, and sigmoid outputs; weights are of shape (n_in, n_out)."""

    parameters: list[Array]
    relu: bool = True

    def forward(self, images: Array) -> list[Array]:
        """Return the activations of every layer, the images first."""
        found, last = [images], len(self.parameters) // 2 - 1
        for layer, (w, b) in enumerate(_pairs(self.parameters)):
            z = found[-1] @ w + b
            found.append(np.maximum(z, 0) if self.relu and layer < last else sigmoid(z))
        return found

    def outputs(self, images: Array) -> Array:
        """Return a of the last layer."""
        return self.forward(images)[-1]

    def slopes(self, images: Array, targets: Array) -> list[Array]:
        """Return ∂C/∂w = aᵀ δ and ∂C/∂b = δ of each layer."""
        a = self.forward(images)
        delta, found = (a[-1] - targets) / np.float32(len(images)), list[Array]()
        for layer in range(len(a) - 2, -1, -1):
            found = [a[layer].T @ delta, delta.sum(0), *found]
            if layer:
                slope = a[layer] > 0 if self.relu else a[layer] * (1 - a[layer])
                delta = (delta @ self.parameters[2 * layer].T) * slope
        return found


@dataclass
class Convolution:
    """Filters, ReLU, the largest of each square of pool × pool places, and sigmoid outputs."""

    parameters: list[Array]
    pool: int
    learns: bool = True  # or only what reads the maps does
    stride: int = ConvolutionalNetwork.stride

    def pooled(self, images: Array) -> tuple[Array, Array, Array]:
        """Return patches, all answers of each square, and the largest, square by square."""
        size = isqrt(len(self.parameters[0]))
        windows = sliding_window_view(images.reshape(-1, SIDE, SIDE), (size, size), axis=(1, 2))
        patches = windows[:, :: self.stride, :: self.stride]
        across = patches.shape[1] // self.pool
        patches = patches.reshape(len(images), across, self.pool, across, self.pool, -1)
        patches = patches.transpose(0, 1, 3, 2, 4, 5).reshape(
            len(images), across**2, self.pool**2, -1
        )
        answers = np.maximum(patches @ self.parameters[0] + self.parameters[1], 0)
        return patches, answers, answers.max(2)

    def outputs(self, images: Array) -> Array:
        """Return a of the last layer."""
        return self._answer(self.pooled(images)[2])

    def slopes(self, images: Array, targets: Array) -> list[Array]:
        """Return the same; of each square, only the place with the largest answer has a share."""
        patches, answers, largest = self.pooled(images)
        delta = (self._answer(largest) - targets) / np.float32(len(images))
        blame = (delta @ self.parameters[2].T).reshape(len(images), -1, self._filters)
        best = answers.argmax(2)[:, :, np.newaxis]
        outer = [self._flat(largest).T @ delta, delta.sum(0)]
        if not self.learns:
            return [np.zeros_like(each) for each in self.parameters[:2]] + outer
        spread = np.zeros_like(answers)
        np.put_along_axis(spread, best, (blame * (largest > 0))[:, :, np.newaxis], 2)
        flat = spread.reshape(-1, self._filters)
        return [patches.reshape(len(flat), -1).T @ flat, flat.sum(0), *outer]

    @property
    def _filters(self) -> int:
        return len(self.parameters[1])

    def _flat(self, largest: Array) -> Array:
        """Return the pooled maps of each image as one row, map after map."""
        return largest.reshape(len(largest), -1)

    def _answer(self, largest: Array) -> Array:
        return sigmoid(self._flat(largest) @ self.parameters[2] + self.parameters[3])


def dense(sizes: tuple[int, ...], seed: int) -> Dense:
    """Return dense layers of ReLUs, drawn from N(0, 2 / n_in), biases 0."""
    random = np.random.default_rng(seed)
    return Dense([array for shape in pairwise(sizes) for array in _layer(random, *shape)])


def convolution(shape: tuple[int, int, int], seed: int, *, learn: bool = True) -> Convolution:
    """Return filters, of so many and such a size and with such a pool, and outputs, likewise."""
    (filters, size, pool), random = shape, np.random.default_rng(seed)
    across = ((SIDE - size) // ConvolutionalNetwork.stride + 1) // pool
    first = _layer(random, size * size, filters)
    return Convolution([*first, *_layer(random, filters * across**2, 10)], pool, learn)


def as_arrays(network: Network) -> Dense | Convolution:
    """Return a network of nn_core, with its numbers as they are."""
    arrays = [
        np.array(each, np.float32)
        for layer in network.layers
        for each in (list(zip(*layer.weights, strict=True)), layer.biases)
    ]
    if not isinstance(network, ConvolutionalNetwork):
        return Dense(arrays, relu=network.layers[0].activation.name == "relu")
    # nn_core's outputs read map after map, these read square after square
    across, count = network.across // network.pool, network.layers[0].n_out
    arrays[2] = (
        arrays[2].reshape(count, across**2, -1).transpose(1, 0, 2).reshape(len(arrays[2]), -1)
    )
    return Convolution(arrays, network.pool, stride=network.stride)


def learn(
    model: Model, images: Array, labels: NDArray[np.uint8], recipe: Recipe, moved: int = 0
) -> None:
    """Train a model in place by a recipe, each image moved by up to `moved` pixels by chance."""
    random = np.random.default_rng(recipe.seed)
    targets, speeds = np.eye(10, dtype=np.float32)[labels], [0 * each for each in model.parameters]
    for batch, done in _batches(len(images), recipe, random):
        shown = moved_by_chance(images[batch], moved, random) if moved else images[batch]
        rate = np.float32(recipe.learning_rate * SCHEDULES[recipe.schedule](done))
        for number, slope in enumerate(model.slopes(shown, targets[batch])):
            speeds[number] = np.float32(MOMENTUM) * speeds[number] - rate * slope
            model.parameters[number] = model.parameters[number] + speeds[number]


def shifted(images: Array, across: int, down: int) -> Array:
    """Return images moved to the right and down, with black where nothing was."""
    reach = max(abs(across), abs(down))
    square = np.pad(images.reshape(-1, SIDE, SIDE), ((0, 0), (reach, reach), (reach, reach)))
    top, left = reach - down, reach - across
    return square[:, top : top + SIDE, left : left + SIDE].reshape(len(images), -1)


def moved_by_chance(images: Array, reach: int, random: np.random.Generator) -> Array:
    """Return each image moved by a whole number of pixels of its own, at most `reach` each way."""
    return _at(images, random.integers(0, 2 * reach + 1, (2, len(images), 1)), reach)


def centred(images: Array) -> Array:
    """Return images moved by whole pixels, so that the centre of mass of each is in the middle."""
    square, span = images.reshape(-1, SIDE, SIDE), np.arange(SIDE, dtype=np.float64)
    mass = square.sum((1, 2), dtype=np.float64)
    x, y = (square.sum(axis, dtype=np.float64) @ span / mass for axis in (1, 2))
    far = np.rint(CENTRE - np.stack([y, x])).astype(int)[..., np.newaxis]
    return _at(images, SIDE - far, SIDE)


def right(model: Model, images: Array, labels: NDArray[np.uint8]) -> int:
    """Return how many images a model takes for what they are."""
    parts = range(0, len(images), 500)
    found = [model.outputs(images[k : k + 500]).argmax(1) for k in parts]
    return int((np.concatenate(found) == labels).sum())


def sigmoid(z: Array) -> Array:
    """Return 1 / (1 + e⁻ᶻ)."""
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -80, 80))), np.float32)


def _layer(random: np.random.Generator, n_in: int, n_out: int) -> list[Array]:
    weights = random.normal(0, (2 / n_in) ** 0.5, (n_in, n_out)).astype(np.float32)
    return [weights, np.zeros(n_out, np.float32)]


def _pairs(arrays: list[Array]) -> Iterator[tuple[Array, Array]]:
    return zip(arrays[::2], arrays[1::2], strict=True)


def _batches(
    count: int, recipe: Recipe, random: np.random.Generator
) -> Iterator[tuple[NDArray[np.int64], float]]:
    """Yield the numbers of each batch, and what share of the training is done before it."""
    starts = range(0, count, recipe.batch_size)
    for epoch in range(recipe.epochs):
        order = random.permutation(count)
        for start in starts:
            yield order[start : start + recipe.batch_size], (epoch + start / count) / recipe.epochs


def _at(images: Array, corners: NDArray[np.int64], reach: int) -> Array:
    """Return 28 × 28 pixels of each image, with `reach` black ones around it, from its corner."""
    square = np.pad(images.reshape(-1, SIDE, SIDE), ((0, 0), (reach, reach), (reach, reach)))
    rows, columns = (corner + np.arange(SIDE) for corner in corners)
    each = np.arange(len(images))[:, np.newaxis, np.newaxis]
    found: Array = square[each, rows[:, :, np.newaxis], columns[:, np.newaxis]]
    return found.reshape(len(images), -1)
