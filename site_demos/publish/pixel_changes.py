"""How far test images are from another answer, and what images that were climbed to are worth."""

from collections.abc import Iterator
from math import dist
from random import Random
from typing import TypedDict

from nn_core import Network, Vector, argmax
from site_demos import samples, weights
from site_demos.demos.learning import turn_the_answer, what_it_draws
from site_demos.demos.learning._pixel_steps import NETWORK, Image, length, moved, stepped
from site_demos.demos.learning.turn_the_answer.way import along_the_slope, noise

IMAGES = 500
TIMES = (1, 6, 10)  # as far as the change, for noise
WIDEST, HALVINGS = 16, 24
SEEDS = range(1, 21)


class Turned(TypedDict):
    """The change with which the answer to an image turns.

    `noise` is whether noise turns it too that is as many TIMES as long.
    """

    image: float
    length: float
    mean: float
    most: float
    noise: list[bool]


class Climbed(TypedDict):
    """An image that was climbed to, from noise: its output, and who takes it for that digit."""

    output: float
    network: bool
    mean: bool
    plain: bool


def read_right() -> Iterator[Image]:
    """Yield test images, drawn at random, that the network reads right."""
    unseen = samples.unseen()
    for number, digit in enumerate(unseen.labels):
        image = tuple(unseen.images[number])
        if turn_the_answer.said_to(image) == digit:
            yield image


def turned(image: Image, random: Random) -> Turned | None:
    """Return the change that turns the answer to an image, or None if the way is too short."""
    said = turn_the_answer.said_to(image)
    way = along_the_slope(image, said, is_away=True)
    steps = way.turns(lambda digit: digit != said)
    if steps is None:
        return None
    change = way.change(steps)
    direction, far = noise(image, random), length(change)
    at_random = [NETWORK.predict(as_far(image, direction, times * far)) for times in TIMES]
    return {
        "image": length(image),
        "length": far,
        "mean": sum(map(abs, change)) / len(change),
        "most": max(map(abs, change)),
        "noise": [digit != said for digit in at_random],
    }


def as_far(image: Image, direction: Vector, far: float) -> Image:
    """Return the image so far from another in a direction, or as far as pixels in 0…1 can go."""
    low, high = 0.0, WIDEST * far  # what pixels lose at 0 and 1 has to be made up for
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if dist(image, moved(image, direction, middle)) < far:
            low = middle
        else:
            high = middle
    return moved(image, direction, high)


def climbed(digit: int, seed: int) -> Climbed:
    """Return what is said to the last image of a climb from noise."""
    begun = what_it_draws.noise(seed, what_it_draws.Parameters().brightness)
    image = stepped(begun, digit, what_it_draws.LENGTH, what_it_draws.LAST)
    outputs, means = NETWORK.forward(image), samples.means()
    plain = Network.load(weights.NO_HIDDEN_LAYER)
    return {
        "output": outputs[digit],
        "network": argmax(outputs) == digit,
        "mean": min(range(len(means)), key=lambda n: dist(image, means[n])) == digit,
        "plain": plain.predict(image) == digit,
    }
