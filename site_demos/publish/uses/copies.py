"""Networks with a narrow middle, which copy digits, and a plain way of the same size; in numpy.

A network for each length of the code learns to give back what it is given. `Dense` has the formulas
of nn_core, and steps by Adam as nn_core does. Then every test image is copied, and the site's own
network reads the copies.
"""

from base64 import b64decode, b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nn_core import SCHEDULES, Network, Recipe
from nn_core.checkpoint import dataset_digest, recipe_settings
from nn_core.mnist.ink import SIDE
from nn_core.optimise import EPSILON, MEAN_DECAY, SQUARE_DECAY
from site_demos import weights
from site_demos.demos.applications.short_code.codes import LENGTHS, LEVELS, SIZES, STEPS, zigzag
from site_demos.publish import sets
from site_demos.publish.arrays import Array, Dense, Model, as_arrays, sigmoid
from site_demos.publish.uses.tables import write

SHOWN = 6
SURE = 0.9
LEAST = 1e-3
"""What an output may begin with, where no image has ink."""


def recipe(length: int) -> Recipe:
    """Return how the network with such a code learns."""
    return Recipe(
        sizes=(SIDE * SIDE, length, SIDE * SIDE),
        activation_functions="sigmoid",
        initialisation="xavier",
        optimiser="adam",
        learning_rate=0.01,
        l2=0.0,
        batch_size=100,
        epochs=15,
        copies=0,
    )


def begin(recipe: Recipe, images: Array) -> Dense:
    """Return the network before its training: Xavier's weights, and outputs near the mean image.

    With other biases the code would first have to make the background black, and stay stuck there.
    """
    random, (n_in, n_code, n_out) = np.random.default_rng(recipe.seed), recipe.sizes
    spread = (2 / (n_in + n_code)) ** 0.5
    shapes = ((n_in, n_code), (n_code, n_out))
    drawn = [random.normal(0, spread, shape).astype(np.float32) for shape in shapes]
    mean = images.mean(0).clip(LEAST, 1 - LEAST)
    biases = [np.zeros(n_code, np.float32), np.log(mean / (1 - mean)).astype(np.float32)]
    return Dense([drawn[0], biases[0], drawn[1], biases[1]], relu=False)


def learn(model: Dense, images: Array, recipe: Recipe) -> None:
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
            step(model, batch, moments, rate, number)


def step(
    model: Dense, batch: Array, moments: tuple[list[Array], list[Array]], rate: float, number: int
) -> None:
    """Take one step of Adam, as `nn_core.adam` does for each row."""
    means, squares = moments
    grown = (1 - SQUARE_DECAY**number) ** 0.5
    rate *= grown / (1 - MEAN_DECAY**number)
    for k, slope in enumerate(model.slopes(batch, batch)):
        means[k] = np.float32(MEAN_DECAY) * means[k] + np.float32(1 - MEAN_DECAY) * slope
        squares[k] = (
            np.float32(SQUARE_DECAY) * squares[k] + np.float32(1 - SQUARE_DECAY) * slope * slope
        )
        far = np.sqrt(squares[k], dtype=np.float32) + np.float32(EPSILON * grown)
        model.parameters[k] = model.parameters[k] - np.float32(rate) * means[k] / far


def packed(model: Dense) -> list[dict[str, Any]]:
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


def unpacked(layers: list[dict[str, Any]], length: int) -> Dense:
    """Return the network that is kept so."""
    found, shapes = list[Array](), ((length, SIDE * SIDE), (SIDE * SIDE, length))
    for layer, shape in zip(layers, shapes, strict=True):
        sizes = np.frombuffer(b64decode(layer["weights"]), np.int8).reshape(shape)
        found += [(sizes.T * layer["scale"]).astype(np.float32)]
        found += [np.array(layer["biases"], np.float32)]
    return Dense(found, relu=False)


def copied(model: Dense, images: Array) -> Array:
    """Return each image after its code was rounded to bytes."""
    w, b, w_out, b_out = model.parameters
    code = np.rint(sigmoid(images @ w + b) * LEVELS) / LEVELS
    return sigmoid(code.astype(np.float32) @ w_out + b_out)


def cosines(images: Array, length: int) -> Array:
    """Return each image from the first terms of its cosines, in zigzag, each one byte."""
    n = np.arange(SIDE)
    waves = np.cos(np.pi * (2 * n + 1) * n[:, None] / (2 * SIDE)) * (2 / SIDE) ** 0.5
    waves[0] /= 2**0.5
    basis = np.stack([np.outer(waves[v], waves[u]).ravel() for u, v in zigzag(length)])
    sizes = np.rint(images @ basis.T * STEPS).clip(-SIZES, SIZES) / STEPS
    return np.asarray((sizes @ basis).clip(0, 1), np.float32)


def measured(
    copies: Array, images: Array, reader: Model, labels: NDArray[np.uint8]
) -> dict[str, Any]:
    """Return how far copies are from their images, and how many are read as another digit.

    Only images that are read right count for `turned`, and for `sure` those among them that are
    taken for another digit with an output above `SURE`.
    """
    before, after = reader.outputs(images), reader.outputs(copies)
    right = before.argmax(1) == labels
    turned = right & (after.argmax(1) != labels)
    return {
        "error": round(float(((copies - images) ** 2).mean()), 5),
        "turned": int(turned.sum()),
        "sure": int((turned & (after.max(1) > SURE)).sum()),
        "read": int((after.argmax(1) == labels).sum()),
        "first": [int(k) for k in np.flatnonzero(turned & (after.max(1) > SURE))[:SHOWN]],
    }


def pixels(data: bytes) -> Array:
    """Return images in rows, from 0 to 1."""
    return (np.frombuffer(data, np.uint8).reshape(-1, SIDE * SIDE) / 255).astype(np.float32)


def main() -> None:
    """Write the file."""
    train, test = sets.train(), sets.test()
    learnt, images = pixels(train.images.data), pixels(test.images.data)
    labels, reader = np.frombuffer(test.labels, np.uint8), as_arrays(Network.load(weights.DIGITS))
    networks, runs = dict[str, Any](), list[dict[str, Any]]()
    for length in LENGTHS:
        model = begin(recipe(length), learnt)
        learn(model, learnt, recipe(length))
        networks[str(length)] = packed(model)
        copies = copied(unpacked(networks[str(length)], length), images)
        plain = cosines(images, length)
        found = {
            "length": length,
            "network": measured(copies, images, reader, labels),
            "cosines": measured(plain, images, reader, labels),
        }
        runs.append(found)
    content = {
        "data": dataset_digest(train),
        "recipe": recipe_settings(recipe(LENGTHS[-1])),
        "right": int((reader.outputs(images).argmax(1) == labels).sum()),
        "runs": runs,
        "networks": networks,
    }
    write(weights.COPIES, content)


if __name__ == "__main__":
    main()
