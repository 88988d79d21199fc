"""Walks downhill, on one knob, on two and on all, against their formulas and numpy."""

import re
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nn_core import Layer, Network, gradient, one_hot
from site_demos import kit, samples
from site_demos.demos.learning import _descent, all_knobs, one_knob, two_knobs
from site_demos.demos.learning._descent import Course
from site_demos.demos.learning._gallery import SHOWN
from site_demos.demos.learning.all_knobs.slopes import ENTROPY, NETWORK, cost_after, found
from tests.figures import captured

PLOT = kit.Plot(x=(0, 10), y=(0, 10), left=0, top=0, width=100, height=100)
rates = st.integers(1, 110).map(lambda n: n / 50)
starts = st.integers(-30, 30).map(lambda n: n / 10)
places = st.sampled_from(samples.gallery())


def named(figure, name):
    text = captured(rf'data-result="{name}">([^<]*)<', figure)
    return text.replace("\N{MINUS SIGN}", "-").replace(",", "")


@given(rates, starts, st.integers(0, 20))
def test_knob_in_the_bowl_is_multiplied_by_the_same_number_in_each_step(rate, start, steps):
    way = one_knob.path("bowl", start, rate, steps)
    assert way == pytest.approx([start * (1 - rate) ** n for n in range(len(way))])


@given(st.sampled_from(list(one_knob.CURVES)), starts)
def test_slope_of_a_curve_is_what_a_small_change_finds(curve, w):
    up, down = one_knob.cost(curve, w + 1e-5), one_knob.cost(curve, w - 1e-5)
    assert one_knob.slope(curve, w) == pytest.approx((up - down) / 2e-5, abs=1e-6)


@given(st.sampled_from([6.0, 60.0]), starts, starts)
def test_both_slopes_are_what_a_small_change_finds(steep, first, second):
    both = two_knobs.slopes(steep, [first, second])
    for knob, slope in enumerate(both):
        moved = [
            [w + (step if n == knob else 0) for n, w in enumerate((first, second))]
            for step in (1e-5, -1e-5)
        ]
        up, down = (two_knobs.cost(steep, each) for each in moved)
        assert slope == pytest.approx((up - down) / 2e-5, abs=1e-6)


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.02, "Too small: "),
        (0.3, "Good: "),
        (1.0, "Good: it comes to rest after 1 step."),
        (1.5, "Large: "),
        (2.0, "Too large: "),
        (2.2, "Far too large: "),
    ],
)
def test_verdict_on_a_step_size_in_the_bowl(rate, said):
    assert one_knob.judged(one_knob.course("bowl", 2.6, rate)).startswith(said)


@given(st.integers(0, 20))
def test_ball_speaks_of_where_it_lies_and_the_first_ring_of_the_start(steps):
    one = one_knob.render(one_knob.Parameters(steps=steps))
    w = kit.fixed(float(named(one, "w")))
    assert 'aria-label="The ball" aria-valuemin="-3" aria-valuemax="3"' in one
    assert f'aria-valuetext="w {w}"' in one
    assert ('aria-valuetext="Start 2.60"' in one) == (steps > 0)
    two = two_knobs.Parameters(steps=steps)
    first, second = two_knobs.path(two)[-1]
    said = f'aria-valuetext="w₁ {kit.fixed(first)}, w₂ {kit.fixed(second)}"'
    assert said in two_knobs.render(two)


@pytest.mark.parametrize("valley", two_knobs.VALLEYS.values())
def test_lines_are_labelled_where_they_are_at_the_right_and_apart(valley):
    drawn = re.findall(
        r'x="([\d.]+)" y="([\d.]+)" class="nn-tick nn-halo"[^>]*>(\d+)<', two_knobs._ground(valley)
    )
    plot, lows = two_knobs.PLOT, []
    for x, y, level in drawn:
        first = (float(x) - plot.left) / plot.width * 2 * two_knobs.ACROSS - two_knobs.ACROSS
        second = two_knobs.UP - (float(y) - 4 - plot.top) / plot.height * 2 * two_knobs.UP
        assert two_knobs.cost(valley.steep, [first, second]) == pytest.approx(int(level), rel=0.01)
        assert plot.left + 0.85 * plot.width < float(x) < plot.left + plot.width - 12
        assert plot.top + 10 < float(y)
        lows.append(float(y))
    assert len(drawn) == 3
    assert all(sooner - later > 14 for sooner, later in pairwise(lows))


def test_walk_that_starts_at_the_bottom_does_not_move():
    assert one_knob.course("bowl", 0.0, 1.0) == Course(0, is_lost=False, jumps=0)
    assert one_knob.path("bowl", 0.0, 1.0, 5) == [0.0] * 6


