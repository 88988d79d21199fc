"""The numbers in the chapter that turns the pixels: what turns answers, and what is climbed to."""

from itertools import islice
from random import Random
from statistics import fmean, median
from typing import Any

from site_demos.demos.learning import what_it_draws
from site_demos.demos.learning.turn_the_answer import way
from site_demos.kit.svg import fixed, percent
from site_demos.publish import pixel_changes
from site_demos.publish.pixel_changes import Climbed, Turned
from site_demos.publish.remembered import remembered

DIGITS = range(10)
SURE = 0.99


@remembered
def turned_images() -> list[Turned | None]:
    """Return the change that turns the answer to each of some test images that are read right."""
    random = Random(1)
    images = islice(pixel_changes.read_right(), pixel_changes.IMAGES)
    return [pixel_changes.turned(image, random) for image in images]


@remembered
def climbed_images() -> list[Climbed]:
    """Return what is said to the images that every output is climbed to, from some noise."""
    return [pixel_changes.climbed(digit, seed) for digit in DIGITS for seed in pixel_changes.SEEDS]


def facts() -> dict[str, Any]:
    """Return what the chapter says."""
    return {"turned": turned(turned_images()), "climbed": climbed(climbed_images())}


def turned(found: list[Turned | None]) -> dict[str, Any]:
    """Return what turns the answer: of the image in the middle, and the shares that noise turns."""
    all_turned = [each for each in found if each]
    sizes = {
        key: median(each[key] for each in all_turned) for key in ("image", "length", "mean", "most")
    }
    return {
        "count": str(len(found)),
        "never": str(len(found) - len(all_turned)),
        "steps": str(way.LAST),
        "image": fixed(sizes["image"], 1),
        "length": fixed(sizes["length"]),
        "mean": fixed(sizes["mean"], 3),
        "most": fixed(sizes["most"]),
        "times": [str(times) for times in pixel_changes.TIMES],
        "noise": [
            percent(fmean(shares), 1)
            for shares in zip(*(each["noise"] for each in all_turned), strict=True)
        ],
    }


def climbed(found: list[Climbed]) -> dict[str, str]:
    """Return how high the outputs come, and the shares that are taken for their digit, by whom."""
    return {
        "count": str(len(found)),
        "each": str(len(pixel_changes.SEEDS)),
        "steps": str(what_it_draws.LAST),
        "limit": f"{SURE:g}",
        "output": fixed(fmean(each["output"] for each in found), 3),
        "sure": percent(fmean(each["output"] > SURE for each in found), 0),
        "network": percent(fmean(each["network"] for each in found), 0),
        "mean": percent(fmean(each["mean"] for each in found), 0),
        "plain": percent(fmean(each["plain"] for each in found), 0),
    }
