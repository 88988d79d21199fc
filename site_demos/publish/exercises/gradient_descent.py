"""Exercises of “Gradient descent”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given, same

two_steps_down = Prediction(
    answer=2 * (1 - 0.5) ** 2,
    hints=[
        "The slope of this bowl is $w$ itself. The first step goes from 2 to $2 - 0.5 \\times 2$."
    ],
    why="From 2 to $2 - 0.5 \\times 2 = 1$, and from there to $1 - 0.5 \\times 1 = 0.5$.",
    slips={
        1: "That is where the first step leads. The second begins there.",
        0: "The second step has its own slope, which is gentler, so the step is shorter.",
        4.5: "That goes uphill. A knob is turned against its slope.",
    },
)


@exercise(
    start="""
        def descended(slope, w, rate, steps):
            ...
            return w
    """,
    hints=[
        "`slope` is a function: `slope(w)` is how steep it is at `w`.",
        "Each step does `w = w - rate * slope(w)`. How many times?",
    ],
    solution="""
        def descended(slope, w, rate, steps):
            for _ in range(steps):
                w = w - rate * slope(w)
            return w
    """,
    slips=[
        ("w - rate", "w + rate", "it comes to 4.5; 0.5 is expected"),
        ("range(steps)", "range(1)", "it comes to 1; 0.5 is expected"),
        (" * slope(w)", "", "it comes to 1; 0.5 is expected"),
        ("slope(w)", "w", "with the slope 2 (w - 3), it comes to 0.64; 2.28 is expected"),
    ],
)
def walk_downhill(given: Given) -> None:
    """Try a bowl around 0, and one around 3, and no step."""
    bowls = {"w": lambda w: w, "2 (w - 3)": lambda w: 2 * (w - 3)}
    for bowl, w, rate, steps, end in [
        ("w", 2, 0.5, 2, 0.5),
        ("2 (w - 3)", 1, 0.2, 2, 3 - 2 * 0.6**2),
        ("w", 7, 0.1, 0, 7),
    ]:
        found = given.call("descended", bowls[bowl], w, rate, steps)
        said = f"From {w}, in {steps} steps of size {rate} with the slope {bowl},"
        same(f"{said} it comes to", found, end)
