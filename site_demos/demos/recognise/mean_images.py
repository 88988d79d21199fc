"""A rule by hand: a digit is the one whose mean image is nearest."""

from dataclasses import dataclass
from functools import cache

from site_demos import kit, samples
from site_demos.demos.recognise._by_mean import SHOWN, a_test_image, distances, nearest


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """A test image, by its number among the 10,000."""

    image: str = a_test_image("63")


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
