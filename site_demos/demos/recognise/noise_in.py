"""Noise in: an image of random pixels, and how sure the network is of what it shows."""

from dataclasses import dataclass
from random import Random

from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.recognise._network import NETWORK, ranking

SEEDS = 1000
SHADES = 16
BLACK = 0.8  # the share of pixels of a digit that are black, nearly
KINDS = {
    "even": "any brightness",
    "sparse": "four in five pixels black",
    "shuffled": "a digit, shuffled",
}
IMAGE = 176.0
TOP, ROW = 8.0, 21.0
LEFT, REACH = 262.0, 96.0


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
    drawn = kit.pixels(pixels, shades=SHADES)
    moved = f"translate(0 {TOP + (10 * ROW - IMAGE) / 2:.0f}) scale({IMAGE / SIDE:.4f})"
    return kit.picture(
        400,
        10 * ROW + 2 * TOP,
        kit.element("g", drawn, transform=moved),
        *(_row(digit, a, is_best=digit == best) for digit, a in enumerate(outputs)),
        title=f"Image {seed} of noise, and ten outputs; the largest is {kit.fixed(outputs[best])}"
        f" for the digit {best}.",
    ) + kit.result(sentence)


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


def _row(digit: int, a: float, *, is_best: bool) -> str:
    """Draw one output: the digit, its neuron, a bar and its activation."""
    y = TOP + ROW * (digit + 0.5)
    rank = " nn-best" if is_best else ""
    return kit.join(
        [
            kit.element("text", str(digit), x=208, y=y + 5.5, class_=f"nn-digit{rank}"),
            kit.neuron(236, y, 8, a),
            kit.element("rect", x=LEFT, y=y - 6, width=REACH * a, height=12.0, class_="nn-count"),
            kit.element(
                "text", kit.fixed(a), x=400, y=y + 4.5, class_=f"nn-tick{rank}", text_anchor="end"
            ),
        ]
    )
