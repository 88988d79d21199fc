"""A network with a narrow middle, which learns to copy images from codes of any length; in numpy.

Each image that it learns from has its code cut after a length drawn by chance, as if the other
neurons were not there. So the first numbers come to count most, and a code may be cut anywhere.
"""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import SCHEDULES, Recipe
from nn_core.mnist.ink import SIDE
from nn_core.optimise import EPSILON, MEAN_DECAY, SQUARE_DECAY
from site_demos.demos.applications.short_code.codes import LEVELS, LONGEST, SIZES
from site_demos.publish.arrays import Array, sigmoid

LEAST = 1e-3
"""What an output may begin with, where no image has ink."""
POWER = 2
"""A code is cut after 64 uᵖ numbers, u uniform: lengths below 16 come as often as all others."""


@dataclass
class Copier:
    """A layer of tanh that writes a code, and one of sigmoids that reads it, as `arrays.Dense`.

    `parameters` are the weights and biases of both, weights of shape (n_in, n_out).
    """

    parameters: list[Array]

    def code(self, images: Array) -> Array:
        """Return tanh(W p + b) for each image, of shape (images, numbers)."""
        w, b, _, _ = self.parameters
        return np.tanh(images @ w + b)

    def read(self, codes: Array) -> Array:
        """Return the image that each code is read as; a short one as if the rest were 0."""
        _, _, w, b = self.parameters
        return sigmoid(codes @ w[: codes.shape[1]] + b)

    def slopes(self, images: Array, lengths: NDArray[np.int64]) -> list[Array]:
        """Return the mean slope of binary cross-entropy by each parameter.

        Each image has its code cut after a length of its own.
        """
        a = self.code(images)
        kept = np.float32(np.arange(a.shape[1]) < lengths[:, np.newaxis])
        delta = (self.read(a * kept) - images) / np.float32(len(images))
        delta_code = (delta @ self.parameters[2].T) * kept * (1 - a * a)
        return [images.T @ delta_code, delta_code.sum(0), (a * kept).T @ delta, delta.sum(0)]


def recipe() -> Recipe:
    """Return how it learns, but for the cuts."""
    return Recipe(
        sizes=(SIDE * SIDE, LONGEST, SIDE * SIDE),
        activation_functions=("tanh", "sigmoid"),
        initialisation="xavier",
        optimiser="adam",
        learning_rate=0.005,
        l2=0.0,
        batch_size=100,
        epochs=30,
        copies=0,
    )


def begin(recipe: Recipe, images: Array) -> Copier:
    """Return the network before its training: Xavier's weights, and outputs near the mean image.

    With other biases the code would first have to make the background black, and stay stuck there.
    """
    random, (n_in, n_code, n_out) = np.random.default_rng(recipe.seed), recipe.sizes
    spread = (2 / (n_in + n_code)) ** 0.5
    shapes = ((n_in, n_code), (n_code, n_out))
    drawn = [random.normal(0, spread, shape).astype(np.float32) for shape in shapes]
    mean = images.mean(0).clip(LEAST, 1 - LEAST)
    biases = [np.zeros(n_code, np.float32), np.log(mean / (1 - mean)).astype(np.float32)]
    return Copier([drawn[0], biases[0], drawn[1], biases[1]])


def cuts(count: int, most: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Return so many lengths from 1 to `most`, drawn by chance, short ones more often."""
    return np.ceil(most * (1 - random.random(count)) ** POWER).astype(np.int64)


def learn(model: Copier, images: Array, recipe: Recipe) -> None:
    """Train a network in place to give back its images, by Adam."""
    random, number = np.random.default_rng(recipe.seed), 0
    moments = [0 * each for each in model.parameters], [0 * each for each in model.parameters]
    starts = range(0, len(images), recipe.batch_size)
    last = len(starts) * recipe.epochs
    for _ in range(recipe.epochs):
        order = random.permutation(len(images))
        for start in starts:
            batch = images[order[start : start + recipe.batch_size]]
            rate = recipe.learning_rate * SCHEDULES[recipe.schedule](number / last)
            number += 1
            slopes = model.slopes(batch, cuts(len(batch), recipe.sizes[1], random))
            step(model, slopes, moments, rate, number)


def step(
    model: Copier,
    slopes: list[Array],
    moments: tuple[list[Array], list[Array]],
    rate: float,
    number: int,
) -> None:
    """Take one step of Adam, as `nn_core.adam` does for each row."""
    means, squares = moments
    grown = (1 - SQUARE_DECAY**number) ** 0.5
    rate *= grown / (1 - MEAN_DECAY**number)
    for k, slope in enumerate(slopes):
        means[k] = np.float32(MEAN_DECAY) * means[k] + np.float32(1 - MEAN_DECAY) * slope
        squares[k] = (
            np.float32(SQUARE_DECAY) * squares[k] + np.float32(1 - SQUARE_DECAY) * slope * slope
        )
        far = np.sqrt(squares[k], dtype=np.float32) + np.float32(EPSILON * grown)
        model.parameters[k] = model.parameters[k] - np.float32(rate) * means[k] / far


def packed(model: Copier) -> list[dict[str, Any]]:
    """Return each layer with its weights in bytes, the row into one neuron after the other."""
    found = []
    for w, b in zip(model.parameters[::2], model.parameters[1::2], strict=True):
        scale = float(f"{abs(w).max() / SIZES:.4g}")
        sizes = np.rint(w.T / scale).clip(-SIZES, SIZES).astype(np.int8)
        biases = [round(float(each), 3) for each in b]
        found.append(
            {"scale": scale, "weights": b64encode(sizes.tobytes()).decode(), "biases": biases}
        )
    return found


def unpacked(layers: list[dict[str, Any]]) -> Copier:
    """Return the network that is kept so."""
    found, shapes = list[Array](), ((LONGEST, SIDE * SIDE), (SIDE * SIDE, LONGEST))
    for layer, shape in zip(layers, shapes, strict=True):
        sizes = np.frombuffer(b64decode(layer["weights"]), np.int8).reshape(shape)
        found += [(sizes.T * layer["scale"]).astype(np.float32)]
        found += [np.array(layer["biases"], np.float32)]
    return Copier(found)


def copied(model: Copier, images: Array, length: int) -> Array:
    """Return each image after its code was cut, and rounded to bytes."""
    code = np.rint(model.code(images)[:, :length] * LEVELS) / LEVELS
    return model.read(code.astype(np.float32))


def trained(images: Array) -> list[dict[str, Any]]:
    """Return the network that learned to copy some images, as it is kept."""
    model = begin(recipe(), images)
    learn(model, images, recipe())
    return packed(model)
