"""The knobs of the playground: data, inputs, layers, and how it learns."""

from collections.abc import Sequence
from dataclasses import dataclass

from nn_core import Recipe
from site_demos import kit
from site_demos.demos.learning._bounds import LARGEST, RATE
from site_demos.demos.learning.playground.data import COUNT, MOST, OWN, REACH, VALUES
from site_demos.demos.learning.playground.features import FEATURES, PLAIN
from site_demos.demos.learning.playground.thumbnails import thumbnails

LAYERS = 4
WIDEST = 8
ACTIVATION_FUNCTIONS = {
    "tanh": "tanh",
    "relu": "ReLU",
    "sigmoid": "sigmoid",
    "identity": "identity",
}
ENDS = {False: ("sigmoid", "binary cross-entropy"), True: ("identity", "squared error")}
"""The activation of the output and the loss, for points with classes and with values."""
OUTPUT = "output"
NEURONS = [OUTPUT, *(f"{k}.{j}" for k in range(LAYERS) for j in range(WIDEST))]
MOST_NUMBERS = (len(FEATURES) + 1) * WIDEST + (LAYERS - 1) * (WIDEST + 1) * WIDEST + WIDEST + 1
LATEST = 5000
FARTHEST = 1e12  # numbers of a table, before they are scaled into the plane
KINDS = {
    "circles": "disc and ring",
    "exclusive-or": "exclusive or",
    "clusters": "two clusters",
    "spiral": "spiral",
    "slope": "values: a slope",
    "hills": "values: hills and hollows",
    "ripple": "values: a ripple",
    OWN: "your own points",
}
RATES = ["0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10"]
OPTIMISERS = {"descent": "descent", "momentum": "momentum", "adam": "Adam"}
SCHEDULES = {"constant": "stays", "linear": "falls evenly", "cosine": "falls as a cosine"}
STRENGTHS = ["0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1"]
BATCHES = ["1", "5", "10", "20", "50", str(COUNT)]
EXAMPLE = "2_2_1 2_-2_0 -2_-2_1 -2_2_0 4_3_1 4_-3_0 -4_-3_1 -4_3_0"


def _neurons(default: int, layer: int) -> int:
    return kit.folded(kit.whole(default, low=0, high=WIDEST, label=f"Layer {layer}: neurons"))


def _activation(layer: int) -> str:
    label = f"Layer {layer}: activation"
    return kit.folded(kit.choice("tanh", options=ACTIVATION_FUNCTIONS, label=label))


def _feature(name: str) -> bool:
    return kit.folded(kit.toggle(name in PLAIN, label=f"Input {FEATURES[name].symbol}"))


def _one_of(default: str, texts: list[str], label: str) -> str:
    options = {text: text for text in texts}
    return kit.while_running(kit.choice(default, options=options, label=label))


