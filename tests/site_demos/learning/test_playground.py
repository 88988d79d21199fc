"""The playground: its runs, what is kept of them, typed numbers, and files that are refused."""

import json
import re
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nn_core.weights import loads
from site_demos.learning import playground
from site_demos.learning._playground import data, files, surface, table, training
from site_demos.learning._playground.features import FEATURES, inputs
from site_demos.learning._playground.settings import KINDS, MOST_NUMBERS, Parameters
from site_demos.learning._playground.written import edited
from tests.sampling import states

STATES = states("playground", 12)
PLACES = [(x1 / 2, x2 / 2) for x1 in range(-12, 13, 4) for x2 in range(-11, 12, 5)]


def after(epochs, **settings):
    parameters = Parameters(**settings)
    state = playground.begin(parameters)
    for _ in range(epochs):
        state = playground.advance(parameters, state)
    return parameters, state


def outputs(parameters, state):
    fed = inputs(training.features(parameters), PLACES)
    return [state.network.forward(x)[0] for x in fed]


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_gives_the_same_run_and_another_gives_another(kind):
    _, state = after(3, data=kind)
    assert after(3, data=kind)[1] == state
    assert after(3, data=kind, seed=2)[1].network != state.network


@pytest.mark.parametrize("kind", set(KINDS) - {data.OWN, "spiral"})
def test_default_network_learns_the_points(kind):
    _, state = after(120, data=kind)
    assert state.curve[-1][1] < 0.3 < state.curve[0][1]


def test_no_hidden_layer_learns_two_clusters_but_no_disc():
    flat = {"layer_1": 0, "layer_2": 0}
    parameters, state = after(40, data="clusters", **flat)
    assert playground.scores(parameters, state)[1].right > 95
    parameters, state = after(40, data="circles", **flat)
    assert playground.scores(parameters, state)[1].right < 70


def test_learning_rate_changes_while_it_runs_and_a_layer_begins_anew():
    assert Parameters().same_run(Parameters(learning_rate="1", penalty="l1", neuron="0.1"))
    assert Parameters().same_run(Parameters(points="1_1_0"))
    assert not Parameters().same_run(Parameters(layer_1=5))


def test_what_diverges_is_told_and_the_state_before_stays():
    deep = {f"layer_{k}": 8 for k in (1, 2, 3, 4)}
    straight = {f"activation_{k}": "identity" for k in (1, 2, 3, 4)}
    parameters = Parameters(learning_rate="10", **deep, **straight)
    state = playground.begin(parameters)
    with pytest.raises(ValueError, match="learning rate must be so small .* with 10 one grew"):
        for _ in range(50):
            state = playground.advance(parameters, state)
    assert "nn-result" in playground.render(parameters, state)
    lower = replace(parameters, learning_rate="0.001")
    assert playground.advance(lower, state).steps == state.steps + 1


@pytest.mark.parametrize("points", ["", "1_1_0 2_2_0"])
def test_points_of_both_classes_are_needed(points):
    parameters = Parameters(data=data.OWN, points=points)
    with pytest.raises(ValueError, match="of both classes to learn from, but none of the"):
        playground.advance(parameters, playground.begin(parameters))


def test_long_curve_is_thinned_but_keeps_both_its_ends():
    parameters, state = after(600, data=data.OWN, layer_1=1, layer_2=0)
    assert len(state.curve) <= training.LONGEST
    assert (state.curve[0][0], state.curve[-1][0]) == (0, state.steps)
    assert [epoch for epoch, *_ in state.curve] == sorted({epoch for epoch, *_ in state.curve})


# kept, saved, loaded


