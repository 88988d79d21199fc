"""Draw a digit and see every number that decides what the network takes it for."""

from dataclasses import dataclass

from nn_core.mnist.ink import prepare, shrink
from nn_core.mnist.strokes import PEN, rasterise, scale, scale_factor
from site_demos import kit, samples
from site_demos.demos.recognise._network import NETWORK, draw_network, ranking
from site_demos.demos.recognise.draw_a_digit.neuron import draw_neuron
from site_demos.demos.recognise.draw_a_digit.preparation import draw_steps

NEURONS = [f"{layer}.{index}" for layer, size in enumerate(NETWORK.sizes) for index in range(size)]
SHOWN = samples.gallery()


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A drawing, or else a test image; how it is prepared; which neuron is looked into."""

    drawing: str = kit.drawing(label="Your drawing", pen=PEN)
    sample: str = kit.pictures(
        str(samples.numbers()[0]),
        options={str(samples.numbers()[n]): samples.name(n) for n in SHOWN},
        pictures={str(samples.numbers()[n]): samples.images()[n] for n in SHOWN},
        label="Or take a real test image",
        clears="drawing",
    )
    prepare: bool = kit.toggle(True, label="Prepare drawings as MNIST did")
    neuron: str = kit.pick("1.0", options=NEURONS, label="Neuron")


def render(parameters: Parameters) -> str:
    """Draw the image, all activations that follow from it, and the chosen neuron taken apart."""
    pixels, steps = _pixels(parameters)
    trace = NETWORK.trace(pixels)
    return kit.join(
        [
            kit.element("div", draw_network(trace, parameters.neuron), class_="nn-network"),
            kit.result(_verdict(parameters, trace.outputs)),
            draw_neuron(trace, parameters.neuron),
            steps,
        ]
    )


def _pixels(parameters: Parameters) -> tuple[list[float], str]:
    """Return the pixels that the network sees, and the pictures of how they came about."""
    if not parameters.drawing:
        place = samples.numbers().index(int(parameters.sample))
        return samples.images()[place], ""
    strokes = kit.strokes(parameters.drawing)
    if not parameters.prepare:
        return shrink(rasterise(strokes)), ""
    bitmap = rasterise(scale(strokes))
    done = prepare(bitmap)
    return list(done.pixels), draw_steps(scale_factor(strokes), bitmap, done)


def _verdict(parameters: Parameters, outputs: tuple[float, ...]) -> str:
    best, second = ranking(outputs)[:2]
    sure, less = kit.fixed(outputs[best]), kit.fixed(outputs[second])
    sentence = f"The network says {best}, with {sure}; next comes {second}, with {less}."
    if parameters.drawing:
        return sentence
    meant = samples.labels()[samples.numbers().index(int(parameters.sample))]
    return f"{sentence} Its writer meant {meant}: {'right' if meant == best else 'wrong'}."
