"""Train two networks side by side, one with sigmoids and one with ReLU."""

from dataclasses import dataclass

from nn_core import Recipe
from site_demos import kit, samples
from site_demos.demos.learning import _training
from site_demos.demos.learning.sigmoid_or_relu import pair
from site_demos.demos.learning.sigmoid_or_relu.figure import draw
from site_demos.demos.learning.sigmoid_or_relu.pair import State

DATA = (*samples.TRAINING, *samples.UNSEEN)
SLICE = 250
WIDTH = 16
BATCH = 10
DEPTHS = {"2": "2", "8": "8"}
FIRST_WEIGHTS = {
    "fitted": "Xavier for sigmoid, He for ReLU",
    "wide": "N(0, 1) for sigmoid, He for ReLU",
    "normal": "N(0, 1) for both",
}
DRAWN = {"fitted": ("xavier", "he"), "wide": ("normal", "he"), "normal": ("normal", "normal")}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How deep both networks are, how they begin, and how long their steps are."""

    depth: str = kit.choice("8", options=DEPTHS, label="Hidden layers")
    first: str = kit.choice("fitted", options=FIRST_WEIGHTS, label="First weights")
    sigmoid_rate: float = kit.while_running(
        kit.slider(1, low=pair.LEAST, high=5, step=0.01, label="η for sigmoid")
    )
    relu_rate: float = kit.while_running(
        kit.slider(0.05, low=pair.LEAST, high=5, step=0.01, label="η for ReLU")
    )
    seed: int = kit.whole(1, low=1, high=99, label="Seed of the first weights")


def begin(parameters: Parameters) -> State:
    """Return two untrained networks of one shape, drawn by one seed."""
    return pair.begin(_recipes(parameters))


def advance(parameters: Parameters, state: State) -> State:
    """Let both learn from the same next batch."""
    return pair.learn(state, _recipes(parameters))


def render(_: Parameters, state: State) -> str:
    """Draw both curves, the slopes of each layer, and the ReLUs that have nothing to say."""
    return draw(state)


def _recipes(parameters: Parameters) -> list[Recipe]:
    rates = (parameters.sigmoid_rate, parameters.relu_rate)
    return [
        _training.recipe(
            [WIDTH] * int(parameters.depth),
            name,
            rate,
            BATCH,
            parameters.seed,
            initialisation=first,
        )
        for name, rate, first in zip(pair.NAMES, rates, DRAWN[parameters.first], strict=True)
    ]
