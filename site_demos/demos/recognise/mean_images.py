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
            _means(parameters.image, apart, chosen),
            kit.result(f"{sentence} {verdict}"),
        ]
    )


def other_image(digit: int, shown: str) -> str:
    """Return the number of an image of a digit, if there is one not the one that is shown.

    >>> other_image(3, "63") != "63"
    True
    """
    labels = samples.labels()
    found = (n for n, place in SHOWN.items() if labels[place] == digit and n != shown)
    return next(found, shown)


def _means(shown: str, apart: list[float], chosen: int) -> str:
    """Draw each mean image above a bar for the distance to it; the nearest is named."""
    longest = max(apart)
    return kit.element(
        "div",
        *(
            _mean(digit, other_image(digit, shown), far, longest, nearest=digit == chosen)
            for digit, far in enumerate(apart)
        ),
        class_="nn-means",
    )


def _mean(digit: int, image: str, far: float, longest: float, *, nearest: bool) -> str:
    """Draw a mean image; pressed, it brings an image of its digit."""
    bar = kit.element("span", class_="nn-bar", style=f"width:{kit.number(100 * far / longest, 1)}%")
    return kit.element(
        "div",
        kit.element(
            "button",
            _mean_picture(digit),
            type="button",
            title="Try a test image of this digit",
            data_set=f"image={image}",
        ),
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
