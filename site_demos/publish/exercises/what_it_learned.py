"""Exercises of “What it learned”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given

faded_weight = Prediction(
    answer=(1 - 0.5 * 0.2) ** 2,
    hints=["In each step, the weight loses $\\eta \\lambda$ times what it is *then*."],
    why="Each step multiplies it by $1 - 0.5 \\times 0.2 = 0.9$, and $0.9 \\times 0.9 = 0.81$.",
    slips={
        0.9: "That is after one step.",
        0.8: "The second step takes a tenth of what is left, not of what there was at first.",
        0.64: "The decay is multiplied by the learning rate.",
        1: "Its slope is 0, but decay moves it all the same.",
    },
    within=0.004,
)


@exercise(
    start="""
        def confusion(meant, said, count):
            table = [[0] * count for _ in range(count)]
            ...
            return table
    """,
    hints=[
        "Go through both lists side by side. Each pair adds 1 to one cell.",
        "The row says what was meant, the column what it was taken for.",
    ],
    solution="""
        def confusion(meant, said, count):
            table = [[0] * count for _ in range(count)]
            for m, s in zip(meant, said):
                table[m][s] += 1
            return table
    """,
    slips=[
        ("table[m][s]", "table[s][m]", "[[2, 0], [1, 0]]; [[2, 1], [0, 0]] is expected"),
        ("+= 1", "= 1", "[[1, 1], [0, 0]]; [[2, 1], [0, 0]] is expected"),
        ("table[m][s] += 1", "table[m][m] += 1", "[[3, 0], [0, 0]]; [[2, 1]"),
        (
            "[[0] * count for _ in range(count)]",
            "[[0] * count] * count",
            "[[2, 1], [2, 1]]; [[2, 1]",
        ),
    ],
)
def confusion_matrix(given: Given) -> None:
    """Try two digits, and three."""
    given.gives("confusion", [0, 0, 0], [0, 1, 0], 2, expected=[[2, 1], [0, 0]])
    table = [[1, 0, 0], [0, 0, 1], [0, 0, 2]]
    given.gives("confusion", [2, 1, 0, 2], [2, 2, 0, 2], 3, expected=table)
