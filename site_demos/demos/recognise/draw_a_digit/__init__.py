"""Draw a digit and see every number that decides what the network takes it for."""

from dataclasses import dataclass

from nn_core.mnist.ink import SIDE
from nn_core.mnist.strokes import PEN
from site_demos import kit, samples
from site_demos.demos.recognise._drawn import Seen, seen, window
from site_demos.demos.recognise._network import NETWORK
from site_demos.demos.recognise.draw_a_digit.network import draw_network
from site_demos.demos.recognise.draw_a_digit.neuron import draw_neuron
from site_demos.demos.recognise.draw_a_digit.preparation import draw_steps
from site_demos.demos.recognise.draw_a_digit.verdict import DIGITS, draw_answer, draw_meant

INPUT = "nn-input"
"""What is seen under the strokes."""
HALF, LINE, LOW = 300.0, 58.0, 20.0  # of what is said of it on a pad of 1000: half its width
NEURONS = [f"{layer}.{index}" for layer, size in enumerate(NETWORK.sizes) for index in range(size)]
SHOWN = samples.gallery()


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A drawing, or else a test image; how it is prepared; which neuron is looked into."""

    drawing: str = kit.drawing(label="Your drawing", pen=PEN, under=INPUT, clears="meant")
    sample: str = kit.pictures(
        str(samples.numbers()[0]),
        options={str(samples.numbers()[n]): samples.name(n) for n in SHOWN},
        pictures={str(samples.numbers()[n]): samples.images()[n] for n in SHOWN},
        label="Or take a real test image",
        clears="drawing",
    )
    prepare: bool = kit.toggle(True, label="Prepare drawings as MNIST did")
    neuron: str = kit.pick("1.0", options=NEURONS, label="Neuron")
    meant: str = kit.pick("", options=["", *DIGITS], label="What you meant")


def render(parameters: Parameters) -> str:
    """Draw the image, all activations that follow from it, and the chosen neuron taken apart."""
    image = seen(parameters.drawing, parameters.sample, prepared=parameters.prepare)
    trace = NETWORK.trace(image.pixels)
    drawn, pixels = bool(parameters.drawing), kit.pixels(image.pixels)
    stage = [
        kit.element("div", draw_network(trace, parameters.neuron), class_="nn-network"),
        draw_answer(trace.outputs, parameters.sample, parameters.meant, drawn=drawn),
        draw_meant(parameters.meant, drawn=drawn),
        _input(image, pixels),
    ]
    return kit.join(
        [
            kit.element("div", *stage, class_="nn-stage"),
            draw_neuron(trace, parameters.neuron, pixels),
            draw_steps(image),
        ]
    )


def _input(image: Seen, pixels: str) -> str:
    """Draw what the pad shows under the strokes: the pixels, each where its ink is.

    It is a picture of its own only where there is no pad: on paper, and without scripts.
    """
    left, top, across, down = (1000 * each for each in window(image))
    frame = kit.element("rect", width=SIDE, height=SIDE, class_="nn-frame") if image.done else ""
    moved = f"translate({left:.1f} {top:.1f}) scale({across:.3f} {down:.3f})"
    placed = kit.element("g", pixels, frame, transform=moved)
    word = _word(left + across * SIDE / 2, top + down * SIDE) if image.done else ""
    picture = kit.picture(1000, 1000, kit.element("g", placed, word, id=INPUT), title="")
    return kit.element("div", picture, class_="nn-kept")


def _word(middle: float, bottom: float) -> str:
    """Say what the frame on the pad is: below it, but within the pad."""
    x, y = min(1000 - HALF, max(HALF, middle)), min(1000 - LOW, bottom + LINE)
    place = {"x": kit.number(x, 1), "y": kit.number(y, 1)}
    return kit.element("text", "what the network sees", class_="nn-framed", **place)
