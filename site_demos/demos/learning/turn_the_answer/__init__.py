"""Change an image a little, along the slopes of the cost by its pixels, until the answer turns."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from nn_core import argmax
from nn_core.mnist.ink import SIDE, prepare
from nn_core.mnist.strokes import PEN, rasterise, scale
from site_demos import kit, samples
from site_demos.demos.learning._gallery import SHOWN
from site_demos.demos.learning._pixel_steps import Image, first_sums, length, outputs
from site_demos.demos.learning.turn_the_answer.curves import draw_curves
from site_demos.demos.learning.turn_the_answer.way import LAST, Way, along_the_slope, at_random

OTHER = "other"
FIRST = "1"  # of the test images
WANTED = {OTHER: "anything else"} | {str(digit): samples.article(digit) for digit in range(10)}
WAYS = {"slope": "along the slope", "noise": "at random"}
STEP = 0.05  # of the slider
FULL = 0.1  # the change of a pixel that is drawn at full strength
SHADES = 32


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A drawing, or else a test image; what it shall be taken for; which way, and how far."""

    drawing: str = kit.drawing(label="Your drawing", pen=PEN)
    steps: float = kit.slider(1, low=0, high=LAST, step=STEP, label="Steps taken")
    wanted: str = kit.choice(OTHER, options=WANTED, label="Make it pass for")
    way: str = kit.choice("slope", options=WAYS, label="The pixels change")
    sample: str = kit.pictures(
        FIRST,
        options={number: samples.name(place) for number, place in SHOWN.items()},
        pictures={number: samples.images()[place] for number, place in SHOWN.items()},
        label="Or take a real test image",
        clears="drawing",
    )


def render(parameters: Parameters) -> str:
    """Draw the image, the change and what comes of it, and the outputs all along the way."""
    way, steps = _way(parameters), parameters.steps
    said, now = (argmax(way.outputs(t)) for t in (0, steps))
    turns = way.turns(_has_turned(parameters.wanted, said))
    rival = _rival(way, parameters.wanted, said, turns)
    return kit.join(
        [
            _tiles(parameters, way, said, now),
            kit.result(_verdict(way, steps, said, now)),
            draw_curves(parameters, steps, way, (said, rival), turns),
            _tipping(way, turns),
        ]
    )


@lru_cache(20)
def start(drawing: str, sample: str) -> Image:
    """Return the image that the network is given before any change."""
    if drawing:
        return tuple(prepare(rasterise(scale(kit.strokes(drawing)))).pixels)
    return tuple(samples.images()[SHOWN[sample]])


def _way(parameters: Parameters) -> Way:
    image = start(parameters.drawing, parameters.sample)
    if parameters.way == "noise":
        return at_random(image)
    if parameters.wanted == OTHER:
        return along_the_slope(image, said_to(image), is_away=True)
    return along_the_slope(image, int(parameters.wanted), is_away=False)


def said_to(image: Image) -> int:
    """Return what the network takes an image for."""
    return argmax(outputs(first_sums(image)))


def _has_turned(wanted: str, said: int) -> Callable[[int], bool]:
    if wanted == OTHER:
        return lambda digit: digit != said
    return lambda digit: digit == int(wanted)


def _rival(way: Way, wanted: str, said: int, turns: float | None) -> int:
    """Return the digit whose output is drawn beside the first one's."""
    if wanted not in (OTHER, str(said)):
        return int(wanted)
    end = way.outputs(turns or LAST)
    return argmax([-1.0 if digit == said else a for digit, a in enumerate(end)])


def _tiles(parameters: Parameters, way: Way, said: int, now: int) -> str:
    steps = parameters.steps
    name = "your drawing" if parameters.drawing else samples.name(SHOWN[parameters.sample])
    before, after = (
        f"it says {digit}, with {kit.fixed(way.outputs(walked)[digit])}"
        for walked, digit in ((0, said), (steps, now))
    )
    drawn = [
        (f"{name}: {before}", kit.pixels(way.images[0], shades=SHADES)),
        ("the change", kit.weight_grid(way.change(steps), scale=FULL, shades=SHADES)),
        (f"with the change: {after}", kit.pixels(way.image(steps), shades=SHADES)),
    ]
    tiles = kit.tiles((label, kit.picture(SIDE, SIDE, part, title=label)) for label, part in drawn)
    note = f"In the change, full strength is ±{kit.fixed(FULL, 1)} or more; pixels go from 0 to 1."
    return tiles + kit.element("p", note, class_="nn-note")


def _verdict(way: Way, steps: float, said: int, now: int) -> str:
    change = way.change(steps)
    sizes = [abs(d) for d in change]
    mean = kit.named("mean", kit.fixed(sum(sizes) / len(sizes), 3))
    stays = "It still says" if said == now else f"It said {said}. Now it says"
    return (
        f"{stays} {kit.named('says', str(now))},"
        f" with {kit.named('sure', kit.fixed(way.outputs(steps)[now]))}."
        f" The change is {kit.named('length', kit.fixed(length(change)))} long:"
        f" {mean} a pixel on average, and {kit.fixed(max(sizes))} where it is largest."
    )


def _tipping(way: Way, turns: float | None) -> str:
    """Say where the answer turns, with a button that goes there."""
    if not turns:
        never = f"Going this way, {LAST} steps do not turn the answer."
        note = never if turns is None else "It is already taken for that."
        return kit.element("p", note, class_="nn-note")
    there = kit.number(min(LAST, STEP * ceil(turns / STEP)))
    text = f"Go to where it turns, {kit.fixed(length(way.change(turns)))} away"
    button = kit.element("button", text, type="button", data_set=f"steps={there}")
    return kit.element("div", button, class_="nn-buttons nn-presets")
