"""The real test images to choose from: of each digit, one that is read right and one that isn't.

Serves all-knobs, cost, softmax and turn-the-answer.
"""

from site_demos import kit, samples

SHOWN = {str(samples.numbers()[place]): place for place in samples.gallery()}
"""Their places among the samples, by their numbers in MNIST."""


def mistaken(digit: int) -> str:
    """Return the number of the image of a digit that is not read right."""
    wrong = samples.mistaken().intersection(samples.of_digit(digit))
    return next(number for number, place in SHOWN.items() if place in wrong)


def real_image(first: str) -> str:
    """Declare the choice of one, by its number."""
    return kit.pictures(
        first,
        options={number: samples.name(place) for number, place in SHOWN.items()},
        pictures={number: samples.images()[place] for number, place in SHOWN.items()},
        label="A real test image",
    )
