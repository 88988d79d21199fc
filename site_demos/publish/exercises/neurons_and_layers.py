"""Exercises of “Neurons and layers”."""

from nn_core import dense, sigmoid
from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given


@exercise(
    start="""
        from math import exp

        def neuron(weights, bias, activations):
            z = sum(w * a for w, a in zip(weights, activations))
            return z
    """,
    hints=[
        "Two things are missing: the bias, and what squeezes the sum between 0 and 1.",
        "The sigmoid of `z` is `1 / (1 + exp(-z))`.",
    ],
    solution="""
        from math import exp

        def neuron(weights, bias, activations):
            z = sum(w * a for w, a in zip(weights, activations)) + bias
            return 1 / (1 + exp(-z))
    """,
    slips=[
        (" + bias", "", "your function gives 0.5"),
        ("exp(-z)", "exp(z)", "0.7310586 is expected"),
        ("1 / (1 + exp(-z))", "max(0, z)", "gives 1; 0.7310586 is expected"),
    ],
)
def whole_neuron(given: Given) -> None:
    """Try a neuron of the bias alone, then others."""
    tries: list[tuple[list[float], float, list[float]]]
    tries = [([0], 1, [1]), ([2, -1], -1, [0.5, 1]), ([4, 4], -2, [1, 1])]
    for weights, bias, activations in tries:
        (expected,) = sigmoid(dense([weights], [bias], activations))
        given.gives("neuron", weights, bias, activations, expected=expected)


@exercise(
    start="""
        def digit(outputs):
            ...
    """,
    hints=[
        "`max(outputs)` is the largest output. Which place is it in?",
        "`outputs.index(x)` is the place of `x`, counted from 0, as the digits are.",
    ],
    solution="""
        def digit(outputs):
            return outputs.index(max(outputs))
    """,
    slips=[
        ("outputs.index(max(outputs))", "max(outputs)", "gives 0.9; 3 is expected"),
        ("max(outputs))", "max(outputs)) + 1", "gives 4; 3 is expected"),
        ("outputs.index(max(outputs))", "[a > 0.5 for a in outputs].index(True)", "For [0.6, 0.1,"),
    ],
)
def digit_of_outputs(given: Given) -> None:
    """Try a clear case, two lit outputs, and a case in which all are faint."""
    given.gives("digit", [0, 0, 0.1, 0.9, 0, 0, 0, 0, 0, 0.2], expected=3)
    given.gives("digit", [0.6, 0.1, 0, 0, 0, 0, 0, 0, 0.8, 0], expected=8)
    given.gives("digit", [0.02, 0, 0, 0, 0.03, 0, 0, 0, 0, 0], expected=4)
