"""Training: mini-batch gradient descent, as a generator of records. No files, no printing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import ceil, cos, inf, isfinite, pi
from random import Random
from typing import Protocol

from nn_core.backprop import Gradient, LayerGradient, add_gradients, gradient
from nn_core.images import Images
from nn_core.loss import loss
from nn_core.matrix import Vector
from nn_core.network import Layer, Network
from nn_core.optimise import Moments, optimiser
from nn_core.sparse import Sparse

SCHEDULES: dict[str, Callable[[float], float]] = {
    "constant": lambda _: 1.0,
    "linear": lambda done: 1.0 - done,
    "cosine": lambda done: (1.0 + cos(pi * done)) / 2,
}
"""The learning rate as a share of its first value, from the share of the training that is done."""


PART = 200
"""Images whose slopes are worked out in one go; those of a larger batch are sums over such parts.

So several processes can share a batch, and the result is the same to the last digit however many
there are. See `nn_core.parallel`.
"""

type Gradients = Callable[[Network, Sequence[Sequence[int]], int], Sequence[Gradient]]
"""See `Examples.gradients`."""


class Inputs(Protocol):
    """What a training learns from: `inputs[k]` is the vector k. `Images` and lists of lists are."""

    def __len__(self) -> int:
        """Return how many vectors there are."""

    def __getitem__(self, number: int, /) -> Vector:
        """Return the vector of that number, from 0."""


@dataclass(frozen=True)
class Examples:
    """What a training learns from.

    Parameters
    ----------
    inputs : Inputs
        The images.
    targets : Sequence of Vector
        For each image, the outputs that are wanted; see `nn_core.loss.one_hots`.
    loss : str
        See `nn_core.loss.LOSSES`.
    """

    inputs: Inputs
    targets: Sequence[Vector]
    loss: str

    def gradients(
        self, network: Network, parts: Sequence[Sequence[int]], count: int
    ) -> list[Gradient]:
        """Return what each part adds to the gradient of a batch.

        Parameters
        ----------
        network : Network
        parts : Sequence of Sequence of int
            The numbers of the images in each part.
        count : int
            How many images the whole batch has.

        Returns
        -------
        list of Gradient

        Raises
        ------
        ValueError
            As `nn_core.gradient`.

        >>> network = begin(Recipe(sizes=(1, 1))).network
        >>> [found] = Examples([[0.0]], [[0.0]], "squared error").gradients(network, [[0]], 1)
        >>> found.loss
        0.125
        """
        return [
            gradient(
                network,
                [_look(self.inputs, k) for k in part],
                [self.targets[k] for k in part],
                loss(self.loss),
                count,
            )
            for part in parts
        ]


@dataclass(frozen=True)
class Recipe:
    """How to train: the same recipe on the same data always ends with the same network.

    Parameters
    ----------
    sizes : tuple of int
        Neurons in each layer, the inputs first.
    activations : str or tuple of str
        One name for all layers, or one for each layer after the inputs.
    initialisation : str
        Of the weights; see `nn_core.network.INITIALISATIONS`.
    loss : str
        See `nn_core.loss.LOSSES`.
    optimiser : str
        See `nn_core.optimise.OPTIMISERS`.
    learning_rate : float, above 0
        At the start.
    schedule : str
        What becomes of the learning rate; see `SCHEDULES`.
    l1 : float, at least 0
        Each weight w adds l1 |w| to the loss, which pulls it towards 0 as hard however small it is.
        Biases add nothing.
    l2 : float, at least 0
        Each weight w adds ½ l2 w² to the loss, which pulls it towards 0. Biases add nothing.
    batch_size : int, at least 1
        Images for each step.
    epochs : int, at least 1
        How often every image is seen.
    copies : int, at least 0
        How many distorted copies of each image to learn from too; see `nn_core.distort`.
    seed : int
        What the random numbers begin with: the first weights, the copies, the order of the images.

    Raises
    ------
    ValueError
        If a number is out of its range or a name is unknown.

    >>> Recipe(epochs=0)
    Traceback (most recent call last):
    ValueError: epochs must be at least 1, but is 0
    """

    sizes: tuple[int, ...] = (784, 16, 16, 10)
    activations: str | tuple[str, ...] = "sigmoid"
    initialisation: str = "lecun"
    loss: str = "binary cross-entropy"
    optimiser: str = "momentum"
    learning_rate: float = 0.8
    schedule: str = "cosine"
    l1: float = 0.0
    l2: float = 1e-4
    batch_size: int = 400
    epochs: int = 70
    copies: int = 1
    seed: int = 1

    def __post_init__(self) -> None:
        """Check each number and name, before hours are spent."""
        for name, number in (("batch_size", self.batch_size), ("epochs", self.epochs)):
            if number < 1:
                raise ValueError(f"{name} must be at least 1, but is {number}")
        if not 0 < self.learning_rate < inf:
            raise ValueError(
                f"learning_rate must be above 0 and finite, but is {self.learning_rate}"
            )
        for name, pull in (("l1", self.l1), ("l2", self.l2)):
            if not 0 <= pull < inf:
                raise ValueError(f"{name} must be at least 0 and finite, but is {pull}")
        if self.copies < 0:
            raise ValueError(f"copies must be at least 0, but is {self.copies}")
        if self.schedule not in SCHEDULES:
            raise ValueError(
                f"schedule must be one of {', '.join(SCHEDULES)}, but is {self.schedule!r}"
            )
        loss(self.loss)
        optimiser(self.optimiser)


@dataclass(frozen=True)
class State:
    """All that a training needs to go on.

    Parameters
    ----------
    network : Network
    moments : tuple of Moments
        What the optimiser keeps for each row: for each layer, those of its weights and its biases.
    epoch : int
        How many epochs are done.
    seen : int
        How many images the epoch under way has seen.
    """

    network: Network
    moments: tuple[Moments, ...]
    epoch: int = 0
    seen: int = 0


@dataclass(frozen=True)
class Record:
    """How a training is getting on.

    Parameters
    ----------
    epoch : int
        The number of the epoch under way, from 1.
    seen, count : int
        How many of its images the epoch has seen, of how many.
    loss : float
        The mean loss of the images since the record before.
    learning_rate : float
        That of the last step.
    state : State
        To go on from, if `ends_epoch`.
    """

    epoch: int
    seen: int
    count: int
    loss: float
    learning_rate: float
    state: State

    @property
    def ends_epoch(self) -> bool:
        """Return whether the epoch has seen all images."""
        return self.seen == self.count


def begin(recipe: Recipe) -> State:
    """Return the state before the first step: random weights, biases and moments of 0.

    Parameters
    ----------
    recipe : Recipe

    Returns
    -------
    State

    >>> begin(Recipe(sizes=(2, 1))).network.layers[0].biases
    (0.0,)
    """
    network = Network.random(
        recipe.sizes, recipe.activations, Random(recipe.seed), recipe.initialisation
    )
    kept = optimiser(recipe.optimiser).moments
    moments = tuple(([0.0] * len(row),) * kept for row in _rows(network.layers))
    return State(network, moments)


def train(
    state: State,
    inputs: Inputs,
    targets: Sequence[Vector],
    recipe: Recipe,
    every: int = 1000,
    *,
    gradients: Gradients | None = None,
) -> Iterator[Record]:
    """Yield records while a network learns, w ← w - η ∂C/∂w for one small batch after another.

    Each epoch sees every image once, in an order of its own. Nothing that is passed in changes; the
    last record holds the trained network.

    Parameters
    ----------
    state : State
        From `begin`, or from a record that ends an epoch: then the training goes on as if it had
        never stopped.
    inputs : Inputs
        The images.
    targets : Sequence of Vector
        For each image, the outputs that are wanted; see `nn_core.loss.one_hots`.
    recipe : Recipe
    every : int, at least 1
        Yield a record after at least so many images, and at the end of each epoch.
    gradients : Gradients, optional
        Who works out the slopes: this process, unless `nn_core.parallel.processes` says otherwise.

    Yields
    ------
    Record

    Raises
    ------
    ValueError
        If there are no images, there is not one target for each, one does not fit the network, or a
        number grows beyond all bounds.

    Source: Nielsen (2015), chapter 1, equations 20 and 21.

    >>> recipe = Recipe(sizes=(1, 1), learning_rate=1.0, batch_size=2, epochs=100)
    >>> *_, last = train(begin(recipe), [[0.0], [1.0]], [[0.0], [1.0]], recipe)
    >>> [round(last.state.network.forward([x])[0]) for x in (0.0, 1.0)]
    [0, 1]
    """
    _check_counts(inputs, targets)
    if every < 1:
        raise ValueError(f"every must be at least 1, but is {every}")
    while state.epoch < recipe.epochs:
        for record in _epoch(state, inputs, targets, recipe, every, gradients=gradients):
            yield record
        state = record.state


def step(
    state: State,
    inputs: Inputs,
    targets: Sequence[Vector],
    recipe: Recipe,
    *,
    gradients: Gradients | None = None,
) -> tuple[State, float]:
    """Return the state after the next mini-batch, and the mean loss of its images before it.

    Parameters
    ----------
    state : State
        From `begin`, from the step before, or from a record.
    inputs, targets, recipe, gradients
        As for `train`, and the same ones for all steps; but the learning rate may change.

    Returns
    -------
    (State, float)

    Raises
    ------
    ValueError
        As for `train`.

    >>> recipe = Recipe(sizes=(1, 1), batch_size=1)
    >>> state, _ = step(begin(recipe), [[0.0], [1.0]], [[0.0], [1.0]], recipe)
    >>> state.epoch, state.seen
    (0, 1)
    """
    _check_counts(inputs, targets)
    count, size = len(inputs), recipe.batch_size
    batch = _order(count, recipe.seed, state.epoch)[state.seen : state.seen + size]
    number = state.epoch * ceil(count / size) + state.seen // size
    rate = _rate(recipe, number, count)
    parts = [batch[first : first + PART] for first in range(0, len(batch), PART)]
    work = gradients or Examples(inputs, targets, recipe.loss).gradients
    slopes = add_gradients(work(state.network, parts, len(batch)))
    network, moments = _move(state, slopes, recipe, rate, number + 1)
    seen = state.seen + len(batch)
    done = seen == count
    return State(network, moments, state.epoch + done, 0 if done else seen), slopes.loss


def _epoch(
    state: State,
    inputs: Inputs,
    targets: Sequence[Vector],
    recipe: Recipe,
    every: int,
    *,
    gradients: Gradients | None,
) -> Iterator[Record]:
    """Yield the records of the epoch under way."""
    epoch, count, losses = state.epoch, len(inputs), list[float]()
    while state.epoch == epoch:
        before = state
        state, batch_loss = step(state, inputs, targets, recipe, gradients=gradients)
        seen = state.seen or count
        losses += [batch_loss] * (seen - before.seen)
        if len(losses) >= every or seen == count:
            number = epoch * ceil(count / recipe.batch_size) + before.seen // recipe.batch_size
            rate = _rate(recipe, number, count)
            yield Record(epoch + 1, seen, count, sum(losses) / len(losses), rate, state)
            losses = []


def _rate(recipe: Recipe, number: int, count: int) -> float:
    """Return the learning rate of a step, counted from 0, of a training on so many images."""
    steps = ceil(count / recipe.batch_size) * recipe.epochs
    return recipe.learning_rate * SCHEDULES[recipe.schedule](number / steps)


@lru_cache(maxsize=4)
def _order(count: int, seed: int, epoch: int) -> Sequence[int]:
    """Return the numbers of all images, shuffled anew for each epoch."""
    return Random(f"{seed} {epoch}").sample(range(count), count)


def _look(inputs: Inputs, number: int) -> Vector | Sparse:
    """Return one of the inputs; images know without a search where they are not black."""
    return inputs.sparse(number) if isinstance(inputs, Images) else inputs[number]


def _move(
    state: State, slopes: Gradient, recipe: Recipe, rate: float, number: int
) -> tuple[Network, tuple[Moments, ...]]:
    """Return the network and the moments after one step of the optimiser."""
    if not isfinite(slopes.loss):
        raise ValueError(
            f"the loss must stay finite, but is {slopes.loss} in step {number}: "
            f"try a learning_rate below {recipe.learning_rate}"
        )
    move = optimiser(recipe.optimiser).step
    rows = zip(
        _rows(state.network.layers),
        _penalised(state.network, slopes, recipe),
        state.moments,
        strict=True,
    )
    moved = [move(row, slope, moments, rate, number) for row, slope, moments in rows]
    new = iter([row for row, _ in moved])
    layers = [
        Layer(list(islice(new, layer.n_out)), next(new), layer.activation)
        for layer in state.network.layers
    ]
    return Network(layers), tuple(moments for _, moments in moved)


def _penalised(network: Network, slopes: Gradient, recipe: Recipe) -> list[Vector]:
    """Return g + λ₁ sign w + λ₂ w for each row of weights, and g for the biases."""
    rows, l1, l2 = _rows(slopes.layers), recipe.l1, recipe.l2
    if l1 == l2 == 0:
        return rows
    weights = [row for layer in network.layers for row in (*layer.weights, [0.0] * layer.n_out)]
    if l1:
        rows = [
            [g + l1 * ((w > 0) - (w < 0)) for w, g in zip(row, slope, strict=True)]
            for row, slope in zip(weights, rows, strict=True)
        ]
    return [
        [g + l2 * w for w, g in zip(row, slope, strict=True)]
        for row, slope in zip(weights, rows, strict=True)
    ]


def _rows(layers: Sequence[Layer] | Sequence[LayerGradient]) -> list[Vector]:
    """Return the weights into each neuron of a layer, then its biases, for each layer."""
    return [row for layer in layers for row in (*layer.weights, layer.biases)]


def _check_counts(inputs: Inputs, targets: Sequence[Vector]) -> None:
    if len(inputs) < 1 or len(inputs) != len(targets):
        raise ValueError(
            f"there must be a target for each of one or more inputs, "
            f"but there are {len(inputs)} inputs and {len(targets)} targets"
        )