@pytest.mark.parametrize("query", STATES)
def test_link_with_the_numbers_gives_the_same_outputs(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    kept = Parameters.parse(playground.kept(parameters, state).query())
    back = playground.begin(kept)
    assert outputs(kept, back) == pytest.approx(outputs(parameters, state), abs=2e-4)
    assert playground.kept(kept, back) == kept


def test_link_after_training_shows_the_same_numbers():
    parameters, state = after(20)
    kept = playground.kept(parameters, state)

    def drawn(these, at):
        return re.findall(r'data-edit="[^"]*"|value="[^"]*"', playground.render(these, at))

    assert drawn(kept, playground.begin(kept)) == drawn(parameters, state)


@pytest.mark.parametrize("query", STATES)
def test_saved_python_runs_by_itself_and_agrees(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    program = playground.save(parameters, state)["network.py"]
    space = {"__name__": "alone"}
    exec(compile(program, "network.py", "exec"), space)  # noqa: S102 (what is saved is to be run)
    alone = [space["network"](x1, x2) for x1, x2 in PLACES]
    assert alone == pytest.approx(outputs(parameters, state), rel=1e-9, abs=1e-12)
    assert re.findall(r"^(?:import|from) (\w+)", program, re.MULTILINE) == ["sys", "math"]


@pytest.mark.parametrize("query", STATES)
def test_saved_network_comes_back_exactly_whatever_is_set(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    other, loaded = playground.load(
        Parameters(layer_1=8, layer_4=1, sine_2=True),
        playground.save(parameters, state)["network.json"],
    )
    assert loaded.network == state.network
    assert outputs(other, loaded) == outputs(parameters, state)
    assert Parameters.parse(other.query(whole=True)) == other


def test_kept_weights_of_another_shape_are_told_and_not_used():
    parameters, state = after(2)
    other = replace(playground.kept(parameters, state), layer_1=5)
    begun = playground.begin(other)
    assert begun.network == playground.begin(replace(other, weights="")).network
    assert "do not fit this network" in playground.render(other, begun)


# typed numbers


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.floats(-1000, 1000))
def test_typed_number_changes_that_number_only(seed, value):
    _, state = after(1)
    before = training.numbers_of(state.network)
    places = [
        f"{number}.{j}.{i}"
        for number, layer in enumerate(state.network.layers)
        for j in range(layer.n_out)
        for i in range(layer.n_in + 1)
    ]
    chosen = seed % len(places)
    numbers = training.numbers_of(edited(state.network, places[chosen], repr(value)))
    assert numbers == [*before[:chosen], value, *before[chosen + 1 :]]


def test_typed_number_is_in_the_figure_and_in_the_loss():
    parameters, state = after(1)
    new = playground.edit(parameters, state, "2.0.2", "-1.25")
    assert new.network.layers[-1].biases == (-1.25,)
    assert 'value="-1.25" aria-label="Bias, the output"' in playground.render(parameters, new)
    assert len(new.curve) == len(state.curve)
    assert new.curve[-1] != state.curve[-1]


@pytest.mark.parametrize(
    ("place", "text", "message"),
    [
        ("0.0.0", "", "a weight or bias must be a number, but “” came"),
        ("0.0.0", "one", "a weight or bias must be a number, but “one” came"),
        ("0.0.0", "nan", "a weight or bias must lie between -1000 and 1000, but nan came"),
        ("0.0.0", "1e9", "a weight or bias must lie between -1000 and 1000, but 1e9 came"),
        ("3.0.0", "1", "the network has no layer 3, only 3"),
        ("0.4.0", "1", "layer 0 has no place 4.0"),
        ("0.0.3", "1", "layer 0 has no place 0.3"),
        ("bias", "1", "a place must be layer.neuron.input, but is “bias”"),
    ],
)
def test_number_or_place_that_cannot_be_is_refused(place, text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        playground.edit(*after(0), place, text)


# files


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file must hold points or a network, but is empty"),
        (" \n\n", "the file must hold points or a network, but is empty"),
        ("a;b\n", "line 1 of the file must be x1,x2,label, but is “a;b”"),
        ("x1,x2,label\n1,2\n", "line 2 must have 3 entries, but has 2"),
        ("x1,x2,label\n1,2,0\n\n1,2,0,1\n", "line 4 must have 3 entries, but has 4"),
        ("x1,x2,label\none,2,0\n", "x1 in line 2 must be a number, but is “one”"),
        ("x1,x2,label\n1,nan,0\n", "x2 in line 2 must lie between -6 and 6, but is nan"),
        ("x1,x2,label\n1,6.5,0\n", "x2 in line 2 must lie between -6 and 6, but is 6.5"),
        ("x1,x2,label\n1,2,cat\n", "label in line 2 must be 0 or 1, but is “cat”"),
        (
            "x1,x2,label\n" + "1,2,1\n" * 3,
            "the file must hold points of both classes, 0 and 1, but none of its 3 is of class 0",
        ),
        ("x1,x2,label\n", "but none of its 0 is of class 0"),
        ("x1,x2,label\n" + "1,2,1\n" * 1001, "may hold at most 500 points, but holds 1,001"),
        ("\x00\x89PNG", "line 1 of the file must be x1,x2,label, but is “"),
    ],
)
def test_bad_table_is_refused_by_what_is_wrong(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        playground.load(Parameters(), text)


def network_file(**changes):
    parameters, state = after(0)
    return json.dumps(json.loads(playground.save(parameters, state)["network.json"]) | changes)


LAYER = {"activation": "tanh", "biases": [0.0], "weights": [[1.0]]}
LAST = LAYER | {"activation": "sigmoid"}
GIVEN = {"recipe": {"inputs": ["x1"]}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "it must be JSON, but is broken or cut short"),
        ("{}", "the file must have the key 'format'"),
        (network_file(format="shopping"), "format must be 'nn_core weights', but is 'shopping'"),
        (network_file(version=2), "version must be at most 1, but is 2"),
        (network_file(sizes=[2, 1]), "sizes must be [2, 4, 2, 1] as the layers are"),
        (network_file(recipe=None), "recipe inputs must be some of x1, x2, x1 ** 2"),
        (network_file(recipe={"inputs": 3}), "but are 3"),
        (network_file(recipe={"inputs": ["x2", "x1"]}), "in this order, but are ['x2', 'x1']"),
        (network_file(recipe={"inputs": ["x1"]}), "must take 1 inputs as the recipe says"),
        (
            network_file(layers=[LAYER], sizes=[1, 1], **GIVEN),
            "the last layer must be one sigmoid neuron, but is 1 tanh",
        ),
        (
            network_file(layers=[*[LAYER] * 5, LAST], sizes=[1] * 7, **GIVEN),
            "there may be at most 4 hidden layers, but there are 5",
        ),
        (
            network_file(
                layers=[
                    {"activation": "relu", "biases": [0.0] * 9, "weights": [[1.0]] * 9},
                    {"activation": "sigmoid", "biases": [0.0], "weights": [[1.0] * 9]},
                ],
                sizes=[1, 9, 1],
                **GIVEN,
            ),
            "layer 1 may have at most 8 neurons, but has 9",
        ),
    ],
)
def test_bad_network_is_refused_by_what_is_wrong(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        playground.load(Parameters(), text)


def test_own_table_becomes_points_the_newest_first():
    parameters, state = playground.load(
        Parameters(seed=7), "\N{BYTE ORDER MARK}X1, X2, Label\r\n1.5,-2,0\r\n0.25,3,1\r\n"
    )
    assert (parameters.data, parameters.points) == (data.OWN, "0.25_3_1 1.5_-2_0")
    assert data.own(parameters.points) == ((1.5, -2.0, 0), (0.25, 3.0, 1))
    assert parameters.seed == 7
    assert playground.advance(parameters, state).seen == 2


def test_refused_files_can_be_accepted_otherwise():
    assert table.read("x1,x2,label\n1,2,0\n1,2,1\n") == "1_2_1 1_2_0"
    assert files.read(Parameters(), network_file())[1] == loads(network_file()).network


# the data


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


# the figure


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
        path = re.search(rf'd="([^"]*)" class="{class_}"', drawn)[1]
        assert sum(map(int, re.findall(r"h(\d+)v", path))) == values.count(sign)
    assert 'class="nn-hatch"' in drawn
    assert surface.shaded([0.0] * 144, 12, 1.0).count("<path") == 1


@pytest.mark.parametrize("query", STATES)
def test_outputs_over_the_plane_are_those_of_the_network(query):
    parameters = Parameters.parse(query)
    state = playground.begin(parameters)
    fed = inputs(training.features(parameters), PLACES)
    (column,) = training.respond(state.network, fed)[-1]
    assert column == pytest.approx(outputs(parameters, state))


def test_click_on_the_plane_adds_a_point_of_the_chosen_class():
    parameters = Parameters(data=data.OWN, points="1_2_0", brush="1")
    figure = playground.render(parameters, playground.begin(parameters))
    (sets,) = re.findall(r'data-each="([^"]*)"', figure)
    clicked = Parameters.parse("data=own&brush=1&" + sets.replace("%", "0"))
    half = data.REACH / data.SIDE
    assert data.own(clicked.points)[-1] == pytest.approx((half - 6, 6 - half, 1))
    assert data.own(clicked.points)[:-1] == ((1.0, 2.0, 0),)


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
    (first,), (last,) = ([row for row in layer.weights] for layer in state.network.layers)
    lines = re.search(r'nn-formula">(.*)</div>', figure)[1]
    text = re.sub(r"<[^>]*>", "", lines).replace("\N{NO-BREAK SPACE}", " ")
    shown = [f"{abs(w):.3f}" for w in (*first, *last)]
    assert re.findall(r"(\d\.\d{3}) [xa]", text) == shown
