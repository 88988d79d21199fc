"""Both activation functions, their slopes and a real layer, against numpy and the formulas."""

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos import kit, samples
from site_demos.demos.neurons import _trained
from site_demos.demos.neurons.relu import CHOICES, Parameters, curves, render
from tests.figures import captured

tenths = st.integers(-40, 40).map(lambda n: n / 10)


def named(figure, name):
    return captured(rf'data-result="{name}">([^<]*)<', figure).replace("\N{MINUS SIGN}", "-")


@given(tenths, st.integers(1, 10))
def test_figure_says_values_slopes_and_their_products(z, layers):
    figure = render(Parameters(z=z, layers=layers))
    a = 1 / (1 + exp(-z))
    slope = a * (1 - a)
    assert float(named(figure, "slope")) == pytest.approx(slope, abs=0.0006)
    assert float(named(figure, "relu")) == pytest.approx(max(0, z))
    assert named(figure, "product") == kit.tiny(slope**layers)
    assert float(named(figure, "relu_product")) == (z > 0)


@pytest.mark.parametrize("number", CHOICES)
def test_exact_zeros_of_a_layer_are_counted_as_numpy_does(number):
    image = np.array(samples.images()[CHOICES[number]])
    z = np.array(_trained.LAYER.weights) @ image + np.array(_trained.LAYER.biases)
    assert curves.first_sums(CHOICES[number]) == pytest.approx(list(z))
    assert int(named(render(Parameters(image=number)), "zeros")) == (z <= 0).sum()


def test_layer_has_a_bar_for_each_positive_sum_only():
    place = CHOICES[Parameters().image]
    positive = sum(z > 0 for z in curves.first_sums(place))
    assert curves.draw_layer(place).count("nn-measure") == positive
    assert 0 < positive < _trained.LAYER.n_out


def test_no_bar_is_longer_than_the_width():
    largest = max(max(curves.first_sums(n)) for n in range(len(samples.numbers())))
    assert largest <= curves.full_bar() < largest + 10


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1.000"), (0.25, "0.250"), (0.0099, "9.9 × 10⁻³"), (9.96e-6, "1.0 × 10⁻⁵"), (0.0, "0")],
)
def test_small_number_is_written_with_a_power_of_ten(value, text):
    assert kit.tiny(value).replace("\N{NO-BREAK SPACE}", " ") == text


def test_one_layer_is_told_as_one():
    assert "Through one layer like that, the slopes" in render(Parameters(layers=1))


def test_eleven_layers_are_refused():
    with pytest.raises(kit.ParameterError, match="Layers must lie between 1 and 10, but got 11"):
        Parameters(layers=11)
