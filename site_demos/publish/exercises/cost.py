"""Exercises of “Cost”."""

from nn_core import binary_cross_entropy, one_hot, squared_error
from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given


@exercise(
    start="""
        def cost(outputs, digit):
            target = []
            return sum((a - y) ** 2 for a, y in zip(outputs, target)) / 2
    """,
    hints=[
        "The target has as many numbers as there are outputs: 1 for the digit, and 0 for the rest.",
        "`[int(place == digit) for place in range(len(outputs))]` would do.",
    ],
    solution="""
        def cost(outputs, digit):
            target = [int(place == digit) for place in range(len(outputs))]
            return sum((a - y) ** 2 for a, y in zip(outputs, target)) / 2
    """,
    slips=[
        ("place == digit", "place == digit - 1", "gives 1; 0 is expected"),
        ("range(len(outputs))", "range(digit + 1)", "For [1, 1, 1] and 0 your function gives 0"),
        (
            "[int(place == digit) for place in range(len(outputs))]",
            "[digit] * len(outputs)",
            "0 is expected",
        ),
    ],
)
def cost_of_digit(given: Given) -> None:
    """Try a perfect answer, one that is lit all over, and one of ten outputs."""
    ten = [0.1, 0, 0, 0.7, 0, 0.5, 0, 0, 0.2, 0]
    tries: list[tuple[list[float], int]] = [([0, 1, 0], 1), ([1, 1, 1], 0), (ten, 3)]
    for outputs, digit in tries:
        expected = squared_error(outputs, one_hot(digit, len(outputs)))
        given.gives("cost", outputs, digit, expected=expected)


@exercise(
    start="""
        from math import log

        def cross_entropy(outputs, target):
            return -sum(y * log(a) for a, y in zip(outputs, target))
    """,
    hints=[
        "Suppose every output is 0.99, for every digit. What does it cost here? What should it?",
        "Where the target is 0, the output gave the truth only `1 - a`. That part is missing.",
    ],
    solution="""
        from math import log

        def cross_entropy(outputs, target):
            return -sum(
                y * log(a) + (1 - y) * log(1 - a) for a, y in zip(outputs, target)
            )
    """,
    slips=[
        ("(1 - y) * log(1 - a)", "(1 - y) * log(a)", "is expected"),
        ("+ (1 - y)", "- (1 - y)", "is expected"),
        ("-sum(", "sum(", "your function gives -"),
    ],
)
def lit_for_nothing(given: Given) -> None:
    """Try outputs that are right, all lit, and sure of the wrong one."""
    for outputs, target in [([0.9, 0.2], [1, 0]), ([0.99, 0.99], [1, 0]), ([0.1, 0.9], [1, 0])]:
        expected = binary_cross_entropy(outputs, target)
        given.gives("cross_entropy", outputs, target, expected=expected)
