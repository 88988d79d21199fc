"""Exercises of “Sigmoid or ReLU”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given

three_sigmoids_back = Prediction(
    answer=0.25**3,
    hints=["On each step back, δ is multiplied by the weight, which is 1, and by the slope."],
    why="$\\frac{1}{4} \\times \\frac{1}{4} \\times \\frac{1}{4} = \\frac{1}{64}$, about 0.016.",
    slips={
        0.25: "That is after one layer. There are three.",
        0.0625: "That is after two layers. There are three.",
        0.75: "Slopes along a chain are multiplied, not added.",
        0.125: "A sigmoid is never steeper than a quarter.",
    },
    within=0.0005,
)


@exercise(
    start="""
        def blame_left(delta, weights, slopes):
            ...
    """,
    hints=[
        "On each step back, `delta` is multiplied by a weight and by a slope.",
        "Go through `zip(weights, slopes)`, and write `delta = delta * ...`.",
    ],
    solution="""
        def blame_left(delta, weights, slopes):
            for weight, slope in zip(weights, slopes):
                delta = delta * weight * slope
            return delta
    """,
    slips=[
        ("delta * weight * slope", "weight * slope", "gives 0.25; 0.5 is expected"),
        ("delta * weight * slope", "delta * slope", "gives 0.125; 0.5 is expected"),
        ("delta * weight * slope", "delta + weight * slope", "gives 3.25; 0.5 is expected"),
    ],
)
def blame_that_is_left(given: Given) -> None:
    """Try large weights, ReLUs on and off, and no layer."""
    given.gives("blame_left", 2, [4, 1], [0.25, 0.25], expected=0.5)
    given.gives("blame_left", -1, [0.5, 3, 2], [1, 1, 1], expected=-3)
    given.gives("blame_left", 5, [1, 1], [1, 0], expected=0)
    given.gives("blame_left", 5, [], [], expected=5)
