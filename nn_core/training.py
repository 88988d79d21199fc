"""Training: mini-batch gradient descent, as a generator of records. No files, no printing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from math import ceil, isfinite
from random import Random

from nn_core.backprop import Gradient, LayerGradient, add_gradients, check_counts
from nn_core.fast.examples import CHUNK, Examples, Gradients, Inputs
from nn_core.layer import Layer
from nn_core.matrix import TooLargeError, Vector
from nn_core.network import Network
from nn_core.optimise import Moments, optimiser
from nn_core.recipe import SCHEDULES, Recipe


@dataclass(frozen=True)
class TrainingState:
    """Everything that a training run needs to go on.

    Parameters
    ----------
    network : Network
    moments : tuple of Moments
        What the optimiser keeps for each row: for each layer, those of its weights and its biases.
    epoch : int
        How many epochs are done.
    seen : int
        How many images the current epoch has seen.
    """

    network: Network
    moments: tuple[Moments, ...]
    epoch: int = 0
    seen: int = 0


@dataclass(frozen=True)
class TrainingRecord:
    """How a training run is getting on.

    Parameters
    ----------
    epoch : int
        The number of the current epoch, from 1.
    seen, count : int
        How many of its images the epoch has seen, of how many.
    loss : float
        The mean loss of the images since the previous record.
    learning_rate : float
        That of the last step.
    state : TrainingState
        To go on from.
    """

    epoch: int
    seen: int
    count: int
    loss: float
    learning_rate: float
    state: TrainingState

    @property
    def ends_epoch(self) -> bool:
        """Return whether the epoch has seen all images."""
        return self.seen == self.count


def begin_training(recipe: Recipe, network: Network | None = None) -> TrainingState:
    """Return the state before the first step: random weights, biases and moments of 0.

    Parameters
    ----------
    recipe : Recipe
    network : Network, optional
        What to go on from, instead of random weights and biases of 0.

    Returns
    -------
    TrainingState

    >>> begin_training(Recipe(sizes=(2, 1))).network.layers[0].biases
    (0.0,)
    """
    begun = network or Network.random(
        recipe.sizes,
        recipe.activation_functions,
        Random(recipe.seed),
        recipe.initialisation,
        recipe.gain,
    )
    kept = optimiser(recipe.optimiser).moments
    moments = tuple(([0.0] * len(row),) * kept for row in _rows(begun.layers))
    return TrainingState(begun, moments)


def train(
    state: TrainingState,
    inputs: Inputs,
    targets: Sequence[Vector],
    recipe: Recipe,
    every: int = 1000,
    *,
    gradients: Gradients | None = None,
) -> Iterator[TrainingRecord]:
    """Yield records while a network learns, w ← w - η ∂C/∂w for one small batch after another.

    Each epoch sees every image once, in an order of its own. Nothing that you pass in changes; the
    last record holds the trained network.

    Parameters
    ----------
    state : TrainingState
        From `begin_training`, or from a record: then training goes on as if it had never stopped.
    inputs : Inputs
        The images.
    targets : Sequence of Vector
        For each image, the outputs that are wanted; see `nn_core.losses.one_hots`.
    recipe : Recipe
    every : int, at least 1
        Yield a record after at least so many images, and at the end of each epoch.
    gradients : Gradients, optional
        Who works out the slopes: this process, unless `nn_core.fast.parallel` says otherwise.

    Yields
    ------
    TrainingRecord

    Raises
    ------
    ValueError
        If there are no images, there is not one target for each, one does not fit the network, or a
        number grows beyond all bounds.

    Source: Nielsen (2015), chapter 1, equations 20 and 21.

    >>> recipe = Recipe(sizes=(1, 1), learning_rate=1.0, batch_size=2, epochs=100)
    >>> *_, last = train(begin_training(recipe), [[0.0], [1.0]], [[0.0], [1.0]], recipe)
    >>> [round(last.state.network.forward([x])[0]) for x in (0.0, 1.0)]
    [0, 1]
    """
    check_counts(inputs, targets)
    if every < 1:
        raise ValueError(f"every must be at least 1, but is {every}")
    while state.epoch < recipe.epochs:
        for record in _epoch(state, inputs, targets, recipe, every, gradients=gradients):
            yield record
        state = record.state


def training_step(
    state: TrainingState,
    inputs: Inputs,
    targets: Sequence[Vector],
    recipe: Recipe,
    *,
    gradients: Gradients | None = None,
) -> tuple[TrainingState, float]:
    """Return the state after the next mini-batch, and the mean loss of its images before it.

    Parameters
    ----------
    state : TrainingState
        From `begin_training`, from the step before, or from a record.
    inputs, targets, recipe, gradients
        As for `train`, and the same ones for all steps; but the learning rate may change.

    Returns
    -------
    (TrainingState, float)

    Raises
    ------
    ValueError
        As for `train`.

    >>> recipe = Recipe(sizes=(1, 1), batch_size=1)
    >>> state, _ = training_step(begin_training(recipe), [[0.0], [1.0]], [[0.0], [1.0]], recipe)
    >>> state.epoch, state.seen
    (0, 1)
    """
    check_counts(inputs, targets)
    count, number = len(inputs), _steps_done(state, recipe, len(inputs))
    rate = rate_of_step(recipe, number, count)
    order = image_order(count, recipe.seed, state.epoch)
    batch = order[state.seen : state.seen + recipe.batch_size]
    chunks = [batch[first : first + CHUNK] for first in range(0, len(batch), CHUNK)]
    work = gradients or Examples(inputs, targets, recipe.loss).gradients
    try:
        slopes = add_gradients(work(state.network, chunks, len(batch)))
    except TooLargeError as error:
        rule = f"every number must stay finite, but in step {number + 1} one does not ({error})"
        raise ValueError(f"{rule}: try a learning_rate below {recipe.learning_rate}") from error
    network, moments = _move(state, slopes, recipe, rate, number + 1)
    seen = state.seen + len(batch)
    done = seen == count
    return TrainingState(network, moments, state.epoch + done, 0 if done else seen), slopes.loss


def rate_of_step(recipe: Recipe, number: int, count: int) -> float:
    """Return the learning rate of a step by the recipe's schedule.

    Parameters
    ----------
    recipe : Recipe
    number : int
        Of the step, counted from 0.
    count : int
        How many images there are to learn from.

    >>> recipe = Recipe(learning_rate=0.5, schedule="linear", batch_size=10, epochs=2)
    >>> [rate_of_step(recipe, number, 20) for number in range(4)]
    [0.5, 0.375, 0.25, 0.125]
    """
    steps = ceil(count / recipe.batch_size) * recipe.epochs
    return recipe.learning_rate * SCHEDULES[recipe.schedule](number / steps)


@lru_cache(maxsize=4)
def image_order(count: int, seed: int, epoch: int) -> Sequence[int]:
    """Return the numbers of all images in the order in which an epoch, from 0, sees them.

    >>> image_order(5, 1, 0) == image_order(5, 1, 0) != image_order(5, 1, 1)
    True
    """
    return Random(f"{seed} {epoch}").sample(range(count), count)


def _epoch(
    state: TrainingState,
    inputs: Inputs,
    targets: Sequence[Vector],
    recipe: Recipe,
    every: int,
    *,
    gradients: Gradients | None,
) -> Iterator[TrainingRecord]:
    """Yield the records of the epoch under way."""
    epoch, count, losses = state.epoch, len(inputs), list[float]()
    while state.epoch == epoch:
        before = state
        state, batch_loss = training_step(state, inputs, targets, recipe, gradients=gradients)
        seen = state.seen or count
        losses += [batch_loss] * (seen - before.seen)
        if len(losses) >= every or seen == count:
            rate = rate_of_step(recipe, _steps_done(before, recipe, count), count)
            yield TrainingRecord(epoch + 1, seen, count, sum(losses) / len(losses), rate, state)
            losses = []


def _steps_done(state: TrainingState, recipe: Recipe, count: int) -> int:
    """Return how many steps led to a state, when training on that many images."""
    size = recipe.batch_size
    return state.epoch * ceil(count / size) + state.seen // size


def _move(
    state: TrainingState, slopes: Gradient, recipe: Recipe, rate: float, number: int
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
    try:
        layers = [
            Layer(list(islice(new, layer.n_out)), next(new), layer.activation)
            for layer in state.network.layers
        ]
    except ValueError:
        raise ValueError(
            f"every weight and bias must stay finite, but one does not in step {number}: "
            f"try a learning_rate below {recipe.learning_rate}"
        ) from None
    return replace(state.network, layers=layers), tuple(moments for _, moments in moved)


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
