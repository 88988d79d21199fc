"""The data of the playground, and what its figure shows."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_demos.demos.learning import playground
from site_demos.demos.learning.playground import data, plane, surface, training
from site_demos.demos.learning.playground.features import FEATURES, inputs
from site_demos.demos.learning.playground.settings import MOST_NUMBERS, Parameters, features
from tests.figures import captured
from tests.sampling import states
from tests.site_demos.demos.learning.runs import PLACES, after, outputs

STATES = states("playground", 12)


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


def test_letter_of_an_axis_stands_among_no_ticks():
    figure = playground.render(*after(0))
    ticks = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="nn-tick" text-anchor', figure)
    letters = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" class="nn-label"', figure)
    right, low = map(float, letters[0])
    assert low >= max(float(y) for x, y in ticks if float(y) < plane.HEIGHT) + 16
    assert right <= plane.WIDTH
    assert float(letters[1][0]) < 10


def test_boundary_lies_where_the_values_pass_through_0():
    middles = surface.places()
    values = [x1 + 0.5 * x2 - 0.3 for x1, x2 in middles]
    line = surface.boundary(values, surface.CELLS)
    cell = 2 * data.REACH / surface.CELLS
    ends = [tuple(map(float, end)) for end in re.findall(r"([\d.]+) ([\d.]+)", line)]
    assert len(ends) > 40
    for across, down in ends:
        x1, x2 = across * cell - data.REACH, data.REACH - down * cell
        assert x1 + 0.5 * x2 - 0.3 == pytest.approx(0, abs=0.01)


def test_no_boundary_where_all_is_of_one_sign():
    assert surface.boundary([1.0] * surface.CELLS**2, surface.CELLS) == ""


def test_every_cell_is_shaded_by_its_sign_and_negative_ones_are_hatched():
    random = Random(1)
    values = [random.choice((-1.0, 1.0)) for _ in range(144)]
    drawn = surface.shaded(values, 12, 1.0)
    for class_, sign in (("nn-positive", 1), ("nn-negative", -1)):
        path = captured(rf'd="([^"]*)" class="{class_}"', drawn)
        assert sum(map(int, re.findall(r"h(\d+)v", path))) == values.count(sign)
    assert 'class="nn-hatch"' in drawn
    assert surface.shaded([0.0] * 144, 12, 1.0).count("<path") == 1


@pytest.mark.parametrize("query", STATES)
def test_outputs_over_the_plane_are_those_of_the_network(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    fed = inputs(features(parameters), PLACES)
    (column,) = training.respond(state.network, fed)[-1]
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
