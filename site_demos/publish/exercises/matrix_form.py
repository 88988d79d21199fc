"""Exercises of “The matrix form”."""

from nn_core import dense
from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given, WrongError, written


@exercise(
    start="""
        def sums(weights, biases, activations):
            found = []
            for row in weights:
                total = 0
                for w, a in zip(row, activations):
                    total = w * a
                found.append(total + biases[0])
            return found
    """,
    hints=[
        "Look at `total` after the inner loop. What is left of the first product?",
        (
            "Each row is a neuron of its own, with a bias of its own. `zip(weights, biases)` gives "
            "the row with its bias."
        ),
    ],
    solution="""
        def sums(weights, biases, activations):
            found = []
            for row, b in zip(weights, biases):
                total = 0
                for w, a in zip(row, activations):
                    total += w * a
                found.append(total + b)
            return found
    """,
    slips=[
        ("total += w * a", "total = w * a", "[4.5, -1]; [5.5, 2] is expected"),
        ("total + b", "total + biases[0]", "gives [5.5, 3]; [5.5, 2] is expected"),
        ("total + b", "total", "gives [5.5, 3]; [5.5, 2] is expected"),
    ],
)
def two_bugs(given: Given) -> None:
    """Try two layers of different shapes."""
    tries: list[tuple[list[list[float]], list[float], list[float]]]
    tries = [([[1, 2], [3, 0]], [0, -1], [1, 2.25]), ([[1, 0, -1]], [0.5], [2, 3, 4])]
    for weights, biases, activations in tries:
        expected = dense(weights, biases, activations)
        given.gives("sums", weights, biases, activations, expected=expected)


@exercise(
    start="""
        weights = [
            [1, 0],
            [0, 1],
            [0, 0],
        ]
    """,
    hints=[
        "A row makes one number of the result. Its first weight says how much of $a_1$ is in it.",
        "The first result should be $a_2$: nothing of $a_1$, and all of $a_2$.",
    ],
    solution="""
        weights = [
            [0, 1],
            [1, 0],
            [1, -1],
        ]
    """,
    slips=[
        ("[1, -1]", "[-1, 1]", "[2, 5, -3]; [2, 5, 3] is expected"),
        ("[0, 1]", "[1, 1]", "[7, 5, 3]; [2, 5, 3] is expected"),
        ("    [1, -1],\n", "", "weights must have 3 rows of 2 numbers"),
    ],
)
def swap_and_compare(given: Given) -> None:
    """Try two inputs."""
    weights = given.value("weights")
    if [len(row) for row in weights] != [2] * 3:
        raise WrongError("weights must have 3 rows of 2 numbers.")
    for a_1, a_2 in [(5, 2), (1, 1), (0, 4)]:
        found = dense(weights, [0, 0, 0], [a_1, a_2])
        if found != [a_2, a_1, a_1 - a_2]:
            wanted = written([a_2, a_1, a_1 - a_2])
            raise WrongError(f"From {[a_1, a_2]} it makes {written(found)}; {wanted} is expected.")