def test_lost_walk_ends():
    way = one_knob.path("valleys", 3.0, 2.2, 20)
    assert len(way) < 21
    assert abs(way[-1]) > _descent.FAR >= abs(way[-2])


@given(starts, starts, st.integers(1, 66).map(lambda n: n / 200), st.integers(0, 30))
def test_light_ball_takes_each_knob_by_itself(first, second, rate, steps):
    parameters = two_knobs.Parameters(start_1=first, start_2=second, rate=rate, steps=steps)
    expected = [first * (1 - rate) ** steps, second * (1 - 6 * rate) ** steps]
    assert two_knobs.path(parameters)[-1] == pytest.approx(expected)


def test_heavy_ball_keeps_nine_tenths_of_its_speed():
    parameters = two_knobs.Parameters(momentum=True, rate=0.05, steps=3)
    w, v = np.array([parameters.start_1, parameters.start_2]), np.zeros(2)
    for _ in range(3):
        v = 0.9 * v - 0.05 * w * [1, 6]
        w = w + v
    assert two_knobs.path(parameters)[-1] == pytest.approx(list(w))


@pytest.mark.parametrize(
    ("start", "end", "part"),
    [
        ((1, 1), (2, 3), [(1, 1), (2, 3)]),
        ((5, 5), (15, 5), [(5, 5), (10, 5)]),
        ((-10, -10), (20, 20), [(0, 0), (10, 10)]),
        ((11, 0), (11, 10), None),
        ((-5, 5), (5, 16), None),
    ],
)
def test_line_is_cut_where_it_leaves_the_plot(start, end, part):
    assert _descent._within(PLOT, start, end) == part


@given(places)
def test_all_slopes_are_what_numpy_finds(place):
    it = found(place)
    activations = [np.array(a) for a in it.trace.activations]
    delta = activations[-1] - np.eye(10)[it.digit]
    square = 0.0
    for number in (2, 1, 0):
        slopes = it.gradient.layers[number]
        assert np.allclose(slopes.weights, np.outer(delta, activations[number]))
        assert np.allclose(slopes.biases, delta)
        square += (np.array(slopes.weights) ** 2).sum() + (delta**2).sum()
        a = activations[number]
        delta = np.array(NETWORK.layers[number].weights).T @ delta * a * (1 - a)
    assert it.square == pytest.approx(square)


@given(places, st.integers(0, 100).map(lambda n: n / 1000))
def test_cost_after_a_step_is_that_of_the_network_with_other_knobs(place, rate):
    it = found(place)
    layers = [
        Layer(
            np.array(layer.weights) - rate * np.array(by.weights),
            np.array(layer.biases) - rate * np.array(by.biases),
            layer.activation,
        )
        for layer, by in zip(NETWORK.layers, it.gradient.layers, strict=True)
    ]
    moved = gradient(Network(layers), [samples.images()[place]], [one_hot(it.digit)], ENTROPY)
    assert cost_after(it, rate) == pytest.approx(moved.loss)


@given(places)
def test_slope_by_a_black_pixel_is_exactly_0_and_no_other_is(place):
    it = found(place)
    black = it.trace.inputs.count(0.0)
    assert it.zeros(0) == black * all_knobs.FIRST.n_out
    assert it.zeros(1) == it.zeros(2) == 0


@given(places)
def test_largest_slope_of_a_layer_is_the_largest(place):
    it = found(place)
    for layer in range(3):
        j, i, slope = it.largest(layer)
        assert it.gradient.layers[layer].weights[j][i] == slope
        sizes = np.abs(it.gradient.layers[layer].weights)
        assert abs(slope) == pytest.approx(sizes.max())
        assert not (sizes[j, :i] > abs(slope) - 1e-9).any()


@pytest.mark.parametrize("number", SHOWN)
def test_small_step_lowers_the_cost_of_the_image(number):
    figure = all_knobs.render(all_knobs.Parameters(image=number, rate=0.01))
    assert float(named(figure, "after")) <= float(named(figure, "before"))
    it = found(SHOWN[number])
    drop = it.gradient.loss - cost_after(it, 1e-6)
    assert drop == pytest.approx(1e-6 * it.square, rel=0.01)


def test_step_of_size_0_changes_nothing():
    figure = all_knobs.render(all_knobs.Parameters(rate=0.0))
    assert named(figure, "after") == named(figure, "before")
    assert "still says" in figure


def test_negative_step_size_is_refused():
    with pytest.raises(kit.ParameterError, match=r"Step size η must lie between 0 and 0\.1, but"):
        all_knobs.Parameters(rate=-1)
