"""Numbers as pages say them: of figures as they stand at first, and of choices for many images."""

from collections.abc import Sequence
from types import ModuleType

from nn_core.matrix import dense
from site_demos import samples
from site_demos.publish.measures import choices_for
from site_demos.kit.svg import said


def pair(threes: ModuleType) -> dict[str, str]:
    """Return the two threes that the figure begins with, and the digit that is nearer.

    `square_far` is the sum of squares under the root of `far`, which is between the threes, and
    `square_near` under that of `near`, to the image of another digit. `bright_any` pixels are
    bright in one of all threes shown or more, `bright_all` in every one.
    """
    begin = threes.Parameters()
    first, second = threes.THREES[begin.first], threes.THREES[begin.second]
    other = threes.nearest_other(first)
    far, near = threes.distance(first, second), threes.distance(first, other)
    bright = [
        sum(pixel > threes.BRIGHT for pixel in column)
        for column in zip(*(samples.images()[n] for n in threes.THREES.values()), strict=True)
    ]
    return {
        "shown": str(len(threes.THREES)),
        "first": begin.first,
        "second": begin.second,
        "other": str(samples.numbers()[other]),
        "digit": str(samples.labels()[other]),
        "far": said(far),
        "near": said(near),
        "square_far": said(far**2),
        "square_near": said(near**2),
        "differ_far": str(threes.differing(first, second, begin.limit)),
        "differ_near": str(threes.differing(first, other, begin.limit)),
        "bright_any": str(sum(count > 0 for count in bright)),
        "bright_all": str(bright.count(len(threes.THREES))),
    }


def neuron_in_numbers(one_neuron: ModuleType) -> dict[str, str]:
    """Return a₁, a₂, w₁, w₂ and b of the figure, both products, the sum z and the activation a."""
    begin = one_neuron.Parameters()
    inputs, weights = [begin.input_1, begin.input_2], [begin.weight_1, begin.weight_2]
    (z,) = dense([weights], [begin.bias], inputs)
    (a,) = one_neuron.SIGMOID.function([z])
    numbers = {
        "a1": begin.input_1,
        "a2": begin.input_2,
        "w1": begin.weight_1,
        "w2": begin.weight_2,
        "b": begin.bias,
        "p1": begin.input_1 * begin.weight_1,
        "p2": begin.input_2 * begin.weight_2,
        "z": z,
        "a": a,
    }
    return {name: said(value) for name, value in numbers.items()}


def percent(share: float, decimals: int) -> str:
    """Write a share in per cent, with a space that does not break.

    >>> percent(0.825, 1).split()
    ['82.5', '%']
    """
    return f"{100 * share:.{decimals}f}\N{NO-BREAK SPACE}%"


def right(choices: Sequence[int], labels: bytes) -> int:
    """Return how many choices are as the labels say."""
    return sum(choice == label for choice, label in zip(choices, labels, strict=True))


def by_digit(choices: Sequence[int], labels: bytes, digit: int) -> dict[str, str]:
    """Return the share of a digit's images that is chosen right, and the most frequent mistake."""
    counts = choices_for(labels, choices, digit)
    wrong, times = max(((d, n) for d, n in counts.items() if d != digit), key=lambda each: each[1])
    share = counts[digit] / counts.total()
    return {"right": percent(share, 1), "taken_for": str(wrong), "times": str(times)}
