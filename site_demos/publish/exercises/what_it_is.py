"""Exercises of “What is a neural network?”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given

swapped_numbers = Prediction(
    answer=-1 * 3 + 2,
    hints=["First put each number in the other’s place: $z = -1 \\times a + 2$."],
    why="$-1 \\times 3 + 2 = -1$. The formula and its numbers are the same. The result is not.",
    slips={
        5: "That is what the formula gave before the numbers changed places.",
        1: "The 3 stays where it is. Only the 2 and the −1 change places.",
        -5: "After the swap the 2 is added, not taken away.",
    },
)


@exercise(
    start="""
        def same_numbers(one, other):
            return one == other
    """,
    hints=[
        "Two lists are equal if each place holds the same. Here the places don’t matter.",
        "`sorted(numbers)` puts a list in order, whatever order it came in.",
    ],
    solution="""
        def same_numbers(one, other):
            return sorted(one) == sorted(other)
    """,
    slips=[
        ("sorted(one) == sorted(other)", "set(one) == set(other)", "[1, 1, 2] and [1, 2, 2]"),
        ("sorted(one) == sorted(other)", "sum(one) == sum(other)", "[1, 4] and [2, 3]"),
        ("sorted(one) == sorted(other)", "len(one) == len(other)", "True; False is expected"),
    ],
)
def same_numbers(given: Given) -> None:
    """Try lists in other orders, with other numbers, and with numbers that come twice."""
    given.gives("same_numbers", [0.5, -1, 2], [2, 0.5, -1], expected=True)
    given.gives("same_numbers", [0.5, -1, 2], [2, 0.5, 1], expected=False)
    given.gives("same_numbers", [1, 4], [2, 3], expected=False)
    given.gives("same_numbers", [1, 1, 2], [1, 2, 2], expected=False)
