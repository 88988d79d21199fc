"""The data of the playground, and what its figure shows."""

import re
from dataclasses import replace
from html import unescape
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import data, plane, surface, training
from site_demos.demos.learning.playground.features import FEATURES, inputs
from site_demos.demos.learning.playground.settings import (
    MOST_NUMBERS,
    Parameters,
    features,
    hidden,
)
from tests.figures import captured
from tests.sampling import states
from tests.site_demos.demos.learning.runs import PLACES, after, outputs

STATES = states("playground", 12)
SPLIT = data.Split((), ())


@pytest.mark.parametrize("kind", data.KINDS)
def test_made_points_are_half_of_each_class_and_in_reach(kind):
    for noise in (0.0, 2.0):
        points = data.made(kind, noise, 3)
        assert sum(label for *_, label in points) == data.COUNT / 2
        assert all(max(abs(x1), abs(x2)) <= data.REACH for x1, x2, _ in points)


def test_made_points_lie_where_their_formula_says():
    for x1, x2, label in data.made("circles", 0, 1):
        assert (x1 * x1 + x2 * x2 <= data.DISC**2) == (label == 1)
    for x1, x2, label in data.made("exclusive-or", 0, 1):
        assert (x1 * x2 > 0) == (label == 1)


@pytest.mark.parametrize("kind", data.VALUES)
def test_values_are_those_of_their_formula_and_fill_their_range(kind):
    x1, x2, found = np.array(data.made(kind, 0, 3)).T
    top, broad = data.TOPS, 2 * data.BREADTH**2
    near, far = np.exp(-((x1 - top) ** 2) / broad), np.exp(-((x1 + top) ** 2) / broad)
    low, high = np.exp(-((x2 + top) ** 2) / broad), np.exp(-((x2 - top) ** 2) / broad)
    formulas = {
        "slope": (x1 + x2) / 10,
        "hills": (near - far) * (high - low),
        "ripple": np.cos(np.pi * np.hypot(x1, x2) / 4),
    }
    assert found == pytest.approx(formulas[kind])
    assert abs(found).max() <= 1.01
    assert found.min() < -0.8 < 0.8 < found.max()


@given(
    st.lists(st.tuples(st.just(0.0), st.just(0.0), st.integers(0, 1)), max_size=60),
    st.integers(1, 9),
)
def test_points_are_divided_by_share_and_a_new_one_moves_no_other(points, tenths):
    points = [(float(n), x2, label) for n, (_, x2, label) in enumerate(points)]
    whole = data.divided(points, 10 * tenths)
    assert sorted(whole.training + whole.test) == sorted(points)
    for label in (0, 1):
        count = sum(point[2] == label for point in points)
        learned = sum(point[2] == label for point in whole.training)
        assert 0 <= learned - count * tenths / 10 < 1
    before = data.divided(points[:-1], 10 * tenths)
    assert set(before.training) <= set(whole.training)


def test_letter_of_an_axis_stands_in_the_place_of_its_last_tick():
    drawn = plane.draw_plane(Parameters(), [1.0] * len(surface.places()), 1.0, SPLIT, "")
    ticks = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="nn-tick" text-anchor', drawn)
    (right, low), (left, high) = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="nn-l', drawn)
    assert float(right) > max(float(x) for x, _ in ticks) + 16
    assert low in {y for _, y in ticks}
    assert float(high) < min(float(y) for _, y in ticks) - 16
    assert float(left) < 10


def test_surface_of_a_plane_is_that_plane_in_the_middle_of_every_cell():
    drawn = surface.fine([2 * x1 - 3 * x2 for x1, x2 in surface.places()])
    width = 2 * data.REACH / surface.CELLS
    middles = [width * (n + 0.5) - data.REACH for n in range(surface.CELLS)]
    assert surface.CELLS >= 60
    assert drawn == pytest.approx([2 * x1 + 3 * x2 for x2 in middles for x1 in middles])


def test_boundary_lies_where_the_values_pass_through_0():
    line = surface.boundary([x1 + 0.5 * x2 - 0.3 for x1, x2 in surface.places()])
    mesh = 2 * data.REACH / surface.MESHES
    ends = [tuple(map(float, end)) for end in re.findall(r"([\d.]+) ([\d.]+)", line)]
    assert len(ends) > 40
    for across, down in ends:
        x1, x2 = across * mesh - data.REACH, data.REACH - down * mesh
        assert x1 + 0.5 * x2 - 0.3 == pytest.approx(0, abs=0.01)


def test_no_boundary_where_all_is_of_one_sign():
    assert surface.boundary([1.0] * len(surface.places())) == ""


def test_every_cell_is_shaded_by_its_sign_and_negative_ones_are_hatched():
    random, side = Random(1), surface.COARSE
    values = [random.choice((-1.0, 1.0)) for _ in range(side**2)]
    drawn = surface.shaded(values, side, 1.0)
    for class_, sign in (("nn-positive", 1), ("nn-negative", -1)):
        path = captured(rf'd="([^"]*)" class="nn-run {class_}"', drawn)
        assert sum(map(int, re.findall(r"h(\d+)", path))) == values.count(sign)
    assert 'class="nn-hatch"' in drawn
    assert surface.shaded([0.0] * side**2, side, 1.0).count("<path") == 1


