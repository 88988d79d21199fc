"""A sum of bends: one layer of neurons, each a step up or down, follows a curve."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from math import pi, sin

from nn_core import Layer, Network, activation
from site_demos import kit

MOST = 32
STEEP = 6.0  # how steep a step is, when it is 1 wide
FOLDS = 4
POINTS = [n / 160 for n in range(161)]  # so that every corner of the zigzag is one
SUM = kit.Plot(x=(0, 1), y=(0, 1), left=40, top=30, width=346, height=150)
PARTS = kit.Plot(x=(0, 1), y=(-1, 1), left=40, top=226, width=346, height=90)


def fold(x: float) -> float:
    """Return how high a strip that is folded again and again lies: a zigzag of 2 ** FOLDS lines.

    >>> fold(0.0), fold(1 / 16), fold(1 / 8)
    (0.0, 1.0, 0.0)
    """
    for _ in range(FOLDS):
        x = 1 - abs(2 * x - 1)
    return x


CURVES: dict[str, Callable[[float], float]] = {
    "hill": lambda x: sin(pi * x) ** 4,
    "wave": lambda x: 0.18 + 0.5 * x + 0.32 * sin(3 * pi * x),
    "zigzag": fold,
}
OPTIONS = {"hill": "a hill", "wave": "a wave", "zigzag": f"a zigzag of {2**FOLDS} lines"}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """The curve to follow, how many neurons there are, and whether their sums are bent."""

    curve: str = kit.choice("wave", options=OPTIONS, label="Curve to follow")
    neurons: int = kit.whole(4, low=1, high=MOST, label="Hidden neurons")
    bend: bool = kit.toggle(True, label="Bend each sum by σ")


def render(parameters: Parameters) -> str:
    """Draw the curve, the output of the network that follows it, and what each neuron brings."""
    curve, neurons = parameters.curve, parameters.neurons
    network = follow(curve, neurons, bend=parameters.bend)
    shares = shares_of(network)
    outputs = added_up(network, shares)
    worst, gap = furthest(curve, outputs)
    off = f"off by {kit.named('gap', kit.fixed(gap))} at most"
    count = f"{neurons} {'neuron' if neurons == 1 else 'neurons'}"
    sentence = (
        f"With {count}, the output is {off}."
        if parameters.bend
        else f"Without a bend, {count} give a straight line. The one that fits best is {off}."
    )
    return kit.picture(
        400,
        352,
        _ground(curve),
        SUM.path(list(zip(POINTS, outputs, strict=True)), "nn-curve"),
        SUM.path(worst, "nn-gap"),
        *(_share(share) for share in shares),
        title=f"A curve, and the output of {count}, which is {kit.fixed(gap)} off at most.",
    ) + kit.result(sentence)


@cache
def follow(curve: str, neurons: int, *, bend: bool) -> Network:
    """Return a network of one hidden layer that follows a curve from 0 to 1.

    Neuron k steps up or down half-way from (k - 1) / n to k / n, by what the curve rises between.
    Without a bend, all neurons together make the straight line with the least squared error.
    """
    f = CURVES[curve]
    if not bend:
        slope, start = _straight([f(x) for x in POINTS])
        straight = activation("identity")
        hidden = Layer([[slope]] * neurons, [start] * neurons, straight)
        return Network([hidden, Layer([[1 / neurons] * neurons], [0.0], straight)])
    steep = STEEP * neurons
    biases = [-STEEP * (k + 0.5) for k in range(neurons)]
    rises = [f((k + 1) / neurons) - f(k / neurons) for k in range(neurons)]
    hidden = Layer([[steep]] * neurons, biases, activation("sigmoid"))
    return Network([hidden, Layer([rises], [f(0.0)], activation("identity"))])


def shares_of(network: Network) -> list[list[float]]:
    """Return what each hidden neuron adds to the output at each point: weight times activation."""
    hidden, out = network.layers
    columns = zip(*(hidden.forward([x]) for x in POINTS), strict=True)
    return [
        [weight * a for a in column] for weight, column in zip(out.weights[0], columns, strict=True)
    ]


def added_up(network: Network, shares: Sequence[Sequence[float]]) -> list[float]:
    """Return the output at each point: all shares and the bias."""
    (bias,) = network.layers[-1].biases
    return [sum(column) + bias for column in zip(*shares, strict=True)]


def furthest(curve: str, outputs: Sequence[float]) -> tuple[list[tuple[float, float]], float]:
    """Return where the output is furthest from the curve, as two points, and how far that is."""
    f = CURVES[curve]
    x, y = max(zip(POINTS, outputs, strict=True), key=lambda point: abs(point[1] - f(point[0])))
    return [(x, f(x)), (x, y)], abs(y - f(x))


def gap(curve: str, neurons: int) -> float:
    """Return how far so many neurons are off at most.

    >>> gap("zigzag", 8)
    1.0
    """
    network = follow(curve, neurons, bend=True)
    return furthest(curve, added_up(network, shares_of(network)))[1]


def _straight(values: Sequence[float]) -> tuple[float, float]:
    """Return slope and start of the line with the least squared error."""
    mean = sum(values) / len(values)
    products = sum((x - 0.5) * y for x, y in zip(POINTS, values, strict=True))
    slope = products / sum((x - 0.5) ** 2 for x in POINTS)
    return slope, mean - slope / 2


@cache
def _ground(curve: str) -> str:
    """Draw what does not move: the axes of both plots, and the curve to follow."""
    return kit.join(
        [
            SUM.axes([0, 0.5, 1], [0, 0.5, 1], x_label="", y_label="the curve, and the output"),
            SUM.path([(x, CURVES[curve](x)) for x in POINTS], "nn-aim"),
            PARTS.axes(
                [0, 0.5, 1], [-1, 0, 1], x_label="number in, x", y_label="what each neuron adds"
            ),
        ]
    )


def _share(share: Sequence[float]) -> str:
    """Draw what one neuron adds, dashed where it takes away."""
    sign = "nn-positive" if sum(share) >= 0 else "nn-negative"
    points = list(zip(POINTS, share, strict=True))[::2]
    return PARTS.path(points, f"nn-share {sign}")
