"""Exercises of “Train it here”."""

from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given, WrongError, written


@exercise(
    start="""
        def batches(images, size):
            ...
    """,
    hints=[
        "`images[first : first + size]` is the batch that begins at `first`.",
        "`range(0, len(images), size)` gives the places where the batches begin.",
    ],
    solution="""
        def batches(images, size):
            return [
                images[first : first + size] for first in range(0, len(images), size)
            ]
    """,
    slips=[
        ("range(0, len(images), size)", "range(len(images))", "[[1, 2], [2, 3], [3, 4]"),
        (
            "range(0, len(images), size)",
            "range(0, len(images) - size, size)",
            "; [[1, 2], [3, 4]] is expected",
        ),
        ("first : first + size", "first : size", "[[1, 2], []]; [[1, 2], [3, 4]] is expected"),
    ],
)
def mini_batches(given: Given) -> None:
    """Try a number of images that can be divided, one that cannot, and one batch for all."""
    given.gives("batches", [1, 2, 3, 4], 2, expected=[[1, 2], [3, 4]])
    given.gives("batches", [1, 2, 3, 4, 5], 2, expected=[[1, 2], [3, 4], [5]])
    given.gives("batches", [1, 2], 9, expected=[[1, 2]])


@exercise(
    start="""
        from math import exp

        def trained(examples):
            w_1, w_2, b, rate = 0, 0, 0, 1
            for epoch in range(300):
                for x_1, x_2, y in examples:
                    a = 1 / (1 + exp(-(w_1 * x_1 + w_2 * x_2 + b)))
                    delta = a - y
                    ...
            return w_1, w_2, b
    """,
    hints=[
        (
            "The slope of a weight is what came in along it, times `delta`. That of the bias is"
            " just `delta`."
        ),
        "Each knob moves against its slope: `w_1 = w_1 - rate * ...`.",
    ],
    solution="""
        from math import exp

        def trained(examples):
            w_1, w_2, b, rate = 0, 0, 0, 1
            for epoch in range(300):
                for x_1, x_2, y in examples:
                    a = 1 / (1 + exp(-(w_1 * x_1 + w_2 * x_2 + b)))
                    delta = a - y
                    w_1 = w_1 - rate * delta * x_1
                    w_2 = w_2 - rate * delta * x_2
                    b = b - rate * delta
            return w_1, w_2, b
    """,
    slips=[
        ("- rate", "+ rate", "and says"),
        ("            b = b - rate * delta\n", "", "and says"),
        (" * x_1\n", "\n", "and says"),
        ("rate = 0, 0, 0, 1", "rate = 0, 0, 0, 0", "and says 0 for"),
    ],
)
def train_a_neuron(given: Given) -> None:
    """Have it learn “and”, “or” and “not the first”, and ask it."""
    inputs = [(0, 0), (0, 1), (1, 0), (1, 1)]
    for name, ys in {
        "and": (0, 0, 0, 1),
        "or": (0, 1, 1, 1),
        "not the first": (1, 1, 0, 0),
    }.items():
        examples = [(x_1, x_2, y) for (x_1, x_2), y in zip(inputs, ys, strict=True)]
        w_1, w_2, b = given.call("trained", examples)
        for x_1, x_2, y in examples:
            said = int(w_1 * x_1 + w_2 * x_2 + b > 0)
            if said != y:
                knobs = written([w_1, w_2, b])
                raise WrongError(
                    f"Trained on “{name}”, it ends with {knobs}, and says {said} for "
                    f"{x_1} and {x_2}; {y} is right."
                )