def _penalty() -> str:
    options = {"none": "none", "l1": "L1", "l2": "L2"}
    return kit.while_running(kit.choice("none", options=options, label="Regularisation"))


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Data, inputs, up to four hidden layers, and how they learn."""

    data: str = kit.pictures("circles", options=KINDS, pictures=thumbnails(), label="Data")
    noise: float = kit.slider(0, low=0, high=2, step=0.1, label="Noise")
    share: int = kit.whole(50, low=10, high=90, step=10, label="Training points, %")
    points: str = kit.while_running(
        kit.own_points(EXAMPLE, reach=REACH, most=MOST, label="Your own points")
    )
    seed: int = kit.whole(1, low=1, high=99, label="Seed")
    learning_rate: str = _one_of("0.1", RATES, RATE)
    optimiser: str = kit.choice("descent", options=OPTIMISERS, label="Optimiser")
    schedule: str = kit.folded(kit.choice("constant", options=SCHEDULES, label="The learning rate"))
    fall: int = kit.folded(
        kit.whole(200, low=10, high=LATEST, label="If it falls, down to 0 in epoch")
    )
    batch_size: str = kit.folded(_one_of("10", BATCHES, "Points in a batch"))
    penalty: str = kit.folded(_penalty())
    strength: str = kit.folded(_one_of("0.003", STRENGTHS, "Its strength λ"))
    layer_1: int = _neurons(4, 1)
    activation_1: str = _activation(1)
    layer_2: int = _neurons(2, 2)
    activation_2: str = _activation(2)
    layer_3: int = _neurons(0, 3)
    activation_3: str = _activation(3)
    layer_4: int = _neurons(0, 4)
    activation_4: str = _activation(4)
    x_1: bool = _feature("x_1")
    x_2: bool = _feature("x_2")
    square_1: bool = _feature("square_1")
    square_2: bool = _feature("square_2")
    product: bool = _feature("product")
    sine_1: bool = _feature("sine_1")
    sine_2: bool = _feature("sine_2")
    pause: int = kit.folded(
        kit.while_running(kit.whole(0, low=0, high=LATEST, label="Pause after epoch (0: never)"))
    )
    formula: bool = kit.folded(kit.while_running(kit.toggle(False, label="Formulas written out")))
    brush: str = kit.while_running(kit.pick("1", options=["0", "1"], label="Class of a click"))
    neuron: str = kit.while_running(kit.pick(OUTPUT, options=NEURONS, label="Neuron"))
    shown: str = kit.while_running(
        kit.pick("", options=["", *NEURONS, *FEATURES], label="Looked at for a moment")
    )
    scale: str = kit.while_running(
        kit.hidden_numbers(most=4, reach=FARTHEST, label="Where your own points lay")
    )
    weights: str = kit.hidden_numbers(
        most=MOST_NUMBERS, reach=LARGEST, label="First weights and biases"
    )


def features(parameters: Parameters) -> tuple[str, ...]:
    """Return the names of the chosen inputs; if none is chosen, of x₁ and x₂."""
    return tuple(name for name in FEATURES if getattr(parameters, name)) or PLAIN


def hidden(parameters: Parameters) -> list[tuple[int, str]]:
    """Return the neurons and the activation of each hidden layer; one of 0 neurons is left out."""
    layers = [
        (getattr(parameters, f"layer_{k}"), getattr(parameters, f"activation_{k}"))
        for k in range(1, LAYERS + 1)
    ]
    return [layer for layer in layers if layer[0]]


def with_hidden(layers: Sequence[tuple[int, str]]) -> str:
    """Return the state with these hidden layers; those of 0 neurons are left out.

    >>> with_hidden([(0, "relu"), (3, "relu")])[:37]
    'layer_1=3&activation_1=relu&layer_2=0'
    """
    kept = [layer for layer in layers if layer[0]]
    kept += [(0, "tanh")] * (LAYERS - len(kept))
    return "&".join(
        f"layer_{k}={size}&activation_{k}={name}" for k, (size, name) in enumerate(kept, start=1)
    )


def has_values(parameters: Parameters) -> bool:
    """Say whether each point has a value, in place of a class."""
    return parameters.data in VALUES


def falls(parameters: Parameters) -> bool:
    """Say whether the learning rate falls, to be 0 in a last epoch."""
    return parameters.schedule != "constant"


def recipe(parameters: Parameters) -> Recipe:
    """Return how the network is made and trained."""
    layers, strength = hidden(parameters), float(parameters.strength)
    output, loss = ENDS[has_values(parameters)]
    return Recipe(
        sizes=(len(features(parameters)), *(size for size, _ in layers), 1),
        activation_functions=(*(name for _, name in layers), output),
        initialisation="xavier",
        loss=loss,
        optimiser=parameters.optimiser,
        learning_rate=float(parameters.learning_rate),
        schedule=parameters.schedule,
        epochs=parameters.fall,
        l1=strength if parameters.penalty == "l1" else 0.0,
        l2=strength if parameters.penalty == "l2" else 0.0,
        batch_size=int(parameters.batch_size),
        copies=0,
        seed=parameters.seed,
    )
