"""Training in the playground: the state of a run, and one epoch after another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise, repeat
from math import inf, sumprod
from operator import itemgetter

from nn_core import (
    Layer,
    Network,
    TrainingState,
    Vector,
    begin_training,
    loss,
    rate_of_step,
    training_step,
)
from site_demos import kit
from site_demos.demos.learning._bounds import check_size, told_blow_up
from site_demos.demos.learning.playground.data import Point, Split, split
from site_demos.demos.learning.playground.earlier import Run, Score
from site_demos.demos.learning.playground.features import inputs
from site_demos.demos.learning.playground.settings import (
    Parameters,
    falls,
    features,
    has_values,
    recipe,
)

LONGEST = 120  # entries of the curves
HALF = 0.5
NEVER = (0, inf)


@dataclass(frozen=True)
class State:
    """A run: the network, how long it learned, and how that went.

    Parameters
    ----------
    learning : nn_core.TrainingState
    steps, seen : int
        Epochs done, and points in them.
    curve : tuple of (epoch, loss, loss in the test)
        Over the epochs so far, evenly, and now.
    best : (epoch, loss)
        Where the loss in the test was least, of all epochs.
    earlier : tuple of earlier.Run
        The runs before it in this visit, the newest first.
    """

    learning: TrainingState
    steps: int = 0
    seen: int = 0
    curve: tuple[tuple[int, float, float], ...] = ()
    best: tuple[int, float] = NEVER
    done: bool = False
    earlier: tuple[Run, ...] = ()

    @property
    def network(self) -> Network:
        """The network as it stands."""
        return self.learning.network


def started(parameters: Parameters) -> State:
    """Return the state before the first epoch: the seed's own weights, or those that were kept."""
    learning = begin_training(recipe(parameters))
    kept = kit.numbers(parameters.weights)
    if kept_fit(parameters):
        learning = replace(learning, network=filled(learning.network, kept))
    return with_curve(State(learning), parameters)


def kept_fit(parameters: Parameters) -> bool:
    """Say whether there are as many kept weights as the network has."""
    return len(kit.numbers(parameters.weights)) == needed(parameters)


def needed(parameters: Parameters) -> int:
    """Return how many weights and biases the network has."""
    return sum((n + 1) * m for n, m in pairwise(recipe(parameters).sizes))


def filled(network: Network, numbers: Sequence[float]) -> Network:
    """Return the network with other numbers: of each neuron its weights, then its bias."""
    rest = iter(numbers)
    layers = []
    for layer in network.layers:
        rows = [list(islice(rest, layer.n_in + 1)) for _ in range(layer.n_out)]
        weights, biases = [row[:-1] for row in rows], [row[-1] for row in rows]
        layers.append(Layer(weights, biases, layer.activation))
    return Network(layers)


def numbers_of(network: Network) -> list[float]:
    """Return the numbers of a network in the order that `filled` takes them."""
    return [
        number
        for layer in network.layers
        for row, bias in zip(layer.weights, layer.biases, strict=True)
        for number in (*row, bias)
    ]


def epoch(parameters: Parameters, state: State) -> State:
    """Return the state after an epoch: every point to learn from was seen once.

    Raises
    ------
    ValueError
        If there are not points of both classes, or a number grows too large.
    """
    if state.done:
        return state
    training = data(parameters).training
    if not has_values(parameters):
        _check_classes(training)
    fed, targets = _fed(training, features(parameters)), _targets(training)
    learning, plan = state.learning, recipe(parameters)
    with told_blow_up(plan.learning_rate, f"epoch {state.steps + 1}"):
        while learning.epoch == state.learning.epoch:
            learning, _ = training_step(learning, fed, targets, plan)
        check_size(learning.network)
    new = replace(
        state,
        learning=learning,
        steps=state.steps + 1,
        seen=state.seen + len(training),
        done=falls(parameters) and state.steps + 1 >= parameters.fall,
    )
    return with_curve(new, parameters)


