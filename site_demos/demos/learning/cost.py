"""The cost of one image: ten outputs, the ten wanted, and what each adds."""

from dataclasses import dataclass

from nn_core import Vector, argmax, one_hot, sigmoid
from site_demos import kit, samples
from site_demos.demos.learning import _terms
from site_demos.demos.learning._gallery import SHOWN, mistaken, real_image
from site_demos.demos.learning._terms import DISC, ENTROPY, NETWORK, SQUARED

PUSH = 8
UNIT = 10.0  # how far the disc is dragged for a 1 of the sum behind it


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A real test image, right or wrong read; what is added to the sum of its right digit."""

    image: str = real_image(mistaken(2))
    push: float = kit.slider(
        0, low=-PUSH, high=PUSH, step=0.1, label="Add to the sum of the right digit"
    )


def render(parameters: Parameters) -> str:
    """Draw the outputs a beside the wanted y, and the sums Σ ½ (a - y)² and -Σ ln(1 - |a - y|)."""
    place = SHOWN[parameters.image]
    image, digit = samples.images()[place], samples.labels()[place]
    sums = NETWORK.trace(image).sums[-1]
    outputs = sigmoid([z + parameters.push * y for z, y in zip(sums, one_hot(digit), strict=True)])
    shown = kit.picture(28, 28, kit.pixels(image), title=samples.name(place))
    return kit.join(
        [
            kit.element("div", shown, class_="nn-alone"),
            _terms.draw_terms(outputs, digit, _held(parameters, digit, outputs[digit])),
            kit.result(_verdict(sigmoid(sums), outputs, digit)),
        ]
    )


def _held(parameters: Parameters, digit: int, a: float) -> str:
    """Draw the output of the right digit, by which it is pushed."""
    x, y = _terms.disc_at(digit)
    return kit.handle(
        kit.neuron(x, y, DISC, a),
        parameters=parameters,
        at=(x, y),
        across=kit.Axis("push", UNIT),
        radius=DISC - 1,
    )


def _verdict(before: Vector, outputs: Vector, digit: int) -> str:
    target = one_hot(digit)
    dearest = argmax(_terms.terms(ENTROPY, outputs, target))
    squared, entropy = SQUARED.value(outputs, target), ENTROPY.value(outputs, target)
    choice = argmax(outputs)
    answer = "right" if choice == digit else "wrong"
    was, now = (kit.fixed(each[digit], 3) for each in (before, outputs))
    pushed = "" if was == now else f", its output pushed from {was} to {now}"
    return (
        f"{samples.article(digit).capitalize()}{pushed}, and the network says {choice}: {answer}."
        f" The image costs {kit.named('squared', kit.fixed(squared, 3))}"
        f" by squared error and {kit.named('entropy', kit.fixed(entropy, 3))}"
        f" by cross-entropy. The output for {kit.named('dearest', str(dearest))} adds the most."
    )
