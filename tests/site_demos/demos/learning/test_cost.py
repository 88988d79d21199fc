"""The costs of images and of one output, against numpy and the formulas."""

import re
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import one_hot
from site_demos import samples
from site_demos.demos.learning import _terms, cost_of_one_output, worst_images
from site_demos.demos.learning._gallery import SHOWN
from site_demos.demos.learning.cost import Parameters, render
from site_demos.demos.learning.cost_of_one_output import slopes_by_output, slopes_by_sum
from site_demos.samples import worst
from tests.figures import captured

hundredths = st.integers(1, 99).map(lambda n: n / 100)
wanted = st.sampled_from([0.0, 1.0])


def named(figure, name):
    return captured(rf'data-result="{name}">([^<]*)<', figure).replace("\N{MINUS SIGN}", "-")


def numpy_outputs(image):
    a = np.array(image)
    for layer in _terms.NETWORK.layers:
        a = 1 / (1 + np.exp(-(np.array(layer.weights) @ a + np.array(layer.biases))))
    return a


def numpy_costs(image, digit):
    a, y = numpy_outputs(image), np.eye(10)[digit]
    return ((a - y) ** 2).sum() / 2, -np.log(np.where(y == 1, a, 1 - a)).sum()


@pytest.mark.parametrize("number", SHOWN)
def test_figure_says_both_costs_as_numpy_finds_them(number):
    place = SHOWN[number]
    squared, entropy = numpy_costs(samples.images()[place], samples.labels()[place])
    figure = render(Parameters(image=number))
    assert float(named(figure, "squared")) == pytest.approx(squared, abs=6e-4)
    assert float(named(figure, "entropy")) == pytest.approx(entropy, abs=6e-4)


@given(st.sampled_from(list(SHOWN)), st.integers(-80, 80).map(lambda n: n / 10))
def test_push_adds_to_the_sum_of_the_right_digit_alone(number, push):
    place = SHOWN[number]
    image, digit = samples.images()[place], samples.labels()[place]
    a = numpy_outputs(image)
    a[digit] = 1 / (1 + np.exp(-(np.log(a[digit] / (1 - a[digit])) + push)))
    y = np.eye(10)[digit]
    figure = render(Parameters(image=number, push=push))
    assert float(named(figure, "squared")) == pytest.approx(((a - y) ** 2).sum() / 2, abs=6e-4)
    entropy = -np.log(np.where(y == 1, a, 1 - a)).sum()
    assert float(named(figure, "entropy")) == pytest.approx(entropy, abs=6e-4)
    widths = re.findall(r'width="([\d.]+)" height="13" class="nn-measure"', figure)
    assert max(map(float, widths), default=0) <= 72


@given(st.lists(hundredths, min_size=10, max_size=10), st.integers(0, 9))
def test_terms_add_up_to_the_cost(outputs, digit):
    for measure in (_terms.SQUARED, _terms.ENTROPY):
        parts = _terms.terms(measure, outputs, one_hot(digit))
        assert sum(parts) == pytest.approx(measure.value(outputs, one_hot(digit)))
        assert min(parts) >= 0


def test_no_term_is_longer_than_the_longest_bar():
    for rank in worst_images.RANKS:
        parts = _terms.terms(
            _terms.ENTROPY, worst_images.outputs(rank), one_hot(worst.labels()[rank])
        )
        assert max(parts) <= _terms.full_bar()


def test_worst_images_stand_in_the_order_of_their_costs():
    costs = [worst_images.cost(rank) for rank in worst_images.RANKS]
    assert costs == sorted(costs, reverse=True)
    for rank, cost in enumerate(costs):
        _, entropy = numpy_costs(worst.images()[rank], worst.labels()[rank])
        assert cost == pytest.approx(entropy)


def test_chosen_worst_image_is_marked_and_told():
    figure = worst_images.render(worst_images.Parameters(rank="3"))
    assert named(figure, "rank") == "4"
    assert float(named(figure, "entropy")) == pytest.approx(worst_images.cost(3), abs=6e-3)
    (marked,) = re.findall(r'aria-checked="true"[^>]*data-set="([^"]*)"', figure)
    assert marked == "rank=3"


@given(hundredths, wanted)
def test_slopes_of_one_output_are_those_of_the_formulas(a, y):
    assert slopes_by_output(a, y) == pytest.approx([a - y, (a - y) / (a * (1 - a))])
    assert slopes_by_sum(a, y) == pytest.approx([(a - y) * a * (1 - a), a - y])


@given(st.integers(2, 98).map(lambda n: n / 100), wanted)
def test_slopes_by_the_output_are_what_a_small_change_finds(a, y):
    for measure, slope in zip(
        (_terms.SQUARED, _terms.ENTROPY), slopes_by_output(a, y), strict=True
    ):
        up, down = (measure.value([a + step], [y]) for step in (1e-6, -1e-6))
        assert (up - down) / 2e-6 == pytest.approx(slope, rel=1e-4)


@given(hundredths, st.sampled_from(["0", "1"]))
def test_figure_of_one_output_says_both_costs(a, y):
    figure = cost_of_one_output.render(cost_of_one_output.Parameters(a=a, wanted=y))
    off = abs(a - float(y))
    assert float(named(figure, "squared")) == pytest.approx(off**2 / 2, abs=6e-4)
    assert float(named(figure, "entropy")) == pytest.approx(-log(1 - off), abs=6e-4)
