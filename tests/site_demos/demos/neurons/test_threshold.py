"""The threshold stands where the formula puts it, and the dots are the sums of real images."""

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos import kit, samples
from site_demos.demos.neurons import _trained, threshold
from site_demos.demos.neurons.threshold import Parameters, render
from tests.figures import at, captured, read

halves = st.integers(-60, 60).map(lambda n: n / 2)
IMAGES = np.array(list(samples.images()))
HEIGHT, DESCENT = 11, 4  # of letters, above their line and below it, where they are largest


def named(figure, name):
    return captured(rf'data-result="{name}">([^<]*)<', figure).replace("\N{MINUS SIGN}", "-")


@given(halves, halves)
def test_figure_says_z_the_activation_and_the_side_of_the_threshold(total, bias):
    figure = render(Parameters(total=total, bias=bias))
    assert float(named(figure, "z")) == total + bias
    assert float(named(figure, "a")) == pytest.approx(1 / (1 + exp(-total - bias)), abs=0.0006)
    assert float(named(figure, "threshold")) == -bias
    assert (named(figure, "side") == "above") == (total > -bias)


@pytest.mark.parametrize("neuron", ["0", "7", "15"])
@pytest.mark.parametrize("bias", [-10.0, 0.0, 3.5])
def test_lit_images_are_counted_as_numpy_does(neuron, bias):
    sums = IMAGES @ np.array(_trained.LAYER.weights[int(neuron)])
    figure = render(Parameters(bias=bias, neuron=neuron))
    assert int(named(figure, "lit")) == (sums > -bias).sum()


def test_threshold_line_moves_against_the_bias():
    plot = kit.Plot(
        x=(-threshold.LIMIT, threshold.LIMIT), y=(0, 1), left=0, top=0, width=80, height=9
    )
    drawn = [threshold._threshold(plot, Parameters(bias=bias)) for bias in (-20, 0, 20)]
    lines = [captured(r'd="M([\d.]+)[^"]*" class="nn-guide', each) for each in drawn]
    assert sorted(lines, key=float, reverse=True) == lines
    assert float(lines[1]) == 40


def test_no_two_dots_overlap_and_each_stands_at_its_sum():
    plot = kit.Plot(
        x=(-threshold.LIMIT, threshold.LIMIT), y=(0, 1), left=0, top=0, width=340, height=9
    )
    places = threshold._places(plot, 2)
    assert [x for x, _ in places] == [plot.at(total, 0)[0] for total in threshold._sums(2)]
    for n, (x, y) in enumerate(places):
        for other_x, other_y in places[:n]:
            assert y != other_y or abs(x - other_x) >= 2 * threshold.DOT - 1e-9


@pytest.mark.parametrize("neuron", [str(j) for j in range(_trained.LAYER.n_out)])
def test_dots_of_every_neuron_stand_in_their_band_and_their_labels_outside(neuron):
    (picture,) = read(render(Parameters(neuron=neuron))).iter("svg")
    dots = [disc for disc in picture.iter("circle") if at(disc, "r")[0] <= threshold.DOT]
    assert len(dots) == 4 * len(threshold.IMAGES)  # a dark neuron is three discs, its light one
    for cy, radius in (at(dot, "cy", "r") for dot in dots):
        assert cy - radius >= threshold.BAND
        assert cy + radius <= threshold.FLOOR
    for text in picture.iter("text"):
        (y,) = at(text, "y")
        assert y + DESCENT <= threshold.BAND or y - HEIGHT >= threshold.FLOOR


def test_plot_holds_every_real_sum():
    for neuron in range(_trained.LAYER.n_out):
        assert max(map(abs, threshold._sums(neuron))) <= threshold.LIMIT


def test_learned_bias_can_be_taken():
    bias = kit.number(_trained.LAYER.biases[4], 1)
    assert f'data-set="bias={bias}"' in render(Parameters(neuron="4"))


def test_bias_beyond_the_plot_is_refused():
    with pytest.raises(kit.ParameterError, match="Bias b must lie between"):
        Parameters(bias=threshold.LIMIT + 1)
