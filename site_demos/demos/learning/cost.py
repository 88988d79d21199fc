"""The cost of one image: ten outputs, the ten wanted, and what each adds."""

from dataclasses import dataclass

from nn_core import argmax, one_hot
from site_demos import kit, samples
from site_demos.demos.learning import _terms
from site_demos.demos.learning._gallery import SHOWN, mistaken, real_image
from site_demos.demos.learning._terms import ENTROPY, NETWORK, SQUARED


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A real test image; of each digit, one that is read right and one that is not."""

    image: str = real_image(mistaken(2))


def render(parameters: Parameters) -> str:
    """Draw the outputs a beside the wanted y, and the sums Σ ½ (a - y)² and -Σ ln(1 - |a - y|)."""
    place = SHOWN[parameters.image]
    image, digit = samples.images()[place], samples.labels()[place]
    outputs = NETWORK.forward(image)
    shown = kit.picture(28, 28, kit.pixels(image), title=samples.name(place))
    return kit.join(
        [
            kit.element("div", shown, class_="nn-alone"),
            _terms.draw_terms(outputs, digit),
            kit.result(_verdict(outputs, digit)),
        ]
    )


def _verdict(outputs: list[float], digit: int) -> str:
    target = one_hot(digit)
    dearest = argmax(_terms.terms(ENTROPY, outputs, target))
    squared, entropy = SQUARED.value(outputs, target), ENTROPY.value(outputs, target)
    choice = argmax(outputs)
    answer = "right" if choice == digit else "wrong"
    return (
        f"{samples.article(digit).capitalize()}, and the network says {choice}: {answer}."
        f" The image costs {kit.named('squared', kit.fixed(squared, 3))}"
        f" by squared error and {kit.named('entropy', kit.fixed(entropy, 3))}"
        f" by cross-entropy. The output for {kit.named('dearest', str(dearest))} adds most."
    )
