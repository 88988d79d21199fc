"""Exercises of “ReLU”."""

from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given


@exercise(
    start="""
        def relu(z):
            return max(0, z)

        def size(z):
            return relu(z)
    """,
    hints=[
        "For 3 it is right. For −3 it should be 3, too.",
        "Which number would you have to give `relu` to turn −3 into 3?",
    ],
    solution="""
        def relu(z):
            return max(0, z)

        def size(z):
            return relu(z) + relu(-z)
    """,
    slips=[
        ("relu(z) + relu(-z)", "relu(-z)", "For 3 your function gives 0; 3 is expected."),
        ("relu(z) + relu(-z)", "relu(z) - relu(-z)", "For -3 your function gives -3"),
        ("relu(z) + relu(-z)", "relu(z + 3)", "For 3 your function gives 6"),
    ],
)
def size_of_two_relus(given: Given) -> None:
    """Try numbers of both signs, and 0."""
    for z in (3, -3, 0, -0.5):
        given.gives("size", z, expected=abs(z))


@exercise(
    start="""
        def dead(answers):
            ...
    """,
    hints=[
        (
            "Each row of `answers` is one image, each column one neuron. `zip(*answers)` gives the "
            "columns."
        ),
        "A neuron is dead if its largest answer is 0. `enumerate` counts the columns.",
    ],
    solution="""
        def dead(answers):
            return [
                neuron for neuron, column in enumerate(zip(*answers)) if max(column) == 0
            ]
    """,
    slips=[
        ("max(column)", "min(column)", "gives [0, 1, 2]; [1] is expected"),
        ("zip(*answers)", "answers", "gives []; [1] is expected"),
        ("max(column) == 0", "0 in column", "gives [0, 1, 2]; [1] is expected"),
    ],
)
def dead_neurons(given: Given) -> None:
    """Try one dead neuron of three, two of two, and none."""
    given.gives("dead", [[0, 0, 2], [1, 0, 0], [0, 0, 0.1]], expected=[1])
    given.gives("dead", [[0, 0], [0, 0]], expected=[0, 1])
    given.gives("dead", [[0, 3], [1, 0]], expected=[])
