"""A plain image: all pixels black, white or the same grey, and what the network says to it."""

from dataclasses import dataclass

from nn_core import argmax
from nn_core.mnist.ink import SIDE
from site_demos import kit
from site_demos.demos.recognise import _ten_outputs
from site_demos.demos.recognise._network import NETWORK

SUMS = [sum(row) for row in NETWORK.layers[0].weights]
NEURON = argmax(list(map(abs, SUMS)))  # of the first layer, the one that cares most


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """What every pixel holds."""

    pixel: float = kit.slider(0, low=0, high=1, step=0.05, label="Every pixel")


def render(parameters: Parameters) -> str:
    """Draw the image and its ten outputs, and say z = p Σ wᵢ + b of one neuron."""
    image = [parameters.pixel] * (SIDE * SIDE)
    trace = NETWORK.trace(image)
    best, p = argmax(trace.outputs), kit.fixed(parameters.pixel)
    largest, total = kit.fixed(trace.outputs[best]), kit.fixed(sum(trace.outputs))
    title = f"A plain image and ten outputs; the largest is {largest} for the digit {best}."
    z = kit.named("z", kit.fixed(trace.sums[0][NEURON]))
    sentence = (
        f"Neuron {NEURON + 1} of the first layer: z = {p} × {_signed(SUMS[NEURON])}"
        f" + {_signed(NETWORK.layers[0].biases[NEURON])} = {z}."
        f" The largest output is {kit.named('largest', largest)}, for"
        f" {kit.named('digit', str(best))}; all ten add up to {kit.named('total', total)}."
    )
    picture = _ten_outputs.draw(
        kit.pixels(image), list(trace.outputs), title, held=_held(parameters)
    )
    return picture + kit.result(sentence)


def _held(parameters: Parameters) -> str:
    """Draw a point over the image, from its left edge at 0 to its right edge at 1."""
    x = _ten_outputs.IMAGE * parameters.pixel
    return kit.handle(
        kit.element("circle", cx=x, cy=_ten_outputs.MIDDLE, r=6.0, class_="nn-point"),
        parameters=parameters,
        at=(x, _ten_outputs.MIDDLE),
        across=kit.Axis("pixel", _ten_outputs.IMAGE),
        radius=6,
    )


def _signed(value: float) -> str:
    """Write a number behind a sign: in brackets if it has one of its own."""
    return kit.fixed(value) if value >= 0 else f"({kit.fixed(value)})"
