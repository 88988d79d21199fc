"""Exercises of “Playground”."""

from math import cos, exp, pi, sin, sqrt
from random import Random

from site_demos.publish.exercises import exercise
from site_demos.runtime.checks import Given, WrongError


@exercise(
    start="""
        def inputs(x_1, x_2):
            return [x_1 * x_1]
    """,
    hints=[
        (
            "The points of one class lie in a disc, the others in a ring around it. What gives "
            "away a point of the disc, wherever it is?"
        ),
        "How far it is from the middle. The squared distance is $x_1^2 + x_2^2$.",
    ],
    solution="""
        def inputs(x_1, x_2):
            return [x_1 * x_1, x_2 * x_2]
    """,
    slips=[
        ("[x_1 * x_1, x_2 * x_2]", "[x_1, x_2]", "of the new points right. Beat 82"),
        ("[x_1 * x_1, x_2 * x_2]", "[x_1 * x_2]", "of the new points right. Beat 82"),
        ("[x_1 * x_1, x_2 * x_2]", "x_1 * x_1 + x_2 * x_2", "must return a list of numbers"),
        ("x_2 * x_2]", "x_2]", "of the new points right. Beat 82"),
    ],
)
def better_inputs(given: Given) -> None:
    """Train a neuron on a hundred points of disc and ring, and judge it on others."""

    def points(seed: int, count: int) -> list[tuple[float, float, int]]:
        random, made = Random(seed), []
        for number in range(count):
            least, most = (2.6, 4) if number % 2 else (0, 2)
            far, turn = sqrt(random.uniform(least**2, most**2)), random.uniform(0, 2 * pi)
            made.append((far * cos(turn), far * sin(turn), 1 - number % 2))
        return made

    first = given.call("inputs", 1.0, 2.0)
    if not isinstance(first, list | tuple) or not first:
        raise WrongError(f"inputs must return a list of numbers, but for 1 and 2 it is {first!r}.")
    weights, bias = [0.0] * len(first), 0.0
    learnt = [(given.call("inputs", x, y), label) for x, y, label in points(3, 100)]
    for _ in range(60):
        for numbers, label in learnt:
            z = sum(w * a for w, a in zip(weights, numbers, strict=True)) + bias
            step = 0.1 * (1 / (1 + exp(-max(-60, min(60, z)))) - label)
            weights = [w - step * a for w, a in zip(weights, numbers, strict=True)]
            bias -= step
    tried = points(22, 200)
    right = 0
    for x, y, label in tried:
        numbers = given.call("inputs", x, y)
        z = sum(w * a for w, a in zip(weights, numbers, strict=True)) + bias
        right += int(z > 0) == label
    if right <= 0.82 * len(tried):
        share = f"{100 * right / len(tried):.0f}%"
        raise WrongError(f"With these inputs it gets {share} of the new points right. Beat 82%.")


@exercise(
    start="""
        def with_penalty(loss, weights, strength):
            return loss + strength * sum(weights) / 2
    """,
    hints=[
        "Weights of both signs cancel in this sum. The penalty should grow with their *size*.",
        "L2 adds $\\frac{1}{2} \\lambda w^2$ for each weight $w$.",
    ],
    solution="""
        def with_penalty(loss, weights, strength):
            return loss + strength * sum(w * w for w in weights) / 2
    """,
    slips=[
        ("w * w", "abs(w)", "0.1 your function gives 0.7; 1 is expected"),
        (" / 2", "", "0.1 your function gives 1.5; 1 is expected"),
        ("loss + strength", "loss - strength", "0.1 your function gives 0; 1 is expected"),
    ],
)
def price_of_large_weights(given: Given) -> None:
    """Try weights of both signs, no strength, and no weights."""
    given.gives("with_penalty", 0.5, [3, -1], 0.1, expected=1)
    given.gives("with_penalty", 2, [5, 5], 0, expected=2)
    given.gives("with_penalty", 1, [], 3, expected=1)