def test_hatch_lies_on_every_cell_of_its_diagonals_that_is_below_0():
    side = surface.COARSE
    for column, row in ((0, 0), (4, 2), (7, 8), (9, 8), (9, 9)):
        values = [0.0] * side**2
        values[row * side + column] = -1.0
        drawn = captured(r'd="([^"]*)" class="nn-hatch"', surface.shaded(values, side, 1.0))
        on = (column + row) % surface.HATCH[side] == 0
        assert drawn == (f"M{column} {row + 1}l1-1" if on else "")


# what changes the network, in the network


def pressed(parameters, label):
    """Return the parameters after a press on the part of the figure that has this label."""
    figure = playground.render(parameters, playground.begin(parameters))
    part = captured(rf'<\w+ ([^>]*aria-label="{re.escape(label)}"[^>]*)>', figure)
    return parameters.following(unescape(captured(r'data-set="([^"]*)"', part)))[0]


def test_neurons_and_layers_come_and_go_by_the_signs_above_them():
    begun = Parameters(layer_1=0, layer_3=1, activation_3="relu")  # so two layers: of 2 and 1
    more = pressed(begun, "One neuron more in layer 1")
    assert hidden(more) == [(3, "tanh"), (1, "relu")]
    assert hidden(pressed(more, "One neuron fewer in layer 1")) == hidden(begun)
    assert hidden(pressed(begun, "Remove layer 2")) == [(2, "tanh")]
    assert hidden(pressed(begun, "One layer more")) == [*hidden(begun), (2, "tanh")]
    assert hidden(pressed(begun, "One layer fewer")) == [(2, "tanh")]
    assert hidden(pressed(begun, "Layer 2: ReLU. Take sigmoid"))[1] == (1, "sigmoid")


def test_no_sign_leads_out_of_what_a_network_may_be():
    full = Parameters(layer_1=8, layer_2=8, layer_3=8, layer_4=8)
    figure = playground.render(full, playground.begin(full))
    assert "One neuron more" not in figure
    assert captured(r'<button ([^>]*aria-label="One layer more"[^>]*)>', figure).count("disabled")
    bare = Parameters(layer_1=0, layer_2=0)
    figure = playground.render(bare, playground.begin(bare))
    assert captured(r'<button ([^>]*aria-label="One layer fewer"[^>]*)>', figure).count("disabled")


def test_input_is_given_and_taken_away_by_its_picture():
    given = pressed(Parameters(), "Input x₁x₂")
    assert features(given) == ("x_1", "x_2", "product")
    assert features(pressed(given, "Input x₁")) == ("x_2", "product")


def test_chosen_neuron_fills_the_plane_and_one_press_leads_back():
    parameters, state = after(2, neuron="0.1")
    figure = playground.render(parameters, state)
    assert "Neuron 2 of layer 1, and where it is 0" in figure
    assert 'data-set="neuron=output">Back to the output' in figure
    activations = training.respond(state.network, surface.fed(features(parameters)))
    drawn = surface.shaded(surface.fine(activations[0][1]), surface.CELLS, 1.0)
    assert drawn in figure
    for shown in ("x_2", "output"):
        looked = playground.render(replace(parameters, shown=shown), state)
        assert drawn not in looked, "what is looked at for a moment is shown in its place"
        assert 'Weight from x₁, neuron 2 of layer 1"' in looked


def test_every_weight_and_bias_can_be_held_and_typed_where_its_neuron_is_chosen():
    parameters, state = after(1)
    figure = playground.render(parameters, state)
    held = re.findall(r'-line" data-number="([\d.]+)" data-begins="([-\d.]+)"', figure)
    firsts = re.findall(
        r'<g data-sets="neuron=([\d.]+)"><path [^>]* data-number="([\d.]+)"', figure
    )
    assert [place for _, place in firsts] == [f"{neuron}.0" for neuron, _ in firsts] != []
    assert [float(value) for _, value in held] == pytest.approx(
        training.numbers_of(state.network), abs=1e-4
    )
    edited = set(re.findall(r'data-edit="([\d.]+)"', figure))
    assert edited == {place for place, _ in held if place.startswith("2.0.")}


@pytest.mark.parametrize("query", STATES)
def test_outputs_over_the_plane_are_those_of_the_network(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    fed = inputs(features(parameters), PLACES)
    (column,) = training.respond(state.network, tuple(fed))[-1]
    assert column == pytest.approx(outputs(parameters, state))


def test_plane_of_made_points_takes_no_clicks():
    assert "data-each" not in playground.render(Parameters(), playground.begin(Parameters()))


def test_largest_network_of_the_page_can_be_kept():
    widest = {f"layer_{k}": 8 for k in (1, 2, 3, 4)}
    parameters, state = after(0, **dict.fromkeys(FEATURES, True), **widest)
    assert len(training.numbers_of(state.network)) == MOST_NUMBERS
    assert playground.kept(parameters, state).weights


def test_formula_says_what_the_network_computes():
    parameters, state = after(3, formula=True, layer_1=1, layer_2=0)
    figure = playground.render(parameters, state)
    (first,), (last,) = (layer.weights for layer in state.network.layers)
    lines = captured(r'nn-formula">(.*)</div>', figure)
    text = re.sub(r"<[^>]*>", "", lines).replace("\N{NO-BREAK SPACE}", " ")
    shown = [f"{abs(w):.3f}" for w in (*first, *last)]
    assert re.findall(r"(\d\.\d{3}) [xa]", text) == shown
