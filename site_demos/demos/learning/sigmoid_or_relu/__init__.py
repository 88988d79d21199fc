"""Train two networks side by side, with the curve and the first weights of each to choose."""

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
CURVES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}
RULES = {"sigmoid": "xavier", "tanh": "xavier", "relu": "he"}


def _curve(default: str, whose: str) -> str:
    return kit.choice(default, options=CURVES, label=f"Curve, {whose}")


def _gain(whose: str) -> float:
    return kit.slider(1, low=0.5, high=6, step=0.5, label=f"First weights ×, {whose}")


def _rate(default: float, whose: str) -> float:
    slider = kit.slider(default, low=pair.LEAST, high=5, step=0.01, label=f"η, {whose}")
    return kit.while_running(slider)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """How deep both networks are; how each bends its sums, begins, and how long its steps are."""

    depth: str = kit.choice("8", options=DEPTHS, label="Hidden layers")
    curve: str = _curve("sigmoid", "solid")
    gain: float = _gain("solid")
    rate: float = _rate(1, "solid")
    other_curve: str = _curve("relu", "dashed")
    other_gain: float = _gain("dashed")
    other_rate: float = _rate(0.05, "dashed")
    seed: int = kit.whole(1, low=1, high=99, label="Seed of the first weights")


def begin(parameters: Parameters) -> State:
    """Return two untrained networks of one shape, drawn by one seed."""
    return pair.begin(recipes(parameters))


def advance(parameters: Parameters, state: State) -> State:
    """Let both learn from the same next batch."""
    return pair.learn(state, recipes(parameters))


def render(parameters: Parameters, state: State) -> str:
    """Draw both curves, the slopes of each layer, and the ReLUs that have nothing to say."""
    return draw(state, names(parameters))


def names(parameters: Parameters) -> tuple[str, str]:
    """Return what the text calls both networks, such as sigmoid, 4 × Xavier."""
    return (
        _name(parameters.curve, parameters.gain),
        _name(parameters.other_curve, parameters.other_gain),
    )


def recipes(parameters: Parameters) -> tuple[Recipe, Recipe]:
    """Return how both learn; the seed, the batches and all else are the same."""
    depth, seed = int(parameters.depth), parameters.seed
    return (
        _recipe(depth, parameters.curve, parameters.gain, parameters.rate, seed),
        _recipe(depth, parameters.other_curve, parameters.other_gain, parameters.other_rate, seed),
    )


def _recipe(depth: int, curve: str, gain: float, rate: float, seed: int) -> Recipe:
    return _training.recipe(
        [WIDTH] * depth, curve, rate, BATCH, seed, initialisation=RULES[curve], gain=gain
    )


def _name(curve: str, gain: float) -> str:
    rule = RULES[curve].capitalize()
    return f"{CURVES[curve]}, {rule}" if gain == 1 else f"{CURVES[curve]}, {gain:g} × {rule}"
