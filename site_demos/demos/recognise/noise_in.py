"""Noise in: an image of random pixels, and how sure the network is of what it shows."""

from dataclasses import dataclass
from random import Random

from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.recognise import _ten_outputs
from site_demos.demos.recognise._network import NETWORK, ranking
from site_demos.demos.recognise._ten_outputs import IMAGE

SEEDS = 1000
SHADES = 16
BLACK = 0.8  # the share of pixels of a digit that are black, nearly
KINDS = {
    "even": "any brightness",
    "sparse": "four in five pixels black",
    "shuffled": "a digit, shuffled",
}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Which noise, and which image of it."""

    kind: str = kit.choice("even", options=KINDS, label="Noise")
    seed: int = kit.whole(1, low=1, high=SEEDS, label="Image number")


def render(parameters: Parameters) -> str:
    """Draw an image of noise and the ten outputs that the network has for it."""
    seed = parameters.seed
    pixels = noise(parameters.kind, seed)
    outputs = NETWORK.forward(pixels)
    best, second = ranking(tuple(outputs))[:2]
    sentence = (
        f"The network takes this noise for {samples.article(best)},"
        f" with {kit.named('largest', kit.fixed(outputs[best]))}."
        f" Next comes {second}, with {kit.fixed(outputs[second])}."
    )
    title = (
        f"Image {seed} of noise, and ten outputs; the largest is {kit.fixed(outputs[best])}"
        f" for the digit {best}."
    )
    drawn = kit.pixels(pixels, shades=SHADES)
    held = _another(seed % SEEDS + 1)
    return _ten_outputs.draw(drawn, outputs, title, held=held) + kit.result(sentence)


def _another(seed: int) -> str:
    """Draw what is pressed for another image: the image itself."""
    box = {"y": _ten_outputs.MIDDLE - IMAGE / 2, "width": IMAGE, "height": IMAGE}
    return kit.element(
        "g",
        kit.element("rect", fill="transparent", **box),
        kit.element("rect", class_="nn-rim", **box),
        role="button",
        tabindex=0,
        aria_label="Another image of noise",
        data_set=f"seed={seed}",
    )


def noise(kind: str, seed: int) -> list[float]:
    """Return the 784 pixels of one image of noise; the seed decides all of them.

    >>> len(noise("even", 1)), noise("even", 1) == noise("even", 1)
    (784, True)
    """
    random = Random(seed)
    if kind == "shuffled":
        image = samples.images()[seed % len(samples.images())]
        return random.sample(image, len(image))
    pixels = [random.random() for _ in range(SIDE * SIDE)]
    if kind == "sparse":
        return [value if random.random() > BLACK else 0.0 for value in pixels]
    return pixels
