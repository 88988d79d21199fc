"""A layer of three neurons as a matrix: one row, one product, one step at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul

from nn_core import activation, dense
from site_demos import kit
from site_demos.demos.network.matrix_form import tables

SIGMOID = activation("sigmoid")
ROWS, COLUMNS = 3, 4
EACH = COLUMNS + 2  # steps in a row: its products, the bias, the sigmoid
LAST = ROWS * EACH + 1
EXAMPLES: dict[str, tuple[str, list[list[float]]]] = {
    "mixed": ("Mixed weights", [[2, -1, 0.5, 1], [-1.5, 1, 1, -0.5], [0.5, 2, -2, 1.5]]),
    "pick": ("Each row picks one input", [[0, 4, 0, 0], [0, 0, 0, 4], [4, 0, 0, 0]]),
    "compare": ("Each row compares", [[2, 2, -2, -2], [2, -2, 2, -2], [-1, -1, 4, -1]]),
}
BIASES: dict[str, list[float]] = {
    "mixed": [-1, 0.5, -2],
    "pick": [-2, -2, -2],
    "compare": [0, 0, -1],
}
CODE = """\
def layer(W, b, a):
    outputs = []
    for j in range(len(W)):
        z = 0
        for i in range(len(a)):
            z += W[j][i] * a[i]
        z += b[j]
        outputs.append(sigmoid(z))
    return outputs"""
START, PRODUCT, BIAS, SQUEEZE, RETURN = 1, 5, 6, 7, 8  # lines of the code, from 0


@dataclass(frozen=True)
class Parameters(kit.Parameters):
    """Four activations that come in, a table of weights, and the steps done."""

    input_1: float = kit.slider(0.8, low=0, high=1, step=0.1, label="Input a₁")
    input_2: float = kit.slider(0.5, low=0, high=1, step=0.1, label="Input a₂")
    input_3: float = kit.slider(0.2, low=0, high=1, step=0.1, label="Input a₃")
    input_4: float = kit.slider(1, low=0, high=1, step=0.1, label="Input a₄")
    example: str = kit.choice(
        "mixed", options={key: name for key, (name, _) in EXAMPLES.items()}, label="Weights"
    )
    step: int = kit.steps(last=LAST, start=EACH, label="Steps done")


def render(parameters: Parameters) -> str:
    """Draw z = W a + b and a' = σ(z) as far as they are worked out, and the line of code reached.

    In each row the products are added one by one, then the bias; then σ is applied.
    """
    state = inputs(parameters)
    weights, biases = EXAMPLES[parameters.example][1], BIASES[parameters.example]
    sums = dense(weights, biases, state)
    outputs = SIGMOID.function(sums)
    step = parameters.step
    row, done = place(step)
    sofar = running(weights[row], biases[row], state)[min(done, EACH - 1)]
    shown = tables.Shown(weights, state, biases, sums, outputs, row, done, sofar, step == LAST)
    return kit.join(
        [
            tables.draw(shown, parameters),
            tables.draw_sum(shown),
            tables.draw_code(CODE, line(step)),
            kit.result(_verdict(shown, step)),
        ]
    )


def inputs(parameters: Parameters) -> list[float]:
    """Return the column of activations."""
    return [getattr(parameters, f"input_{n + 1}") for n in range(COLUMNS)]


def place(step: int) -> tuple[int, int]:
    """Return which row a step is in, and how much of the row is done, from 0 to EACH.

    >>> place(0), place(1), place(6), place(7), place(19)
    ((0, 0), (0, 1), (0, 6), (1, 1), (2, 6))
    """
    if step == 0:
        return 0, 0
    row, within = divmod(min(step, LAST - 1) - 1, EACH)
    return row, within + 1


def line(step: int) -> int:
    """Return which line of the code a step has just run, from 0."""
    if step in (0, LAST):
        return START if step == 0 else RETURN
    _, done = place(step)
    return {COLUMNS + 1: BIAS, EACH: SQUEEZE}.get(done, PRODUCT)


def running(row: Sequence[float], bias: float, state: Sequence[float]) -> list[float]:
    """Return the sum of the first 0, 1, … products of a row, and last with the bias.

    >>> running([2.0, -1.0], 0.5, [1.0, 1.0])
    [0.0, 2.0, 1.0, 1.5]
    """
    return list(accumulate([*map(mul, row, state), bias], initial=0.0))


def _verdict(shown: tables.Shown, step: int) -> str:
    total = kit.named("sum", kit.fixed(shown.sofar))
    number = kit.named("row", str(shown.row + 1))
    if step == 0:
        return f"Nothing is added yet. Row {number} is at {total}."
    if step == LAST:
        written = ", ".join(kit.fixed(a, 3) for a in shown.outputs)
        return f"The layer returns {written}. Its last row, {number}, had the sum {total}."
    what = {
        COLUMNS + 1: f"with the bias, z is {total}.",
        EACH: f"z is {total}, and σ makes it {kit.fixed(shown.outputs[shown.row], 3)}.",
    }.get(shown.done, f"after {shown.done} of {COLUMNS} products, the sum is {total}.")
    return f"Row {number} of {ROWS}: {what}"
