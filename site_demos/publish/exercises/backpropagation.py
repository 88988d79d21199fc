"""Exercises of “Backpropagation”."""

from math import exp

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given, WrongError, alike, same, written

blame_of_two = Prediction(
    answer=(3 * 0.2 + 1 * -0.1) * 0.5 * (1 - 0.5),
    hints=[
        "Add up what comes back along the two connections: each weight times its δ.",
        "Then multiply by how steep the neuron itself is, $a (1 - a)$.",
    ],
    why="$3 \\times 0.2 + 1 \\times (-0.1) = 0.5$, times the steepness $0.5 \\times 0.5$: 0.125.",
    slips={
        0.5: "That is what comes back. It still has to go through the neuron’s own sigmoid.",
        0.15: "That is the blame through the first connection alone.",
        0.175: "The second δ is negative. It takes something away.",
        0.025: "The δs alone say nothing about how strong the connections are.",
    },
)


@exercise(
    start="""
        def slope(cost, w, nudge):
            return (cost(w + nudge) - cost(w)) / nudge
    """,
    hints=[
        "The chapter goes both ways: a little up, and a little down.",
        "Between `w - nudge` and `w + nudge` there are two nudges.",
    ],
    solution="""
        def slope(cost, w, nudge):
            return (cost(w + nudge) - cost(w - nudge)) / (2 * nudge)
    """,
    slips=[
        ("(2 * nudge)", "nudge", "you find the slope 4; 2 is expected"),
        (
            "cost(w + nudge) - cost(w - nudge)",
            "cost(w - nudge) - cost(w + nudge)",
            "you find the slope -2; 2 is expected",
        ),
        ("cost(w - nudge)) / (2", "cost(w)) / (1", "you find the slope 2.5; 2 is expected"),
    ],
)
def slope_by_trying(given: Given) -> None:
    """Try a parabola, whose slope is met exactly, and a line."""
    costs = {"w * w": lambda w: w * w, "4 - w": lambda w: 4 - w}
    tries: list[tuple[str, float, float, float]]
    tries = [("w * w", 1, 0.5, 2), ("w * w", -3, 0.1, -6), ("4 - w", 0, 1, -1)]
    for cost, w, nudge, expected in tries:
        found = given.call("slope", costs[cost], w, nudge)
        same(f"For {cost} at {w}, with a nudge of {nudge}, you find the slope", found, expected)


@exercise(
    start="""
        from math import exp

        def sigmoid(z):
            return 1 / (1 + exp(-z))

        def slopes(a_1, w_1, w_2, y):
            # forward: one neuron, then the output
            a_2 = sigmoid(w_1 * a_1)
            a_3 = sigmoid(w_2 * a_2)
            # backward
            delta_3 = (a_3 - y) * a_3 * (1 - a_3)
            delta_2 = w_1 * delta_3 * a_2 * (1 - a_2)
            return [a_1 * delta_2, a_2 * delta_3]
    """,
    hints=[
        "The check raises each weight a little and compares. Which δ is the wrong slope made of?",
        "BP2: blame comes back along the same weight that took the answer of neuron 2 forward.",
    ],
    solution="""
        from math import exp

        def sigmoid(z):
            return 1 / (1 + exp(-z))

        def slopes(a_1, w_1, w_2, y):
            # forward: one neuron, then the output
            a_2 = sigmoid(w_1 * a_1)
            a_3 = sigmoid(w_2 * a_2)
            # backward
            delta_3 = (a_3 - y) * a_3 * (1 - a_3)
            delta_2 = w_2 * delta_3 * a_2 * (1 - a_2)
            return [a_1 * delta_2, a_2 * delta_3]
    """,
    slips=[
        ("w_2 * delta_3", "delta_3", "your slope with respect to w_1"),
        (" * a_3 * (1 - a_3)", "", "your slope with respect to w_1"),
        ("a_2 * delta_3]", "a_3 * delta_3]", "your slope with respect to w_2"),
        ("(a_3 - y)", "(y - a_3)", "your slope with respect to w_1"),
    ],
)
def bug_in_the_blame(given: Given) -> None:
    """Hold both slopes against trying, for three settings."""

    def cost(a_1: float, w_1: float, w_2: float, y: float) -> float:
        a_2 = 1 / (1 + exp(-w_1 * a_1))
        return (1 / (1 + exp(-w_2 * a_2)) - y) ** 2 / 2

    e = 1e-4
    for a_1, w_1, w_2, y in [(1, 0.5, 2, 1), (0.5, -1, 3, 0), (2, 1, -1, 1)]:
        found = given.call("slopes", a_1, w_1, w_2, y)
        tried = [
            (cost(a_1, w_1 + e, w_2, y) - cost(a_1, w_1 - e, w_2, y)) / (2 * e),
            (cost(a_1, w_1, w_2 + e, y) - cost(a_1, w_1, w_2 - e, y)) / (2 * e),
        ]
        for name, slope, true in zip(["w_1", "w_2"], found, tried, strict=True):
            if not alike(slope, true):
                raise WrongError(
                    f"For a_1 = {a_1}, w_1 = {w_1}, w_2 = {w_2} and y = {y}, your slope "
                    f"with respect to {name} is {written(slope)}. By trying, it is {written(true)}."
                )