def rate(parameters: Parameters, state: State) -> float:
    """Return the learning rate of the epoch after this one."""
    return 0.0 if state.done else rate_of_step(recipe(parameters), state.steps, 1)


def data(parameters: Parameters) -> Split:
    """Return the points that the parameters choose."""
    p = parameters
    return split(p.data, p.points, p.noise, p.share, p.seed)


def with_curve(state: State, parameters: Parameters) -> State:
    """Return the state with the losses as they are now.

    A long curve keeps those of every second epoch, then of every fourth, and so on.
    """
    learned, test = scores(parameters, state)
    every = 2 ** (state.steps // LONGEST).bit_length()
    kept = [each for each in state.curve if each[0] % every == 0]
    best = (
        min(state.best, (state.steps, test.loss), key=itemgetter(1)) if test.count else state.best
    )
    curve = (*kept, (state.steps, learned.loss, test.loss))
    return replace(state, curve=curve, best=best)


def before(state: State) -> State:
    """Return the state without the losses of the epoch where it stands."""
    *curve, (now, _, _) = state.curve
    tested = ((epoch, loss) for epoch, _, loss in curve)
    best = state.best if state.best[0] < now else min(tested, key=itemgetter(1), default=NEVER)
    return replace(state, curve=tuple(curve), best=best)


def told(parameters: Parameters, state: State) -> Run:
    """Return what there is to say of a run."""
    return Run(parameters, state.steps, *scores(parameters, state))


def scores(parameters: Parameters, state: State) -> tuple[Score, Score]:
    """Return how well the network does on what it learns from, and on what it does not."""
    both, names, measure = data(parameters), features(parameters), recipe(parameters).loss
    return (
        score(state.network, both.training, names, measure),
        score(state.network, both.test, names, measure),
    )


@lru_cache(maxsize=8)
def score(
    network: Network, points: tuple[Point, ...], names: tuple[str, ...], measure: str
) -> Score:
    """Return how well a network with these inputs does on some points, by the loss `measure`."""
    if not points:
        return Score(0.0, 0, 0.0, 0)
    outputs = respond(network, _fed(points, names))[-1][0]
    pairs = [(a, y) for a, (_, _, y) in zip(outputs, points, strict=True)]
    value, count = loss(measure).value, len(points)
    return Score(
        sum(value((a,), (y,)) for a, y in pairs) / count,
        sum((a > HALF) == (y == 1) for a, y in pairs),
        sum(abs(a - y) for a, y in pairs) / count,
        count,
    )


@lru_cache(maxsize=4)
def respond(network: Network, fed: tuple[Vector, ...]) -> list[list[list[float]]]:
    """Return the activations of all neurons for many inputs at once: [layer][neuron][input]."""
    return list(_layers(network, fed))


def _layers(network: Network, rows: Sequence[Vector]) -> Iterator[list[list[float]]]:
    with_one = [(*row, 1.0) for row in rows]  # the bias is the weight of a 1
    for layer in network.layers:
        columns = [
            layer.activation.function(list(map(sumprod, repeat((*weights, b)), with_one)))
            for weights, b in zip(layer.weights, layer.biases, strict=True)
        ]
        yield columns
        with_one = list(zip(*columns, repeat(1.0)))


@lru_cache(maxsize=8)
def _fed(points: tuple[Point, ...], names: tuple[str, ...]) -> tuple[tuple[float, ...], ...]:
    return tuple(inputs(names, [(x1, x2) for x1, x2, _ in points]))


@lru_cache(maxsize=8)
def _targets(points: tuple[Point, ...]) -> list[list[float]]:
    return [[float(target)] for *_, target in points]


def _check_classes(points: Sequence[Point]) -> None:
    for label in (0, 1):
        if all(point[2] != label for point in points):
            raise ValueError(
                f"there must be points of both classes to learn from,"
                f" but none of the {len(points)} is of class {label}"
            )
