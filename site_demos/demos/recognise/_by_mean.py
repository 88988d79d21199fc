"""The rule by hand, that a digit is the one whose mean image is nearest, and images to try it on.

Serves mean-images and nearest-neighbours.
"""

from math import dist

from site_demos import kit, samples


def distances(place: int) -> list[float]:
    """Return d(p, q) from an image of our collection to the mean image of each digit."""
    image = samples.images()[place]
    return [dist(image, mean) for mean in samples.means()]


def nearest(place: int) -> int:
    """Return the digit whose mean image is the nearest."""
    apart = distances(place)
    return apart.index(min(apart))


def _gallery() -> list[int]:
    """Return where images to choose from are: for each digit one taken right, one taken wrong."""
    found = []
    for digit in range(10):
        for wrong in (False, True):
            fitting = [n for n in samples.of_digit(digit) if (nearest(n) != digit) == wrong]
            found += fitting[:1]
    return found


SHOWN = {str(samples.numbers()[place]): place for place in _gallery()}
"""Their places among the samples, by their numbers in MNIST."""


def a_test_image(first: str) -> str:
    """Declare the choice of one, by its number."""
    return kit.pictures(
        first,
        options={number: samples.name(place) for number, place in SHOWN.items()},
        pictures={number: samples.images()[place] for number, place in SHOWN.items()},
        label="A test image",
    )
