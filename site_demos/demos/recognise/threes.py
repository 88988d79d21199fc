"""Real threes side by side: where the pixels of two differ, and how far apart they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import dist

from site_demos import kit, samples

SHOWN = 12
COLUMNS = 6
THREES = {str(samples.numbers()[place]): place for place in samples.of_digit(3)[:SHOWN]}
OTHERS = [place for place, digit in enumerate(samples.labels()) if digit != 3]
BRIGHT = 0.5


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Two of the threes, by their numbers among the test images; when their pixels differ."""

    first: str = kit.pick("90", options=list(THREES), label="A three")
    second: str = kit.pick("63", options=list(THREES), label="Another three")
    limit: float = kit.slider(0.5, low=0, high=0.95, step=0.05, label="Differ by more than")


def render(parameters: Parameters) -> str:
    """Draw d(p, q) for two threes, and for the first and the nearest image of another digit."""
    first, second = THREES[parameters.first], THREES[parameters.second]
    other = nearest_other(first)
    return kit.join(
        [
            _choice("first", "A three", parameters.first),
            _choice("second", "Another three", parameters.second),
            _comparison(first, second, parameters.limit),
            _comparison(first, other, parameters.limit),
            kit.result(_verdict(first, second, other, parameters.limit)),
        ]
    )


@cache
def nearest_other(place: int) -> int:
    """Return which image of our collection that is no three is the nearest to one of its images."""
    return min(OTHERS, key=lambda other: distance(place, other))


def distance(one: int, other: int) -> float:
    """Return d(p, q) = √Σ (pᵢ - qᵢ)² over the 784 pixels of two images, 0 if they are the same."""
    return dist(_image(one), _image(other))


def differing(one: int, other: int, limit: float) -> int:
    """Return how many pixels of two images differ by more than a limit, 1 from black to white."""
    return sum(abs(p - q) > limit for p, q in zip(_image(one), _image(other), strict=True))


@cache
def _image(place: int) -> Sequence[float]:
    return samples.images()[place]


def _verdict(first: int, second: int, other: int, limit: float) -> str:
    near, far = distance(first, other), distance(first, second)
    digit = samples.article(samples.labels()[other])
    count = kit.named("differ", str(differing(first, second, limit)))
    pixels = f"{count} of the {len(_image(first))} pixels differ."
    far_said, near_said = kit.named("far", kit.fixed(far)), kit.named("near", kit.fixed(near))
    if first == second:
        return f"An image is {far_said} from itself, and {pixels} Choose two different threes."
    here = f"The first three is {far_said} from the second, {near_said} from {digit}."
    nearer = kit.named("nearer", digit if near < far else "the other three")
    return kit.element(
        "span", f"{here} Nearest is {nearer}. Between the threes, {pixels}", class_="nn-solution"
    )


def _comparison(one: int, other: int, limit: float) -> str:
    """Draw two images and their difference, with both measures of it."""
    apart, differ = distance(one, other), differing(one, other, limit)
    unlike = [round(p - q, 1) for p, q in zip(_image(one), _image(other), strict=True)]
    names = f"{samples.name(one)}, and {samples.name(other)}"
    measured = f"{kit.fixed(apart)} apart; {differ} pixels differ"
    drawn = kit.picture(
        28, 28, kit.weight_grid(unlike, scale=1.0), title=f"Where they differ: {names}"
    )
    return kit.tiles(
        [
            (samples.name(one), _picture(one)),
            (samples.name(other), _picture(other)),
            (kit.element("span", measured, class_="nn-solution"), drawn),
        ]
    )


@cache
def _picture(place: int) -> str:
    return kit.picture(28, 28, kit.pixels(_image(place)), title=samples.name(place))


def _choice(name: str, label: str, chosen: str) -> str:
    """Draw the threes as a group of radio buttons for one parameter."""
    buttons = [
        kit.element(
            "button",
            _thumbnail(place),
            type="button",
            role="radio",
            aria_checked="true" if number == chosen else "false",
            aria_label=samples.name(place),
            tabindex=0 if number == chosen else -1,
            data_set=f"{name}={number}",
        )
        for number, place in THREES.items()
    ]
    group = kit.element(
        "div",
        *buttons,
        class_="nn-picks nn-twelve",
        role="radiogroup",
        aria_label=label,
        data_columns=COLUMNS,
    )
    return kit.element("p", label, class_="nn-picks-label", aria_hidden="true") + group


@cache
def _thumbnail(place: int) -> str:
    """Draw an image small: a few shades are enough, and cost less."""
    drawn = kit.pixels(_image(place), shades=8)
    return kit.element("svg", drawn, viewBox="0 0 28 28", aria_hidden="true")
