"""Climb one output from faint noise: an image that the network is sure of, and no digit."""

from dataclasses import dataclass
from functools import cache
from random import Random

from nn_core import argmax
from nn_core.mnist.ink import SIDE
from site_demos import kit, samples
from site_demos.demos.learning._pixel_steps import NETWORK, Image, stepped

LAST, LENGTH = 8, 1.0  # how many steps there are, and how long one is
SEEDS = 99
SHADES = 32
DIGITS = {str(digit): samples.article(digit) for digit in range(10)}
PLOT = kit.Plot(x=(0, LAST), y=(0, 1), left=30, top=24, width=355, height=84)


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """For which digit, how far, and from which noise."""

    steps: int = kit.steps(last=LAST, start=LAST, label="Steps taken")
    digit: str = kit.choice("3", options=DIGITS, label="The output for")
    brightness: float = kit.slider(
        0.1, low=0, high=1, step=0.05, label="Brightest pixel of the noise"
    )
    seed: int = kit.whole(1, low=1, high=SEEDS, label="Seed of the noise")


def render(parameters: Parameters) -> str:
    """Draw the noise, what it has become, the digit's mean image, and the output on the way."""
    digit, steps = int(parameters.digit), parameters.steps
    begun = noise(parameters.seed, parameters.brightness)
    way = [stepped(begun, digit, LENGTH, n) for n in range(steps + 1)]
    outputs = [NETWORK.forward(image) for image in way]
    sure = kit.fixed(outputs[-1][digit], 3)
    tiles = [
        ("the noise", begun),
        (f"after {_count(steps)}: output {digit} is {sure}", way[-1]),
        (f"for comparison: the mean image of {samples.article(digit)}", samples.means()[digit]),
    ]
    drawn = [
        (label, kit.picture(SIDE, SIDE, kit.pixels(image, shades=SHADES), title=label))
        for label, image in tiles
    ]
    before, now = kit.fixed(outputs[0][digit], 3), kit.named("sure", sure)
    sentence = (
        f"After {_count(steps)}, output {digit} has gone from {before} to {now}."
        if steps
        else f"Before the first step, output {digit} is {now}."
    )
    says = f" The network says {kit.named('says', str(argmax(outputs[-1])))}."
    return kit.join([kit.tiles(drawn), kit.result(sentence + says), _curve(parameters, outputs)])


@cache
def noise(seed: int, brightness: float) -> Image:
    """Return an image of random pixels, none brighter than that.

    >>> max(noise(1, 0.2)) <= 0.2
    True
    """
    random = Random(seed)
    return tuple(brightness * random.random() for _ in range(SIDE * SIDE))


def _count(steps: int) -> str:
    return "1 step" if steps == 1 else f"{steps} steps"


def _curve(parameters: Parameters, outputs: list[list[float]]) -> str:
    digit = int(parameters.digit)
    points = [(steps, a[digit]) for steps, a in enumerate(outputs)]
    return kit.picture(
        400,
        146,
        PLOT.axes(range(0, LAST + 1, 2), [0, 0.5, 1], x_label="steps", y_label=f"output {digit}"),
        PLOT.path(points, "nn-curve"),
        kit.held_dot(parameters, "steps", PLOT, points[-1], radius=6),
        title=f"Output {digit} over the steps: finally {kit.fixed(outputs[-1][digit], 3)}.",
        operable=True,
    )
