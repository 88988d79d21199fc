"""Exercises of “Turn the pixels”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given

many_small_turns = Prediction(
    answer=1000 * 0.1 * 0.05,
    hints=[
        "One pixel changes the sum by its weight times its own change.",
        "Turn each pixel the way its weight tells you. Then all the changes have the same sign.",
    ],
    why="Each pixel adds $0.1 \\times 0.05 = 0.005$. A thousand of them add 5.",
    slips={
        0.005: "That is one pixel. There are 1,000.",
        0: "They would cancel if all were turned the same way. But each may be turned its own way.",
        50: "Each pixel may move by only 0.05.",
        100: "That is the sum of the sizes of all the weights. Each pixel may move by only 0.05.",
    },
    within=0.0004,
)


@exercise(
    start="""
        def turned(pixels, slopes, length):
            return [p - length * slope for p, slope in zip(pixels, slopes)]
    """,
    hints=[
        "Press *Check*. A pixel lies between 0, black, and 1, white.",
        "`max(0, x)` is never below 0. What is never above 1?",
    ],
    solution="""
        def turned(pixels, slopes, length):
            return [
                min(1, max(0, p - length * slope)) for p, slope in zip(pixels, slopes)
            ]
    """,
    slips=[
        ("min(1, max(0, p - length * slope))", "max(0, p - length * slope)", "[0.4, 0, 1.4]"),
        ("min(1, max(0, p - length * slope))", "min(1, p - length * slope)", "[0.4, -0.1, 1]"),
        ("p - length", "p + length", "[0.6, 0.3, 0.6]; [0.4, 0, 1] is expected"),
        ("min(1, max(0, ", "max(1, min(0, ", "[1, 1, 1]; [0.4, 0, 1] is expected"),
    ],
)
def turn_and_stay_a_pixel(given: Given) -> None:
    """Try pixels that stay within, and some that would go beyond either end."""
    given.gives("turned", [0.5, 0.1, 1], [0.2, 0.4, -0.8], 0.5, expected=[0.4, 0, 1])
    given.gives("turned", [0.3], [0], 9, expected=[0.3])
