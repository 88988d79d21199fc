"""Exercises of “How sure is it?”."""

from nn_core import softmax
from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given


@exercise(
    start="""
        def kept_word(outputs, answers, low):
            chosen = [y for a, y in zip(outputs, answers)]
            return sum(chosen) / len(chosen)
    """,
    hints=[
        "It counts all the outputs. The question is only about those from `low` upwards.",
        "A list such as this one can end with `if a >= low`.",
    ],
    solution="""
        def kept_word(outputs, answers, low):
            chosen = [y for a, y in zip(outputs, answers) if a >= low]
            return sum(chosen) / len(chosen)
    """,
    slips=[
        ("a >= low", "a > low", "and 0.9 your function gives 1; 0.5 is expected"),
        ("[y for", "[a for", "gives 0.93; 0.5 is expected"),
        ("len(chosen)", "len(outputs)", "gives 0.25; 0.5 is expected"),
    ],
)
def outputs_that_keep_their_word(given: Given) -> None:
    """Try outputs above, below and at the limit."""
    outputs = [0.96, 0.2, 0.9, 0.5]
    given.gives("kept_word", outputs, [1, 0, 0, 1], 0.9, expected=0.5)
    given.gives("kept_word", outputs, [1, 0, 0, 1], 0.5, expected=2 / 3)


@exercise(
    start="""
        from math import exp

        def shares(z):
            powers = [exp(each) for each in z]
            return [power / sum(powers) for power in powers]
    """,
    hints=[
        (
            "Press *Check*: `exp(1000)` is too large a number. But only differences count, as the "
            "figure shows."
        ),
        "Subtract the largest sum from each. Then the largest power is `exp(0)`, which is 1.",
    ],
    solution="""
        from math import exp

        def shares(z):
            powers = [exp(each - max(z)) for each in z]
            return [power / sum(powers) for power in powers]
    """,
    slips=[
        ("each - max(z)", "each / max(z)", "For [2, 1, -1] your function gives"),
        ("each - max(z)", "min(each, 700)", "[1000, 1000, 999] your function gives"),
        ("each - max(z)", "each - min(z)", "This came from shares([0, -1000])."),
    ],
)
def softmax_far_out(given: Given) -> None:
    """Try sums near 0, far above, and far apart."""
    for z in [[2, 1, -1], [1000, 1000, 999], [0, -1000], [1000, 0]]:
        given.gives("shares", z, expected=softmax(z))
