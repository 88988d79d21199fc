"""A sum of bends: one layer of neurons, each a step up or down, follows a curve."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
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
REACHES = (0.1, 0.2, 0.5, 1.0)  # of the lower plot: many neurons add little each
AWAY = 0.5  # how far a bend can be moved


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
    """The curve to follow, how many neurons, whether their sums are bent, and one bend moved."""

    curve: str = kit.choice("wave", options=OPTIONS, label="Curve to follow")
    neurons: int = kit.whole(4, low=1, high=MOST, label="Hidden neurons")
    bend: bool = kit.toggle(True, label="Bend each sum by σ")
    neuron: int = kit.whole(2, low=1, high=MOST, label="Neuron to move")
    moved: float = kit.slider(0, low=-AWAY, high=AWAY, step=0.01, label="Move its bend by")


def render(parameters: Parameters) -> str:
    """Draw the curve, the output of the network that follows it, and what each neuron brings."""
    curve, neurons = parameters.curve, parameters.neurons
    network = follow(curve, neurons, bend=parameters.bend)
    shares = _shares_moved(parameters)
    outputs = added_up(network, shares)
    worst, gap = furthest(curve, outputs)
    off = f"off by {kit.named('gap', kit.fixed(gap))} at most"
    count = f"{neurons} {'neuron' if neurons == 1 else 'neurons'}"
    sentence = (
        f"With {count}, the output is {off}."
        if parameters.bend
        else f"Without a bend, {count} give a straight line. The one that fits best is {off}."
    )
    parts = replace(PARTS, y=_reach(shares))
    held = _held(parameters, parts, shares) if parameters.bend else ""
    return kit.picture(
        400,
        352,
        _ground(curve),
        _axes(parts.y[1]),
        SUM.path(list(zip(POINTS, outputs, strict=True)), "nn-curve"),
        SUM.path(worst, "nn-gap"),
        *(_share(parts, share) for share in shares),
        held,
        title=f"A curve, and the output of {count}, which is {kit.fixed(gap)} off at most.",
        operable=bool(held),
    ) + kit.result(f"{sentence}{_told(parameters)}")


def moved_neuron(parameters: Parameters) -> int:
    """Return which neuron is moved, counted from 0; the last one if there are fewer."""
    return min(parameters.neuron, parameters.neurons) - 1


def _told(parameters: Parameters) -> str:
    """Say which bend is not where it was."""
    if not parameters.bend or not parameters.moved:
        return ""
    way = "right" if parameters.moved > 0 else "left"
    far = kit.fixed(abs(parameters.moved))
    return f" The bend of neuron {moved_neuron(parameters) + 1} is {far} to the {way} of its place."


def _shares_moved(parameters: Parameters) -> Sequence[Sequence[float]]:
    """Return what each neuron adds, one of them with its bend in another place."""
    curve, neurons, moved = parameters.curve, parameters.neurons, parameters.moved
    shares = _shares(curve, neurons, bend=parameters.bend)
    if not parameters.bend or not moved:
        return shares
    k = moved_neuron(parameters)
    hidden, out = follow(curve, neurons, bend=True).layers
    bias = hidden.biases[k] - STEEP * neurons * moved
    alone = Network(
        [
            Layer([hidden.weights[k]], [bias], hidden.activation),
            Layer([[out.weights[0][k]]], [0.0], out.activation),
        ]
    )
    return [*shares[:k], *shares_of(alone), *shares[k + 1 :]]


@cache
def _shares(curve: str, neurons: int, *, bend: bool) -> list[list[float]]:
    return shares_of(follow(curve, neurons, bend=bend))


def _reach(shares: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Return the range of the lower plot."""
    most = max(abs(added) for share in shares for added in share)
    reach = next(each for each in REACHES if most <= each or each == REACHES[-1])
    return -reach, reach


def _held(parameters: Parameters, plot: kit.Plot, shares: Sequence[Sequence[float]]) -> str:
    """Draw what the neuron that is moved adds, and the middle of its step, which is dragged."""
    k = moved_neuron(parameters)
    middle = (k + 0.5) / parameters.neurons + parameters.moved
    rise = follow(parameters.curve, parameters.neurons, bend=True).layers[-1].weights[0][k]
    points = list(zip(POINTS, shares[k], strict=True))
    sign = "nn-negative" if rise < 0 else "nn-positive"
    here = min(1.0, max(0.0, middle)), rise / 2
    dot = kit.held_dot(parameters, "moved", plot, here, label=f"Bend of neuron {k + 1}")
    return plot.path(points, f"nn-held-share {sign}") + dot


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
    """Draw what does not move: the axes of the upper plot, and the curve to follow."""
    return kit.join(
        [
            SUM.axes([0, 0.5, 1], [0, 0.5, 1], x_label="", y_label="the curve, and the output"),
            SUM.path([(x, CURVES[curve](x)) for x in POINTS], "nn-aim"),
        ]
    )


@cache
def _axes(reach: float) -> str:
    plot = replace(PARTS, y=(-reach, reach))
    return plot.axes(
        [0, 0.5, 1], [-reach, 0, reach], x_label="number in, x", y_label="what each neuron adds"
    )


def _share(plot: kit.Plot, share: Sequence[float]) -> str:
    """Draw what one neuron adds, dashed where it takes away."""
    sign = "nn-positive" if sum(share) >= 0 else "nn-negative"
    points = list(zip(POINTS, share, strict=True))[::2]
    return plot.path(points, f"nn-other-share {sign}")
