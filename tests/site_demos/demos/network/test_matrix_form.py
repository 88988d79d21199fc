"""The steps of the matrix form are those of its code, and end where numpy ends."""

import re
from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.demos.network import matrix_form
from site_demos.demos.network.matrix_form import (
    BIASES,
    CODE,
    COLUMNS,
    EACH,
    EXAMPLES,
    LAST,
    ROWS,
    Parameters,
    inputs,
    line,
    place,
    render,
    running,
)
from site_demos.kit import ParameterError

tenths = st.integers(0, 10).map(lambda n: n / 10)
parameters = st.builds(
    Parameters,
    tenths,
    tenths,
    tenths,
    tenths,
    st.sampled_from(list(EXAMPLES)),
    st.integers(0, LAST),
)


def said(text: str) -> float:
    return float(text.replace("\N{MINUS SIGN}", "-"))


def named(figure: str, name: str) -> float:
    found = re.search(rf'data-result="{name}">([^<]*)<', figure)
    assert found
    return said(found[1])


def sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))


@given(parameters)
def test_code_beside_the_figure_gives_what_numpy_gives(state: Parameters) -> None:
    weights, biases = EXAMPLES[state.example][1], BIASES[state.example]
    names: dict[str, object] = {"sigmoid": sigmoid}
    names |= {"W": weights, "b": biases, "a": inputs(state)}
    exec(f"{CODE}\nout = layer(W, b, a)", names)  # noqa: S102 (our own code)
    sums = np.array(weights) @ np.array(inputs(state)) + np.array(biases)
    assert names["out"] == pytest.approx(1 / (1 + np.exp(-sums)))


@given(parameters)
def test_running_sum_is_that_of_the_products_so_far(state: Parameters) -> None:
    row, done = place(int(state.step))
    weights = np.array(EXAMPLES[state.example][1][row])
    terms = min(done, COLUMNS)
    total = weights[:terms] @ np.array(inputs(state)[:terms])
    total += BIASES[state.example][row] if done > COLUMNS else 0
    figure = render(state)
    assert named(figure, "sum") == pytest.approx(total, abs=0.0051)
    assert named(figure, "row") == row + 1


def test_steps_go_through_each_row_once_and_mark_the_line_that_ran() -> None:
    lines = CODE.splitlines()
    marked = [lines[line(step)].strip() for step in range(LAST + 1)]
    row = ["z += W[j][i] * a[i]"] * COLUMNS + ["z += b[j]", "outputs.append(sigmoid(z))"]
    assert marked == ["outputs = []", *row * ROWS, "return outputs"]


def test_exactly_one_line_of_code_is_current() -> None:
    for step in range(LAST + 1):
        assert render(Parameters(step=step)).count('aria-current="step"') == 1


def test_at_the_end_every_activation_stands_in_the_figure() -> None:
    state = Parameters(step=LAST)
    sums = np.array(EXAMPLES["mixed"][1]) @ np.array(inputs(state)) + np.array(BIASES["mixed"])
    figure = render(state)
    for z in sums:
        assert f"{sigmoid(z):.3f}</text>" in figure
    assert "nn-now" not in figure


def test_nothing_is_worked_out_at_first() -> None:
    figure = render(Parameters(step=0))
    assert "Nothing is added yet" in figure
    assert "nn-bright" not in figure


def test_a_row_ends_with_its_bias() -> None:
    assert running([1.0, 1.0, 1.0, 1.0], 0.25, [0.5] * 4) == [0, 0.5, 1, 1.5, 2, 2.25]
    assert EACH == COLUMNS + 2
    assert all(len(rows) == ROWS for _, rows in EXAMPLES.values())
    assert all(len(row) == COLUMNS for _, rows in EXAMPLES.values() for row in rows)
    assert max(abs(w) for _, rows in EXAMPLES.values() for r in rows for w in r) <= (
        matrix_form.tables.FULL
    )


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("step=20", "Steps done must lie between 0 and 19, but got 20"),
        ("step=1.5", "Steps done must be a whole number, but got 1.5"),
        ("input_2=2", "Input a₂ must lie between 0 and 1, but got 2"),
        ("example=odd", "Weights must be one of mixed, pick, compare, but got “odd”"),
    ],
)
def test_state_that_breaks_a_rule_is_refused(query: str, message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        Parameters.parse(query)
