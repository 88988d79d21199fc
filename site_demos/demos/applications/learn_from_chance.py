"""A network learns the past of a random walk, live, and is judged on its future."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import ceil, sqrt, sumprod

from nn_core import Network, Recipe, TrainingState, begin_training, training_step
from site_demos import kit
from site_demos.demos.applications._walk import SEEN, moves, windows

PAST, DAYS = 150, 300
LEAST, MOST = 40, 1000  # prices of the reader's
BATCH = 29
DECIMALS = 6  # of a move: the rest differs between processors
EPOCHS = 100
PLOT = kit.Plot(x=(0, EPOCHS), y=(-1, 1), left=44, top=28, width=340, height=190)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Which walk, or which prices in its place, and how large the network is."""

    seed: int = kit.whole(1, low=1, high=99, label="Seed of the walk")
    hidden: int = kit.whole(8, low=1, high=16, label="Hidden neurons")
    prices: str = kit.readings(
        least=LEAST,
        most=MOST,
        low=0.0001,
        high=1e9,
        label="Your own prices (oldest first)",
    )


@dataclass(frozen=True)
class State:
    """How far it has learned, and what it explained of past and future after each pass.

    `days` is how many days of the past a pass looks at.
    """

    training: TrainingState
    days: int
    explained: tuple[tuple[float, float], ...]

    @property
    def steps(self) -> int:
        """Return the passes that are done."""
        return len(self.explained) - 1

    @property
    def seen(self) -> int:
        """Return how many days they looked at."""
        return self.steps * self.days

    @property
    def done(self) -> bool:
        """Return whether it has learned long enough."""
        return self.steps >= EPOCHS


def recipe(parameters: Parameters) -> Recipe:
    """Return how it learns."""
    return Recipe(
        sizes=(SEEN, parameters.hidden, 1),
        activation_functions=("tanh", "identity"),
        initialisation="xavier",
        loss="squared error",
        optimiser="adam",
        learning_rate=0.02,
        schedule="constant",
        l2=0.0,
        batch_size=BATCH,
        epochs=EPOCHS,
        copies=0,
        seed=parameters.seed,
    )


@cache
def examples(seed: int, prices: str = "") -> tuple[list[tuple[float, ...]], list[tuple[float]]]:
    """Return the moves before each day, and the move of that day."""
    walk = own_moves(kit.read_numbers(prices)) if prices.strip() else moves(seed, DAYS)
    return list(windows(walk)), [(move,) for move in walk[SEEN:]]


def own_moves(prices: Sequence[float]) -> list[float]:
    """Return how much each price is above the one before, in those of a typical day of the past.

    >>> own_moves([100.0, 110.0, 99.0, 99.0])
    [1.0, -1.0, 0.0]
    """
    gains = [later / price - 1 for price, later in pairwise(prices)]
    past = gains[: ceil(len(gains) / 2)]
    typical = sqrt(sumprod(past, past) / len(past)) or 1.0
    return [round(gain / typical, DECIMALS) for gain in gains]


def cut(days: int) -> int:
    """Return how many of the days that a rule can look before belong to the past."""
    return (days + SEEN) // 2 - SEEN


def explained(
    network: Network, inputs: Sequence[Sequence[float]], targets: Sequence[tuple[float]]
) -> float:
    """Return R² = 1 - Σ (a - m)² / Σ m²: how much nearer it is than “same as yesterday”, m = 0."""
    errors = sum(
        (network.forward(row)[0] - m) ** 2 for row, (m,) in zip(inputs, targets, strict=True)
    )
    return 1 - errors / (sum(m * m for (m,) in targets) or 1.0)


def begin(parameters: Parameters) -> State:
    """Return random weights, and what they explain."""
    training = begin_training(recipe(parameters))
    days = cut(len(examples(parameters.seed, parameters.prices)[0]))
    return State(training, days, (_both(training.network, parameters),))


def advance(parameters: Parameters, state: State) -> State:
    """Go through the past once."""
    inputs, targets = examples(parameters.seed, parameters.prices)
    past = cut(len(inputs))
    training, epoch = state.training, state.training.epoch
    while training.epoch == epoch:
        training, _ = training_step(training, inputs[:past], targets[:past], recipe(parameters))
    now = _both(training.network, parameters)
    return replace(state, training=training, explained=(*state.explained, now))


def _both(network: Network, parameters: Parameters) -> tuple[float, float]:
    inputs, targets = examples(parameters.seed, parameters.prices)
    past = cut(len(inputs))
    return (
        explained(network, inputs[:past], targets[:past]),
        explained(network, inputs[past:], targets[past:]),
    )


def render(parameters: Parameters, state: State) -> str:
    """Draw how much of the moves is explained, in the past and in the future."""
    past, future = zip(*state.explained, strict=True)
    picture = kit.picture(
        400,
        256,
        PLOT.axes(
            [0, 50, 100], [-1, 0, 1], x_label="passes over the past", y_label="R², explained"
        ),
        PLOT.path([(0, 0), (EPOCHS, 0)], "nn-guide"),
        _name("the past, which it learns (solid)", 0.86),
        _name("the future (dashed)", -0.9),
        _course(past, "nn-curve"),
        _course(future, "nn-curve nn-other"),
        title=_title(past[-1], future[-1]),
    )
    told = _sentence(past[-1], future[-1], parameters.hidden)
    if parameters.prices.strip():
        told += f" Your prices: the past is the first {state.days + SEEN} of all their moves."
    return picture + kit.result(told)


def _title(past: float, future: float) -> str:
    return f"R² is {kit.fixed(past)} for the past and {kit.fixed(future)} for the future."


def _name(text: str, y: float) -> str:
    across, down = PLOT.at(2, y)
    return kit.element("text", text, x=across, y=down, class_="nn-label nn-halo")


def _course(heights: Sequence[float], look: str) -> str:
    low, _ = PLOT.y
    return PLOT.path([(n, max(low, height)) for n, height in enumerate(heights)], look)


def _sentence(past: float, future: float, hidden: int) -> str:
    knobs = (SEEN + 1) * hidden + hidden + 1
    return (
        f"With {knobs} knobs, R² is {kit.named('past', kit.fixed(past))} for the moves it learned"
        f" from and {kit.named('future', kit.fixed(future))} for those after. “Same as yesterday”"
        " has 0."
    )
