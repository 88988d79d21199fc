"""Exercises of “13,002 knobs”."""

from site_demos.publish.exercises import Prediction, exercise
from site_demos.runtime.checks import Given

knobs_of_three_layers = Prediction(
    answer=3 * 4 + 4 + 4 * 2 + 2,
    hints=[
        "The layer of 4 has 3 × 4 weights and 4 biases.",
        "The layer of 2 has 4 × 2 weights and 2 biases. The inputs have no knobs.",
    ],
    why="$3 \\times 4 + 4 = 16$ and $4 \\times 2 + 2 = 10$, together 26.",
    slips={
        20: "Those are the weights. Each neuron that calculates has a bias as well.",
        29: "The inputs have no bias: nothing is calculated there.",
        24: "Don’t multiply all the sizes together. A layer is joined only to the one before it.",
        16: "That is the layer of 4. The layer of 2 has knobs too.",
    },
    within=0.4,
)


@exercise(
    start="""
        def weights_and_biases(sizes):
            weights, biases = 0, 0
            ...
            return weights, biases
    """,
    hints=[
        "`pairwise(sizes)`, from `itertools`, pairs each layer’s size with that of the next.",
        "For each pair, there are `n_in * n_out` more weights and `n_out` more biases.",
    ],
    solution="""
        from itertools import pairwise

        def weights_and_biases(sizes):
            weights, biases = 0, 0
            for n_in, n_out in pairwise(sizes):
                weights += n_in * n_out
                biases += n_out
            return weights, biases
    """,
    slips=[
        ("biases += n_out", "biases += n_in", "For [3, 2] your function gives (6, 3)"),
        ("weights += n_in * n_out", "weights = n_in * n_out", "; (12960, 42) is expected."),
        ("biases += n_out", "biases += 1", "gives (6, 1); (6, 2) is expected"),
    ],
)
def weights_and_biases(given: Given) -> None:
    """Try one layer, the network of this site, and none."""
    given.gives("weights_and_biases", [3, 2], expected=(6, 2))
    sizes = [784, 16, 16, 10]
    weights = 784 * 16 + 16 * 16 + 16 * 10
    given.gives("weights_and_biases", sizes, expected=(weights, sum(sizes[1:])))
    given.gives("weights_and_biases", [784], expected=(0, 0))
