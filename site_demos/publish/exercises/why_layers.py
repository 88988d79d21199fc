"""Exercises of “Why layers”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given

sum_of_noise = Prediction(
    answer=(3 - 1 + 2) / 2 - 0.5,
    hints=["On average each pixel is one half. So on average each weight counts half."],
    why="Half the sum of the weights is $\\frac{1}{2}(3 - 1 + 2) = 2$, and $2 - 0.5 = 1.5$.",
    slips={
        3.5: "That is the sum for pixels that are all white. On average they are one half.",
        2: "The bias is missing.",
        1.75: "The bias is not multiplied by a pixel, so it counts in full.",
        2.5: "The minus sign of the second weight, or of the bias, is lost.",
    },
)


@exercise(
    start="""
        def fires(weights, bias, inputs):
            return int(sum(w * a for w, a in zip(weights, inputs)) + bias > 0)

        def either(here, there):
            any_of_them = fires([1, 1], -0.5, [here, there])
            both = ...
            return ...
    """,
    hints=[
        "`both` needs a higher threshold: 1 + 1 must reach it, and 1 alone must not.",
        "The last neuron looks at `[any_of_them, both]`. The second should hold it back.",
    ],
    solution="""
        def fires(weights, bias, inputs):
            return int(sum(w * a for w, a in zip(weights, inputs)) + bias > 0)

        def either(here, there):
            any_of_them = fires([1, 1], -0.5, [here, there])
            both = fires([1, 1], -1.5, [here, there])
            return fires([1, -1], -0.5, [any_of_them, both])
    """,
    slips=[
        ("-1.5", "-0.5", "For 1 and 0 your function gives 0; 1 is expected."),
        ("fires([1, -1], -0.5, [any_of_them, both])", "any_of_them", "For 1 and 1 your function"),
        ("[1, -1], -0.5", "[1, 1], -0.5", "For 1 and 1 your function gives 1; 0 is expected."),
    ],
)
def either_not_both(given: Given) -> None:
    """Try all four cases."""
    for here, there in [(0, 0), (1, 0), (0, 1), (1, 1)]:
        given.gives("either", here, there, expected=int(here != there))
