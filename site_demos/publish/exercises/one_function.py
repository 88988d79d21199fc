"""Exercises of “One function”."""

from nn_core import dense, sigmoid
from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given

type Layer = tuple[list[list[float]], list[float]]


@exercise(
    start="""
        from math import exp

        def forward(layers, activations):
            for weights, biases in layers:
                ...
            return activations
    """,
    hints=[
        (
            "What a layer makes is what the next one gets. So `activations` becomes a new list in "
            "each round."
        ),
        "For each `row` and `b` of `zip(weights, biases)`, work out the sum `z` first.",
        "The new list has `1 / (1 + exp(-z))` for each `z`.",
    ],
    solution="""
        from math import exp

        def forward(layers, activations):
            for weights, biases in layers:
                sums = [
                    sum(w * a for w, a in zip(row, activations)) + b
                    for row, b in zip(weights, biases)
                ]
                activations = [1 / (1 + exp(-z)) for z in sums]
            return activations
    """,
    slips=[
        (" + b\n", "\n", "is expected"),
        ("activations = [1 / (1 + exp(-z)) for z in sums]", "activations = sums", "is expected"),
        ("    activations = [1 / (1", "    outputs = [1 / (1", "your function gives [1, 0.5, 0]"),
    ],
)
def forward_by_hand(given: Given) -> None:
    """Hold three networks of different depth against the layers of nn_core."""
    first: Layer = ([[1, -2], [0.5, 3], [-1, 1]], [0, -1, 2])
    second: Layer = ([[2, 0, -3]], [1])
    third: Layer = ([[4], [-4]], [-2, 0.5])
    for layers in [[second], [first, second], [first, second, third]]:
        inputs = [1, 0.5, 0][: len(layers[0][0][0])]
        outputs: list[float] = list(inputs)
        for weights, biases in layers:
            outputs = sigmoid(dense(weights, biases, outputs))
        given.gives("forward", layers, inputs, expected=outputs)


@exercise(
    start="""
        def merged(w1, b1, w2, b2):
            weight = ...
            bias = ...
            return weight, bias
    """,
    hints=[
        "The first neuron gives $w_1 x + b_1$. Use that as the input of the second.",
        "$w_2 (w_1 x + b_1) + b_2$. What multiplies $x$, and what is left on its own?",
    ],
    solution="""
        def merged(w1, b1, w2, b2):
            weight = w1 * w2
            bias = w2 * b1 + b2
            return weight, bias
    """,
    slips=[
        ("w1 * w2", "w1 + w2", "gives (5, 10); (6, 10) is expected"),
        ("w2 * b1 + b2", "b1 + b2", "gives (6, 4); (6, 10) is expected"),
        ("w2 * b1 + b2", "w1 * b1 + b2", "gives (6, 7); (6, 10) is expected"),
    ],
)
def two_make_one(given: Given) -> None:
    """Try three pairs of neurons without a bend."""
    for w1, b1, w2, b2 in [(2, 3, 3, 1), (0.5, -1, -4, 0), (0, 5, 2, 1)]:
        at_0, at_1 = (w2 * (w1 * x + b1) + b2 for x in (0, 1))
        given.gives("merged", w1, b1, w2, b2, expected=(at_1 - at_0, at_0))
