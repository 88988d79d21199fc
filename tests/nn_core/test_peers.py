"""A few steps of training end where numpy ends, and where PyTorch ends if it is installed.

The peers get the same first numbers and the same batches. PyTorch finds its slopes by itself, so it
also bears witness that ours are right. It takes gigabytes where it brings CUDA along: `make test`
does without, and `make peers` installs it, as one job of continuous integration does.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from nn_core import Recipe, begin_training
from nn_core.training import image_order, train

COUNT = 14  # so that the last of four batches is smaller
SIZES = (6, 5, 4, 3)
CASES = [
    ("tanh", "sigmoid", "binary cross-entropy", "descent", "constant", 0.0),
    ("sigmoid", "sigmoid", "squared error", "momentum", "constant", 0.0),
    ("relu", "softmax", "categorical cross-entropy", "adam", "constant", 0.0),
    ("tanh", "softmax", "categorical cross-entropy", "momentum", "constant", 0.01),
    ("relu", "identity", "squared error", "descent", "constant", 0.01),
    ("sigmoid", "sigmoid", "binary cross-entropy", "momentum", "cosine", 0.01),
]

type Array = NDArray[Any]


@dataclass(frozen=True)
class Case:
    """What is learnt, and how: the recipe, the images, and the batches in their order."""

    recipe: Recipe
    inputs: Array
    targets: Array

    @property
    def names(self) -> tuple[str, ...]:
        """The activation of each layer."""
        return tuple(self.recipe.activation_functions)

    @property
    def start(self) -> list[tuple[Array, Array]]:
        """The first weights and biases of each layer."""
        layers = begin_training(self.recipe).network.layers
        return [(np.array(layer.weights), np.array(layer.biases)) for layer in layers]

    @property
    def batches(self) -> list[Sequence[int]]:
        """The numbers of the images in each step."""
        size = self.recipe.batch_size
        return [
            order[k : k + size]
            for epoch in range(self.recipe.epochs)
            for order in [image_order(COUNT, self.recipe.seed, epoch)]
            for k in range(0, COUNT, size)
        ]

    @property
    def rates(self) -> list[float]:
        """The learning rate of each step."""
        done = np.arange(len(self.batches)) / len(self.batches)
        falling = (1 + np.cos(np.pi * done)) / 2
        shares = falling if self.recipe.schedule == "cosine" else np.ones_like(done)
        return [float(self.recipe.learning_rate * share) for share in shares]


@pytest.fixture(params=CASES, ids=lambda case: " ".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> Case:
    hidden, end, loss, optimiser, schedule, l2 = request.param
    random = Random(5)
    inputs = [[random.random() * (random.random() < 0.6) for _ in range(6)] for _ in range(COUNT)]
    targets = [[float(k == random.randrange(3)) for k in range(3)] for _ in range(COUNT)]
    if end == "softmax":
        targets = [[float(k == n % 3) for k in range(3)] for n in range(COUNT)]
    recipe = Recipe(
        sizes=SIZES,
        activation_functions=(hidden, hidden, end),
        loss=loss,
        optimiser=optimiser,
        learning_rate=0.05,
        schedule=schedule,
        l2=l2,
        batch_size=4,
        epochs=3,
        copies=0,
    )
    return Case(recipe, np.array(inputs), np.array(targets))


def ours(case: Case) -> list[tuple[Array, Array]]:
    """Return weights and biases of each layer after the steps, by nn_core."""
    inputs, targets = case.inputs.tolist(), case.targets.tolist()
    *_, record = train(begin_training(case.recipe), inputs, targets, case.recipe)
    layers = record.state.network.layers
    return [(np.array(layer.weights), np.array(layer.biases)) for layer in layers]


def sigmoid(z: Array) -> Array:
    return 1 / (1 + np.exp(-z))


def softmax(z: Array) -> Array:
    grown = np.exp(z)
    return grown / grown.sum(1, keepdims=True)


FUNCTIONS: dict[str, tuple[Callable[[Array], Array], Callable[[Array], Array]]] = {
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),
    "tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
    "relu": (lambda z: np.maximum(z, 0.0), lambda z: (z > 0) * 1.0),
    "identity": (lambda z: z, np.ones_like),
    "softmax": (softmax, np.ones_like),  # its slope is part of the cross-entropy's
}


def numpy_slopes(
    case: Case, layers: list[tuple[Array, Array]], x: Array, y: Array
) -> list[tuple[Array, Array]]:
    """Return the mean slopes of a batch, with l2 on the weights."""
    sums, activations = [], [x]
    for (w, b), name in zip(layers, case.names, strict=True):
        sums.append(activations[-1] @ w.T + b)
        activations.append(FUNCTIONS[name][0](sums[-1]))
    delta = (activations[-1] - y) / len(x)
    if case.recipe.loss == "squared error":
        delta = delta * FUNCTIONS[case.names[-1]][1](sums[-1])
    slopes: list[tuple[Array, Array]] = []
    for k in reversed(range(len(layers))):
        w = layers[k][0]
        slopes.insert(0, (delta.T @ activations[k] + case.recipe.l2 * w, delta.sum(0)))
        if k:
            delta = delta @ w * FUNCTIONS[case.names[k - 1]][1](sums[k - 1])
    return slopes


def by_numpy(case: Case) -> list[tuple[Array, Array]]:
    """Return weights and biases of each layer after the steps, by numpy."""
    layers = case.start
    means = [np.zeros_like(array) for layer in layers for array in layer]
    squares = [np.zeros_like(array) for array in means]
    for number, (batch, rate) in enumerate(zip(case.batches, case.rates, strict=True), start=1):
        slopes = numpy_slopes(case, layers, case.inputs[batch], case.targets[batch])
        flat = [slope for layer in slopes for slope in layer]
        if case.recipe.optimiser == "adam":
            means = [0.9 * m + 0.1 * g for m, g in zip(means, flat, strict=True)]
            squares = [0.999 * s + 0.001 * g * g for s, g in zip(squares, flat, strict=True)]
            moves = [
                rate * m / (1 - 0.9**number) / (np.sqrt(s / (1 - 0.999**number)) + 1e-8)
                for m, s in zip(means, squares, strict=True)
            ]
        else:
            keep = 0.9 if case.recipe.optimiser == "momentum" else 0.0
            moves = means = [keep * m + rate * g for m, g in zip(means, flat, strict=True)]
        pairs = zip(moves[::2], moves[1::2], strict=True)
        layers = [(w - to_w, b - to_b) for (w, b), (to_w, to_b) in zip(layers, pairs, strict=True)]
    return layers


def torch_loss(torch: Any, name: str, z: Any, a: Any, y: Any) -> Any:
    """Return the mean loss of a batch as PyTorch has it."""
    each = torch.nn.functional
    if name == "binary cross-entropy":
        return each.binary_cross_entropy(a, y, reduction="sum") / len(y)
    if name == "categorical cross-entropy":
        return each.cross_entropy(z, y)
    return each.mse_loss(a, y, reduction="sum") / 2 / len(y)


def by_torch(torch: Any, case: Case) -> list[tuple[Array, Array]]:
    """Return weights and biases of each layer after the steps, by PyTorch's autograd and steps."""
    layers = [tuple(torch.tensor(array, requires_grad=True) for array in p) for p in case.start]
    numbers = [number for layer in layers for number in layer]
    respond = {
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "relu": torch.relu,
        "identity": lambda z: z,
        "softmax": lambda z: torch.softmax(z, 1),
    }
    steps = {
        "descent": lambda: torch.optim.SGD(numbers, lr=1.0),
        "momentum": lambda: torch.optim.SGD(numbers, lr=1.0, momentum=0.9),
        "adam": lambda: torch.optim.Adam(numbers, lr=case.recipe.learning_rate),
    }
    optimiser = steps[case.recipe.optimiser]()
    for batch, rate in zip(case.batches, case.rates, strict=True):
        a = torch.tensor(case.inputs[batch])
        for (w, b), name in zip(layers, case.names, strict=True):
            z = a @ w.T + b
            a = respond[name](z)
        cost = torch_loss(torch, case.recipe.loss, z, a, torch.tensor(case.targets[batch]))
        cost = cost + case.recipe.l2 / 2 * sum((w * w).sum() for w, _ in layers)
        if case.recipe.optimiser != "adam":
            cost = rate * cost  # v ← μ v - η g, where PyTorch would have η outside of v
        optimiser.zero_grad()
        cost.backward()
        optimiser.step()
    return [(w.detach().numpy(), b.detach().numpy()) for w, b in layers]


def same(found: list[tuple[Array, Array]], peers: list[tuple[Array, Array]]) -> bool:
    """Return whether all numbers are equal but for rounding."""
    return all(
        np.allclose(mine, theirs, rtol=1e-9, atol=1e-12)
        for layers in zip(found, peers, strict=True)
        for mine, theirs in zip(*layers, strict=True)
    )


def test_training_ends_where_numpy_ends(case: Case) -> None:
    assert same(ours(case), by_numpy(case))


def test_training_ends_where_pytorch_ends(case: Case) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch is not here; `make peers` installs it")
    assert same(ours(case), by_torch(torch, case))


def test_the_peers_would_find_a_step_left_out(case: Case) -> None:
    assert not same(case.start, by_numpy(case))
    shorter = Recipe(**{**vars(case.recipe), "epochs": 2})
    assert not same(ours(Case(shorter, case.inputs, case.targets)), by_numpy(case))
