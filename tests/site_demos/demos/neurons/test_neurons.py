"""The demos of single neurons say what the formulas give."""

import re
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.demos.neurons import one_neuron, sigmoid

tenths = st.integers(-60, 60).map(lambda n: n / 10)
inputs = st.integers(0, 20).map(lambda n: n / 20)


def results(figure: str) -> str:
    found = re.search(r'<p class="nn-result">(.*?)</p>', figure)
    assert found is not None
    return re.sub(r"<[^>]+>", "", found[1])


@given(inputs, inputs, tenths, tenths, tenths)
def test_one_neuron_says_its_sum_and_its_activation(
    a1: float, a2: float, w1: float, w2: float, b: float
) -> None:
    said = results(one_neuron.render(one_neuron.Parameters(a1, a2, w1, w2, b)))
    z = w1 * a1 + w2 * a2 + b
    numbers = [float(n.replace("\N{MINUS SIGN}", "-")) for n in re.findall(r"[−\d.]*\d", said)]
    assert numbers[:5] == pytest.approx([a1, w1, a2, w2, b], abs=0.006)
    assert numbers[5] == pytest.approx(z, abs=0.006)
    assert numbers[-1] == pytest.approx(1 / (1 + exp(-z)), abs=0.006)


def test_negative_weight_is_drawn_as_one() -> None:
    positive, negative = (
        one_neuron.render(one_neuron.Parameters(weight_2=weight)) for weight in (2, -2)
    )
    mark = "nn-weight nn-negative"
    assert negative.count(mark) == positive.count(mark) + 1


@pytest.mark.parametrize(
    ("z", "value"),
    {0: "0.500", -2: "0.119", 6: "0.998", -10: "0.00005", 10: "0.99995"}.items(),
)
def test_sigmoid_is_half_at_zero_and_never_said_to_be_0_or_1(z: float, value: str) -> None:
    assert results(sigmoid.render(sigmoid.Parameters(z))).endswith(f" = {value}.")
    assert float(value) == pytest.approx(1 / (1 + exp(-z)), abs=0.0005)
