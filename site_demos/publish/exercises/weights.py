"""Exercises of “Weights”."""

from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given, WrongError, written


@exercise(
    start="""
        def weighted_sum(weights, activations):
            ...
    """,
    hints=[
        "`zip(weights, activations)` walks through two lists side by side.",
        "Each pair gives a product, `w * a`. Add them up with `sum`.",
    ],
    solution="""
        def weighted_sum(weights, activations):
            return sum(w * a for w, a in zip(weights, activations))
    """,
    slips=[
        ("w * a", "w + a", "For [1, 2] and [3, 4] your function gives 10; 11 is expected."),
        ("return sum", "return max", "gives 8; 11 is expected"),
        ("return ", "", "gives nothing. Does it return"),
    ],
)
def weighted_sum(given: Given) -> None:
    """Try sums of several lengths, and weights of both signs."""
    given.gives("weighted_sum", [1, 2], [3, 4], expected=11)
    given.gives("weighted_sum", [2, -1, 0], [0.9, 0.3, 1], expected=1.5)
    given.gives("weighted_sum", [], [], expected=0)


@exercise(
    start="""
        weights = [
            [0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0],
            [1, 1, 1, 1, 1],
            [0, 0, 0, 0, 0],
            [0, 0, 0, 0, 0],
        ]
    """,
    hints=[
        "So far it counts the ink in the middle row. An all-white image has just as much.",
        "Ink above and below the stroke has to count against it: negative weights.",
        "In a white image every weight counts in full. So let them add up to 0, or less.",
    ],
    solution="""
        weights = [
            [0, 0, 0, 0, 0],
            [-1, -1, -1, -1, -1],
            [2, 2, 2, 2, 2],
            [-1, -1, -1, -1, -1],
            [0, 0, 0, 0, 0],
        ]
    """,
    slips=[
        ("[2, 2, 2, 2, 2]", "[3, 3, 3, 3, 3]", "An all-white image gives 5, which is above 0."),
        ("[-1, -1, -1, -1, -1]", "[1, 1, 1, 1, 1]", "An all-white image gives 20"),
        ("[2, 2, 2, 2, 2]", "[0, 0, 0, 0, 0]", "must be above 0, but is 0"),
        ("[2, 2, 2, 2, 2]", "[0, 0, 9, 0, 0]", "An upright stroke gives 7"),
    ],
)
def level_stroke(given: Given) -> None:
    """Try the stroke that is sought, then what is not."""
    weights: list[list[float]] = given.value("weights")
    if [len(row) for row in weights] != [5] * 5:
        raise WrongError("weights must have 5 rows of 5 numbers.")

    def answer(bright: set[tuple[int, int]]) -> float:
        return sum(
            w for y, row in enumerate(weights) for x, w in enumerate(row) if (x, y) in bright
        )

    def level(y: int) -> set[tuple[int, int]]:
        return {(x, y) for x in range(5)}

    stroke = answer(level(2))
    if stroke <= 0:
        raise WrongError(f"The sum of the stroke must be above 0, but is {written(stroke)}.")
    others = {
        "An all-white image": level(0) | level(1) | level(2) | level(3) | level(4),
        "An upright stroke": {(2, y) for y in range(5)},
        "A level stroke in the first row": level(0),
        "A level stroke in the second row": level(1),
        "A level stroke in the fourth row": level(3),
        "A level stroke in the last row": level(4),
    }
    for name, bright in others.items():
        if answer(bright) > 0:
            raise WrongError(f"{name} gives {written(answer(bright))}, which is above 0.")
