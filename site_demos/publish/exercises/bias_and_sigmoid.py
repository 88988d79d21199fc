"""Exercises of “Bias and sigmoid”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given

half_lit = Prediction(
    answer=2 / 4,
    hints=[
        "A sigmoid is one half where its sum $z$ is 0.",
        "So $4 a - 2 = 0$. Which $a$ is that?",
    ],
    why="$4 \\times 0.5 - 2 = 0$, and $\\sigma(0) = 0.5$.",
    slips={
        2: "2 is what the weighted sum must reach. The input is multiplied by 4 first.",
        -0.5: "With −0.5 the sum is 4 × (−0.5) − 2 = −4. It must be 0.",
        0: "With 0 only the bias is left, and the sum is −2.",
        1: "With 1 the sum is 4 − 2 = 2. That is above 0.",
    },
)


@exercise(
    start="""
        from math import exp

        def sigmoid(z):
            return 1 / (1 + exp(-z))
    """,
    hints=[
        "Press *Check*. For a very negative `z`, `exp(-z)` is a number too large to hold.",
        "Multiply both parts of the fraction by `exp(z)`: `exp(z) / (exp(z) + 1)` is the same.",
        "The new form fails where the old one works. Take the one that suits the sign of `z`.",
    ],
    solution="""
        from math import exp

        def sigmoid(z):
            if z < 0:
                return exp(z) / (exp(z) + 1)
            return 1 / (1 + exp(-z))
    """,
    slips=[
        ("if z < 0", "if z > 0", "OverflowError"),
        ("(exp(z) + 1)", "(exp(z) - 1)", "0.2689414 is expected"),
        ("return exp(z) / (exp(z) + 1)", "return 0", "For -1 your function gives 0"),
    ],
)
def sigmoid_far_out(given: Given) -> None:
    """Try both sides, near 0 and far from it."""
    for z, a in {0: 0.5, 1: 0.731058579, -1: 0.268941421, 1000: 1, -1000: 0}.items():
        given.gives("sigmoid", z, expected=a)
