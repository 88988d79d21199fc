"""Train the network on real digits: its curves, its weights as they form, and its mistakes."""

from dataclasses import dataclass

import nn_core
from nn_core import Network, Saved, parse_weights, weights_text
from nn_core.mnist.strokes import PEN
from site_demos import kit, samples
from site_demos.demos.learning import _training
from site_demos.demos.learning._bounds import RATE, check_size, told_blow_up
from site_demos.demos.learning._training import State
from site_demos.demos.learning.train_it_here.figure import draw

DATA = (*samples.TRAINING, *samples.UNSEEN)
SLICE = 250
LAYERS = range(1, 5)
NEURONS = range(4, 33)
VIEWS = {"weights": "first-layer weights", "confusion": "what is taken for what"}
VIEWS |= {"mistakes": "the worst mistakes"}
ACTIVATION_FUNCTIONS = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}
COUNTS = {"5000": "5,000", "1000": "1,000", "100": "100"}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The network, how it learns and from how many images, and what is shown of it."""

    drawing: str = kit.while_running(kit.drawing(label="Your drawing", pen=PEN))
    view: str = kit.while_running(kit.choice("weights", options=VIEWS, label="Show"))
    learning_rate: float = kit.while_running(
        kit.slider(1, low=0.05, high=10, step=0.05, label=RATE)
    )
    layers: int = kit.whole(2, low=LAYERS[0], high=LAYERS[-1], label="Hidden layers")
    neurons: int = kit.whole(16, low=NEURONS[0], high=NEURONS[-1], label="Neurons in each")
    activation: str = kit.choice("sigmoid", options=ACTIVATION_FUNCTIONS, label="Hidden activation")
    batch: int = kit.whole(10, low=1, high=100, label="Images in a batch")
    images: str = kit.choice("5000", options=COUNTS, label="Images to learn from")
    seed: int = kit.whole(1, low=1, high=99, label="Seed of the first weights")


def begin(parameters: Parameters) -> State:
    """Return an untrained network, its weights drawn at random by the seed."""
    return State(nn_core.begin_training(_recipe(parameters)))


def advance(parameters: Parameters, state: State) -> State:
    """Learn from the next batch: w ← w - η ∂C/∂w for every weight and bias."""
    with told_blow_up(parameters.learning_rate, f"step {state.steps + 1}"):
        after = _training.learn(state, _recipe(parameters), int(parameters.images))
        check_size(after.network)
    return after


def render(parameters: Parameters, state: State) -> str:
    """Draw how the training is getting on, and what the network makes of the reader's drawing."""
    strokes = kit.strokes(parameters.drawing)
    return draw(state, parameters.view, strokes, int(parameters.images))


def save(_: Parameters, state: State) -> dict[str, str]:
    """Return the network as a weights file."""
    return {"network.json": weights_text(Saved(state.network.layers))}


def load(parameters: Parameters, text: str) -> tuple[Parameters, State]:
    """Go on with the network of a weights file."""
    network = Network(parse_weights(text).layers)
    hidden = _training.checked(network, NEURONS, LAYERS)
    values = {name: getattr(parameters, name) for name in parameters.controls()}
    values |= {"layers": len(hidden), "neurons": hidden[0].n_out}
    values |= {"activation": hidden[0].activation.name}
    fitting = Parameters(**values)
    loaded = State(nn_core.begin_training(_recipe(fitting), network))
    return fitting, _training.tried(loaded, int(fitting.images))


def _recipe(parameters: Parameters) -> nn_core.Recipe:
    return _training.recipe(
        [parameters.neurons] * parameters.layers,
        parameters.activation,
        parameters.learning_rate,
        parameters.batch,
        parameters.seed,
    )
