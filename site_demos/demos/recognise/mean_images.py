"""A rule by hand: a digit is the one whose mean image is nearest."""

from dataclasses import dataclass
from functools import cache
from math import dist

from site_demos import kit, samples


def _gallery() -> list[int]:
    """Return where images to choose from are: for each digit one taken right, one taken wrong."""
    found = []
    for digit in range(10):
        for wrong in (False, True):
            fitting = [n for n in samples.of_digit(digit) if (nearest(n) != digit) == wrong]
            found += fitting[:1]
    return found


def distances(place: int) -> list[float]:
    """Return d(p, q) from an image of our collection to the mean image of each digit."""
    image = samples.images()[place]
    return [dist(image, mean) for mean in samples.means()]


def nearest(place: int) -> int:
    """Return the digit whose mean image is the nearest."""
    apart = distances(place)
    return apart.index(min(apart))


SHOWN = {str(samples.numbers()[place]): place for place in _gallery()}


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A test image, by its number among the 10,000."""

    image: str = kit.pictures(
        "63",
        options={number: samples.name(place) for number, place in SHOWN.items()},
        pictures={number: samples.images()[place] for number, place in SHOWN.items()},
        label="A test image",
    )


def render(parameters: Parameters) -> str:
    """Draw the image, and the ten mean images with the distance to each."""
    place = SHOWN[parameters.image]
    apart, chosen = distances(place), nearest(place)
    label = samples.labels()[place]
    nearest_mean = kit.named("digit", str(chosen))
    far = kit.named("distance", kit.fixed(apart[chosen]))
    sentence = f"Test image {parameters.image} is nearest to the mean {nearest_mean}: {far}."
    verdict = f"{kit.named('verdict', 'Right' if chosen == label else 'Wrong')}."
    drawn = kit.picture(28, 28, kit.pixels(samples.images()[place]), title=samples.name(place))
    return kit.join(
        [
            kit.element("div", drawn, class_="nn-alone"),
            _means(apart, chosen),
            kit.result(f"{sentence} {verdict}"),
        ]
    )


def _means(apart: list[float], chosen: int) -> str:
    """Draw each mean image above a bar for the distance to it; the nearest is named."""
    longest = max(apart)
    return kit.element(
        "div",
        *(_mean(digit, far, longest, nearest=digit == chosen) for digit, far in enumerate(apart)),
        class_="nn-means",
    )


def _mean(digit: int, far: float, longest: float, *, nearest: bool) -> str:
    bar = kit.element("span", class_="nn-bar", style=f"width:{kit.number(100 * far / longest, 1)}%")
    return kit.element(
        "div",
        _mean_picture(digit),
        bar,
        kit.element("p", f"{digit}: {kit.fixed(far)}"),
        kit.element("p", "nearest") if nearest else "",
        class_="nn-mean nn-best" if nearest else "nn-mean",
    )


@cache
def _mean_picture(digit: int) -> str:
    """Draw a mean image, in a few shades: most of its pixels are grey, and each costs text."""
    drawn = kit.pixels(samples.means()[digit], shades=25)
    return kit.picture(28, 28, drawn, title=f"Mean image of the {digit}s")
