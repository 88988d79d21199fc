"""The bias as a threshold: how high the weighted sum must be to light a neuron."""

from dataclasses import dataclass
from functools import cache
from math import ceil

from nn_core import activation, argmax
from site_demos import kit, samples
from site_demos.demos.neurons import _trained

SIGMOID = activation("sigmoid")
IMAGES = range(len(samples.numbers()))
LARGEST = max(abs(total) for place in IMAGES for total in _trained.sums(place))
LIMIT = 10 * ceil(LARGEST / 10)
HALF = 0.5
DOT = 3.5
BAND = 236.0  # the dots and their part of the threshold stand below the axis's name
FLOOR = 332.0
RIGHT = 384.0
GRIP = 150.0  # how far down the threshold is held


def _busiest(threshold: float) -> int:
    """Return which trained neuron has the most real sums above a threshold."""
    above = [
        sum(_trained.sums(place)[neuron] > threshold for place in IMAGES)
        for neuron in range(_trained.LAYER.n_out)
    ]
    return argmax(above)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A weighted sum, a bias, and a trained neuron whose real sums are shown beside."""

    total: float = kit.slider(12, low=-LIMIT, high=LIMIT, step=0.5, label="Weighted sum")
    bias: float = kit.slider(-10, low=-LIMIT, high=LIMIT, step=0.1, label="Bias b")
    neuron: str = kit.choice(
        str(_busiest(10)),
        options={str(j): f"{j + 1} of {_trained.LAYER.n_out}" for j in range(_trained.LAYER.n_out)},
        label="Dots: trained neuron",
    )


def render(parameters: Parameters) -> str:
    """Draw a = σ(Σ wᵢ aᵢ + b) over the weighted sum, and the threshold where the sum is -b."""
    bias, neuron = parameters.bias, int(parameters.neuron)
    z = parameters.total + bias
    (a,) = SIGMOID.function([z])
    plot = kit.Plot(x=(-LIMIT, LIMIT), y=(0, 1), left=44, top=34, width=340, height=160)
    x, y = plot.at(parameters.total, a)
    picture = kit.picture(
        400,
        FLOOR + 22,
        _axes(plot),
        plot.curve(lambda total: SIGMOID.function([total + bias])[0], steps=160),
        _threshold(plot, parameters),
        kit.element("path", d=f"M{x:.1f} 194V{y:.1f}H44", class_="nn-guide"),
        kit.handle(
            kit.neuron(x, y, 9, a),
            parameters=parameters,
            at=(x, y),
            across=kit.Axis("total", plot.scale[0]),
            radius=9,
        ),
        _dots(plot, neuron),
        _lights(plot, neuron, bias),
        operable=True,
        title="The sigmoid over the weighted sum, and the threshold."
        f" z = {kit.fixed(z, 1)}, a = {kit.fixed(a, 3)}, threshold {kit.fixed(-bias, 1)}",
    )
    lit = kit.named("lit", str(sum(total + bias > 0 for total in _sums(neuron))))
    real = f"{lit} of {len(IMAGES)} real images lift trained neuron {neuron + 1} above ½."
    sentence = f"{_verdict(parameters.total, bias, z, a)} With this bias, {real}"
    return kit.join([picture, _own_bias(neuron), kit.result(sentence)])


def _verdict(total: float, bias: float, z: float, a: float) -> str:
    side = "above" if z > 0 else "not above"
    return (
        f"{kit.fixed(total, 1)} {'−' if bias < 0 else '+'} {kit.fixed(abs(bias), 1)} is"
        f" z = {kit.named('z', kit.fixed(z, 1))}, and σ(z) = {kit.named('a', kit.fixed(a, 3))}."
        f" The sum is {kit.named('side', side)} the threshold"
        f" {kit.named('threshold', kit.fixed(-bias, 1))}."
    )


def _threshold(plot: kit.Plot, parameters: Parameters) -> str:
    """Draw the line where the sum is -b, to be moved, and name it where there is room."""
    bias = parameters.bias
    x, top = plot.at(-bias, 1)
    left = -bias > 0
    line = kit.element(
        "path",
        d=f"M{x:.1f} {top - 6:.1f}V194M{x:.1f} {BAND:.1f}V{FLOOR:.1f}",
        class_="nn-guide nn-threshold",
    )
    name = kit.equation(
        "−b",
        value=kit.fixed(-bias, 1),
        x=x - 8 if left else x + 8,
        y=top + 14,
        class_="nn-value nn-halo",
        text_anchor="end" if left else "start",
    )
    moved = kit.Axis("bias", -plot.scale[0])
    held = kit.handle(line, parameters=parameters, at=(x, GRIP), across=moved, radius=2)
    return name + held


@cache
def _sums(neuron: int) -> tuple[float, ...]:
    """Return the sums of a trained neuron for all images of our collection, in rising order."""
    return tuple(sorted(_trained.sums(place)[neuron] for place in IMAGES))


@cache
def _axes(plot: kit.Plot) -> str:
    return plot.axes(
        [-LIMIT, -LIMIT / 2, 0, LIMIT / 2, LIMIT],
        [0, HALF, 1],
        x_label="weighted sum of the inputs, without the bias",
        y_label="activation a",
    )


@cache
def _places(plot: kit.Plot, neuron: int) -> list[tuple[float, float]]:
    """Return where the dot of each sum stands: at its sum, and as low as it can without overlap."""
    ends: list[float] = []
    places = []
    for total in _sums(neuron):
        x, _ = plot.at(total, 0)
        level = next((n for n, end in enumerate(ends) if x - end >= 2 * DOT), len(ends))
        ends[level : level + 1] = [x]
        places.append((x, FLOOR - DOT - 2 * DOT * level))
    return places


@cache
def _dots(plot: kit.Plot, neuron: int) -> str:
    """Draw a dark neuron for each real sum, on one line."""
    floor = kit.element("path", d=f"M44 {FLOOR}H{RIGHT}", class_="nn-rule")
    place = {"x": RIGHT, "y": FLOOR + 18, "text_anchor": "end"}
    label = kit.element("text", "a dot for each real image", class_="nn-label", **place)
    dark = (kit.neuron(x, y, DOT, 0.0) for x, y in _places(plot, neuron))
    return floor + label + kit.join(dark)


def _lights(plot: kit.Plot, neuron: int, bias: float) -> str:
    """Light the dots by their activations."""
    activations = SIGMOID.function([total + bias for total in _sums(neuron)])
    return kit.join(
        kit.element(
            "circle", cx=x, cy=y, r=DOT - 0.5, class_="nn-bright", fill_opacity=kit.number(a)
        )
        for (x, y), a in zip(_places(plot, neuron), activations, strict=True)
    )


def _own_bias(neuron: int) -> str:
    bias = kit.number(_trained.LAYER.biases[neuron], 1)
    sentence = kit.fixed(_trained.LAYER.biases[neuron], 1)
    button = kit.element(
        "button", f"Take the bias it learned, {sentence}", type="button", data_set=f"bias={bias}"
    )
    return kit.element("div", button, class_="nn-buttons nn-presets")
